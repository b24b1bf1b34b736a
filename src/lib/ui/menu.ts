import type { Attachment } from 'svelte/attachments';

/**
 * Makes a `<details>` behave as a menu: Escape closes it and gives the focus back, a press or a focus
 * elsewhere closes it, and so does choosing one of its links. Without JavaScript it stays a plain disclosure.
 */
export const closesItself: Attachment<HTMLDetailsElement> = (details) => {
	const close = () => (details.open = false);
	const onPointer = (event: PointerEvent) => {
		if (details.open && !details.contains(event.target as Node)) close();
	};
	const onKey = (event: KeyboardEvent) => {
		if (event.key !== 'Escape' || !details.open) return;
		event.stopPropagation();
		close();
		details.querySelector('summary')?.focus();
	};
	const onFocusOut = (event: FocusEvent) => {
		if (event.relatedTarget && !details.contains(event.relatedTarget as Node)) close();
	};
	const onClick = (event: MouseEvent) => {
		if ((event.target as Element).closest('a')) close();
	};
	document.addEventListener('pointerdown', onPointer);
	details.addEventListener('keydown', onKey);
	details.addEventListener('focusout', onFocusOut);
	details.addEventListener('click', onClick);
	return () => {
		document.removeEventListener('pointerdown', onPointer);
		details.removeEventListener('keydown', onKey);
		details.removeEventListener('focusout', onFocusOut);
		details.removeEventListener('click', onClick);
	};
};
