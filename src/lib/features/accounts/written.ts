import type { Translator } from '$lib/i18n';
import type { Trilingual } from '$lib/shared/locale';

/** A name or title as its owner wrote it, or in the reader's language where the network keeps all three. */
export function written(t: Translator, text: string | Trilingual | null): string {
	if (text === null) return '';
	return typeof text === 'string' ? text : t.pick(text);
}
