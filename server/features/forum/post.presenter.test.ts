import { Types } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { RENDER_VERSION } from '../../kernel/text/markdown.ts';
import type { Lookups } from './lookups.ts';
import { presentAuthor, presentReply } from './post.presenter.ts';
import type { ReplyRow } from './reply.model.ts';
import type { ViewClass } from './view-class.ts';

const name = (text: string) => ({ ar: text, en: text, fr: text });
const city = { slug: 'wadi', name: name('Wadi') };
const lookups: Lookups = {
	person: (id) =>
		id === 'gone' ? undefined : { name: `Name of ${id}`, jobTitle: 'Adviser', sector: 'youth' },
	city: (id) => (id ? city : null)
};
const row: ReplyRow = {
	_id: new Types.ObjectId('1'.repeat(24)),
	threadId: '2'.repeat(24),
	visibility: 'public',
	forumId: 'f'.repeat(24),
	groupIds: [],
	cityIds: [],
	personIds: [],
	authorId: 'writer',
	concealed: false,
	cityId: 'c'.repeat(24),
	attribution: 'role_and_city',
	body: 'Some *words*',
	bodyHtml: '<p>stored</p>',
	renderVersion: RENDER_VERSION,
	language: 'en',
	createdAt: new Date(1000),
	editedAt: null,
	hidden: null,
	tokens: ['word'],
	submissionKey: 'secret-key'
};
const CLASSES: ViewClass[] = ['guest', 'member', 'moderator', 'own', 'own_moderator'];

describe('a reply', () => {
	it('is plain JSON without what stays in the database', () => {
		for (const viewClass of CLASSES) {
			const view = presentReply(row, viewClass, lookups);
			expect(JSON.parse(JSON.stringify(view))).toEqual(view);
			const text = JSON.stringify(view);
			for (const inside of ['"writer"', 'secret-key', 'tokens', 'renderVersion', 'authorId'])
				expect(text).not.toContain(inside);
		}
	});

	it('has its Markdown for its author only', () => {
		const bodies = CLASSES.map((viewClass) => presentReply(row, viewClass, lookups).body);
		expect(bodies).toEqual([null, null, null, row.body, row.body]);
	});

	it('is rendered anew when the renderer has changed since', () => {
		expect(presentReply(row, 'guest', lookups).bodyHtml).toBe('<p>stored</p>');
		const old = { ...row, renderVersion: RENDER_VERSION - 1 };
		expect(presentReply(old, 'guest', lookups).bodyHtml).toContain('<em>words</em>');
	});

	it('hidden: the author reads why, moderators also who', () => {
		const hidden = { ...row, concealed: true, hidden: { at: new Date(5), by: 'mod', reason: 'because' } };
		expect(presentReply(hidden, 'own', lookups).hidden).toEqual({ at: 5, reason: 'because', by: null });
		expect(presentReply(hidden, 'moderator', lookups).hidden).toMatchObject({ by: 'Name of mod' });
	});
});

it('somebody who is gone leaves words without a name', () => {
	expect(presentAuthor({ ...row, authorId: 'gone', attribution: 'named' }, 'member', lookups)).toEqual({
		name: null,
		jobTitle: null,
		sector: null,
		city,
		shownToOthersAs: null
	});
});

it('guests read no names of people', () => {
	for (const attribution of ['named', 'role_and_city', 'city', 'none'] as const)
		expect(presentAuthor({ ...row, attribution }, 'guest', lookups)).toMatchObject({
			name: null,
			jobTitle: null
		});
});
