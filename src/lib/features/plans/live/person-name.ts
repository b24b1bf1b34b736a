import type { Translator } from '$lib/i18n';
import type { PersonHere } from './people.ts';

/** How somebody who has the plan open is called: name and city, whichever is known. */
export function personName(t: Translator, { name, city }: Pick<PersonHere, 'name' | 'city'>): string {
	const from = city && t.pick(city.name);
	if (name !== null) return from ? t('planedit.people.named', { name, city: from }) : name;
	return from ? t('planedit.people.from', { city: from }) : t('planedit.people.somebody');
}

/** Who writes in one place. @param people at least one */
export function writersSentence(t: Translator, people: readonly PersonHere[]): string {
	return people.length === 1
		? t('planedit.desk.writing', { who: personName(t, people[0]!) })
		: t('planedit.desk.writing_many', { count: people.length });
}
