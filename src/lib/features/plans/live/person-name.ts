import type { Translator } from '$lib/i18n';
import type { PersonHere } from './people.ts';

/** How somebody who has the plan open is called: name and city, whichever is known. */
export function personName(t: Translator, { name, city }: Pick<PersonHere, 'name' | 'city'>): string {
	const from = city && t.pick(city.name);
	// Both stand in isolates of their own: without a mark, what is around them could not tell its direction.
	const mark = t.dir === 'rtl' ? '\u200f' : '';
	if (name !== null) return from ? mark + t('planedit.people.named', { name, city: from }) : name;
	return from ? t('planedit.people.from', { city: from }) : t('planedit.people.somebody');
}

/** Who writes in one place. @param people at least one */
export function writersSentence(t: Translator, people: readonly PersonHere[]): string {
	return people.length === 1
		? t('planedit.desk.writing', { who: personName(t, people[0]!) })
		: t('planedit.desk.writing_many', { count: people.length });
}
