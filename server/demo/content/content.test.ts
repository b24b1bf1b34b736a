import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../../src/lib/shared/locale.ts';
import { BODY, REASON, TITLE } from '../../../src/lib/shared/post-rules.ts';
import { ROLE_SCOPE } from '../../../src/lib/shared/roles.ts';
import { DEMO_NETWORK, type DemoThread } from './index.ts';

const { regions, countries, cities, themes, forums, people, threads } = DEMO_NETWORK;
const personOf = new Map(people.map((person) => [person.slug, person]));
const cityOf = new Map(cities.map((city) => [city.slug, city]));
const forumOf = new Map(forums.map((forum) => [forum.key, forum]));
const posts = threads.flatMap((thread) => [thread, ...thread.replies]);

/** The places that the seed documents name clearly enough to be shown, with the documents that name them. */
const SEEDED: Record<string, string> = {
	baghdad: 'S0',
	'new-york': 'S0 S1',
	rabat: 'S1',
	peshawar: 'S2',
	birmingham: 'S2',
	kristiansand: 'S2',
	mombasa: 'S2',
	montreal: 'S2',
	dakar: 'S2',
	skopje: 'S2',
	kumanovo: 'S2',
	gostivar: 'S2',
	cair: 'S2',
	elbasan: 'S2',
	aarhus: 'S3',
	vilvoorde: 'S3',
	chattanooga: 'S3',
	anaheim: 'S3',
	'victoria-au': 'S3',
	'kano-state': 'S3'
};

function duplicates(values: string[]): string[] {
	return values.filter((value, i) => values.indexOf(value) !== i);
}

/** Every `{ar, en, fr}` in the network, with the path to it. */
function trilingualTexts(value: unknown, path = ''): { path: string; text: Record<string, unknown> }[] {
	if (Array.isArray(value)) return value.flatMap((item, i) => trilingualTexts(item, `${path}[${i}]`));
	if (typeof value !== 'object' || value === null) return [];
	const record = value as Record<string, unknown>;
	if (LOCALES.some((locale) => locale in record)) return [{ path, text: record }];
	return Object.entries(record).flatMap(([key, item]) => trilingualTexts(item, `${path}.${key}`));
}

function arabicShare(text: string): number {
	const letters = text.match(/\p{L}/gu) ?? [];
	return letters.filter((letter) => /\p{Script=Arabic}/u.test(letter)).length / Math.max(letters.length, 1);
}

function inForum(key: string): DemoThread[] {
	return threads.filter((thread) => thread.forumKey === key);
}

describe('real places', () => {
	const real = cities.filter((city) => !city.fictional);

	it('are the twenty usable ones and say only what their seed documents say', () => {
		expect(Object.fromEntries(real.map((city) => [city.slug, city.seeds.join(' ')]))).toEqual(SEEDED);
		for (const city of real) {
			expect(city.facts.length, city.slug).toBeGreaterThan(0);
			expect(city, city.slug).not.toHaveProperty('profile');
		}
	});

	it('have nobody who works there, chairs a forum or moderates one', () => {
		const slugs = new Set(real.map((city) => city.slug));
		expect(people.filter((person) => person.citySlug !== null && slugs.has(person.citySlug))).toEqual([]);
		expect(forums.filter((forum) => slugs.has(forum.chairCitySlug))).toEqual([]);
	});

	it('share no country with an invented place', () => {
		for (const city of cities)
			expect(countries.find((country) => country.iso2 === city.countryIso2)?.fictional, city.slug).toBe(
				city.fictional
			);
		const invented = countries.filter((country) => country.fictional);
		expect(invented.every((country) => /^X[A-Z]$/.test(country.iso2))).toBe(true);
	});
});

describe('references', () => {
	it('have unique keys', () => {
		expect(duplicates(regions.map((region) => region.key))).toEqual([]);
		expect(duplicates(countries.map((country) => country.iso2))).toEqual([]);
		expect(duplicates(cities.map((city) => city.slug))).toEqual([]);
		expect(duplicates(people.map((person) => person.email))).toEqual([]);
		expect(duplicates(threads.map((thread) => thread.slug))).toEqual([]);
		for (const thread of threads) expect(duplicates(thread.replies.map((reply) => reply.slug))).toEqual([]);
	});

	it('of cities lead to a region and a country, and offers to themes', () => {
		for (const city of cities) {
			expect(
				regions.some((region) => region.key === city.regionKey),
				city.slug
			).toBe(true);
			if (!city.fictional) continue;
			for (const key of city.profile.offerThemes) expect(forumOf.has(key), `${city.slug}: ${key}`).toBe(true);
		}
	});

	it('of forums lead to their theme, a chair city and moderators who hold the grant', () => {
		expect(forums.map((forum) => forum.key)).toEqual(themes.map((theme) => theme.key));
		expect(themes.map((theme) => theme.order)).toEqual(themes.map((_, i) => i + 1));
		for (const forum of forums) {
			expect(cityOf.get(forum.chairCitySlug)?.fictional, forum.key).toBe(true);
			expect(forum.moderators.length, forum.key).toBeGreaterThan(0);
			for (const slug of forum.moderators)
				expect(personOf.get(slug)?.grants).toContainEqual({
					role: 'moderator',
					scope: { kind: 'forum', key: forum.key }
				});
		}
	});

	it('of people lead to a city, and each grant to a scope of its role', () => {
		for (const person of people) {
			if (person.citySlug !== null) expect(cityOf.has(person.citySlug), person.slug).toBe(true);
			for (const { role, scope } of person.grants) {
				expect(scope.kind, person.slug).toBe(ROLE_SCOPE[role]);
				if (scope.kind === 'city') expect(cityOf.has(scope.slug)).toBe(true);
				if (scope.kind === 'forum') expect(forumOf.get(scope.key)?.moderators).toContain(person.slug);
			}
			expect(person.email).toMatch(/^[a-z]+@[a-z-]+\.example$/);
		}
	});

	it('of posts lead to a forum and a person of an invented city or the secretariat', () => {
		for (const thread of threads) expect(forumOf.has(thread.forumKey), thread.slug).toBe(true);
		for (const post of posts) {
			const author = personOf.get(post.authorSlug);
			expect(author, post.slug).toBeDefined();
			if (author?.citySlug) expect(cityOf.get(author.citySlug)?.fictional).toBe(true);
		}
	});

	it('of accepted replies lead to a visible reply of the same thread', () => {
		for (const thread of threads.filter((one) => one.acceptedReply)) {
			const reply = thread.replies.find((one) => one.slug === thread.acceptedReply);
			expect(reply, thread.slug).toBeDefined();
			expect(reply?.hidden, thread.slug).toBeUndefined();
		}
	});

	it('of hiding and locking lead to a moderator of that forum, with a reason', () => {
		for (const thread of threads)
			for (const act of [thread.locked, ...thread.replies.map((reply) => reply.hidden)]) {
				if (!act) continue;
				expect(forumOf.get(thread.forumKey)?.moderators).toContain(act.by);
				expect(act.reason.length).toBeGreaterThanOrEqual(REASON.min);
				expect(act.reason.length).toBeLessThanOrEqual(REASON.max);
			}
	});
});

describe('language', () => {
	it('gives every name and short text in three languages, Arabic in Arabic script', () => {
		const texts = trilingualTexts(DEMO_NETWORK);
		expect(texts.length).toBeGreaterThan(200);
		for (const { path, text } of texts) {
			expect(Object.keys(text).sort(), path).toEqual([...LOCALES].sort());
			for (const locale of LOCALES) expect(String(text[locale]).trim(), path).not.toBe('');
			expect(arabicShare(String(text.ar)), path).toBeGreaterThan(0.9);
			expect(arabicShare(String(text.en) + String(text.fr)), path).toBe(0);
		}
	});

	it('says of every post the language it is written in', () => {
		for (const post of posts) {
			const share = arabicShare(post.body);
			if (post.language === 'ar') expect(share, post.slug).toBeGreaterThan(0.9);
			else expect(share, post.slug).toBe(0);
		}
	});
});

describe('threads', () => {
	it('keep to the limits of real posts, and are told in the order they happened', () => {
		for (const thread of threads) {
			expect([...thread.title].length, thread.slug).toBeGreaterThanOrEqual(TITLE.min);
			expect([...thread.title].length, thread.slug).toBeLessThanOrEqual(TITLE.max);
			const ages = [thread.ageHours, ...thread.replies.map((reply) => reply.ageHours)];
			expect(ages, thread.slug).toEqual([...ages].sort((a, b) => b - a));
			expect(duplicates(ages.map(String)), thread.slug).toEqual([]);
		}
		for (const post of posts) expect([...post.body].length).toBeLessThanOrEqual(BODY.max);
		for (const post of posts) expect(post.body, 'indentation left in a post').not.toMatch(/\t/);
	});

	it('hold no e-mail address, telephone number or age of anybody', () => {
		for (const post of posts)
			expect(post.body, post.slug).not.toMatch(/\S+@\S+|\+?\d[\d\s()-]{6,}\d|years old/);
	});

	it('link to nobody’s real site', () => {
		for (const post of posts)
			for (const [, host] of post.body.matchAll(/https?:\/\/([^/)\s]+)/g)) expect(host).toBe('example.org');
	});

	it('are about thirty, in all three languages and all sixteen forums', () => {
		const inLanguage = (locale: Locale) => threads.filter((thread) => thread.language === locale).length;
		expect(inLanguage('ar')).toBeGreaterThanOrEqual(10);
		expect(inLanguage('fr')).toBeGreaterThanOrEqual(8);
		expect(inLanguage('en')).toBeGreaterThanOrEqual(8);
		for (const forum of forums) expect(inForum(forum.key).length, forum.key).toBeGreaterThan(0);
	});

	it('show every state a reader can meet', () => {
		const long = threads.filter((thread) => thread.replies.length >= 20);
		expect(long.some((thread) => new Set(thread.replies.map((r) => r.language)).size === 3)).toBe(true);
		expect(threads.filter((thread) => thread.replies.length === 0).length).toBeGreaterThanOrEqual(3);
		expect(threads.filter((thread) => thread.acceptedReply).length).toBeGreaterThanOrEqual(8);
		expect(threads.some((thread) => thread.replies.length > 0 && !thread.acceptedReply)).toBe(true);
		expect(threads.some((thread) => thread.locked)).toBe(true);
		expect(threads.some((thread) => thread.replies.some((reply) => reply.hidden))).toBe(true);
		for (const visibility of ['public', 'members', 'city'])
			expect(
				threads.some((thread) => thread.visibility === visibility),
				visibility
			).toBe(true);
		for (const attribution of ['named', 'role_and_city', 'city', 'none'])
			expect(
				threads.some((thread) => thread.attribution === attribution),
				attribution
			).toBe(true);
	});
});
