import type { Translator } from '$lib/i18n';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Lets the browser's own checks of fields speak the page's language instead of the browser's. Without
 * script the server's answer says the same. The answer ends it.
 */
export function speakOwnWords(t: Translator): () => void {
	const refuse = (event: Event) => {
		const control = event.target as Control;
		// What was said the last time would count as a fault of its own.
		control.setCustomValidity('');
		control.setCustomValidity(faultOf(control, t) ?? '');
	};
	const forget = (event: Event) => {
		if (event.target instanceof HTMLElement && 'setCustomValidity' in event.target)
			(event.target as Control).setCustomValidity('');
	};
	document.addEventListener('invalid', refuse, true);
	document.addEventListener('input', forget, true);
	return () => {
		document.removeEventListener('invalid', refuse, true);
		document.removeEventListener('input', forget, true);
	};
}

function faultOf(control: Control, t: Translator): string | null {
	const { validity } = control;
	if (validity.valueMissing) return t('errors.field_required');
	if (control instanceof HTMLSelectElement) return null;
	if (validity.typeMismatch && control.type === 'email') return t('errors.email_invalid');
	if (validity.tooShort) return t('errors.field_too_short', { limit: control.minLength });
	if (validity.tooLong) return t('errors.field_too_long', { limit: control.maxLength });
	return null;
}
