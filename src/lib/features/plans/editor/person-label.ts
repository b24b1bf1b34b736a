import type { Translator } from '$lib/i18n';
import type { StampedPresence } from '$lib/shared/plans/wire';

/** How somebody is called at their caret: name and city, whichever is known. */
export function personLabel(
	t: Translator,
	{ name, city }: Pick<StampedPresence['user'], 'name' | 'city'>
): string {
	const parts = [name, city && t.pick(city.name)].filter((part) => typeof part === 'string' && part !== '');
	return parts.length > 0 ? parts.join(' · ') : t('planedit.text.somebody');
}
