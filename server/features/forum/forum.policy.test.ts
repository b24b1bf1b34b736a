import { describe, expect, it } from 'vitest';
import type { Actor, Grant, PersonActor } from '../../kernel/actor.ts';
import {
	maySeeHistory,
	visibilitiesFor,
	whyNotAccept,
	whyNotAsk,
	whyNotEditReply,
	whyNotEditThread,
	whyNotReply
} from './forum.policy.ts';

const FORUM = 'f'.repeat(24);
const CITY = 'c'.repeat(24);
const person = (personId: string, ...grants: Grant[]): PersonActor => ({
	kind: 'person',
	personId,
	sessionId: '',
	locale: 'en',
	grants
});
const inCity: Grant = { role: 'member', scope: { kind: 'city', id: CITY } };
const guest: Actor = { kind: 'guest' };
const newcomer = person('newcomer');
const asker = person('asker', inCity);
const peer = person('peer', inCity);
const formerMember = person('asker');
const moderator = person('moderator', { role: 'moderator', scope: { kind: 'forum', id: FORUM } });
const elsewhere = person('elsewhere', { role: 'moderator', scope: { kind: 'forum', id: 'e'.repeat(24) } });
const secretariat = person('secretariat', { role: 'secretariat', scope: { kind: 'network' } });

const act = { at: new Date(0), by: 'moderator', reason: 'because' };
const open = { authorId: 'asker', forumId: FORUM, hidden: null, concealed: false, locked: null };
const locked = { ...open, locked: act };
const hidden = { ...open, hidden: act, concealed: true };
const reply = { authorId: 'peer', forumId: FORUM, hidden: null };

describe('why not', () => {
	it.each([
		['a guest asks', whyNotAsk(guest), 'sign_in_required'],
		['somebody without a role asks', whyNotAsk(newcomer), 'membership_required'],
		['a member asks', whyNotAsk(peer), null],
		['a guest replies', whyNotReply(guest, open), 'sign_in_required'],
		['somebody without a role replies', whyNotReply(newcomer, open), 'membership_required'],
		['a member replies', whyNotReply(peer, open), null],
		['a member replies to what is locked', whyNotReply(peer, locked), 'thread_locked'],
		['its asker replies to what is locked', whyNotReply(asker, locked), 'thread_locked'],
		['another forum’s moderator does', whyNotReply(elsewhere, locked), 'thread_locked'],
		['its moderator does', whyNotReply(moderator, locked), null],
		['the secretariat does', whyNotReply(secretariat, locked), null],
		['the asker replies to what is hidden', whyNotReply(asker, hidden), 'thread_hidden'],
		['a moderator replies to what is hidden', whyNotReply(moderator, hidden), 'thread_hidden'],
		['the asker edits', whyNotEditThread(asker, open), null],
		['somebody else edits', whyNotEditThread(peer, open), 'not_own_post'],
		['a moderator edits', whyNotEditThread(moderator, open), 'not_own_post'],
		['a former member edits', whyNotEditThread(formerMember, open), 'membership_required'],
		['the asker edits what is locked', whyNotEditThread(asker, locked), 'thread_locked'],
		['the asker edits what is hidden', whyNotEditThread(asker, hidden), 'thread_hidden'],
		['its writer edits a reply', whyNotEditReply(peer, reply, open), null],
		['the asker edits a reply', whyNotEditReply(asker, reply, open), 'not_own_post'],
		[
			'its writer edits a hidden reply',
			whyNotEditReply(peer, { ...reply, hidden: act }, open),
			'reply_hidden'
		],
		['its writer edits a reply where it is locked', whyNotEditReply(peer, reply, locked), 'thread_locked'],
		['the asker accepts', whyNotAccept(asker, open), null],
		['the asker accepts where it is locked', whyNotAccept(asker, locked), null],
		['the moderator accepts', whyNotAccept(moderator, open), null],
		['somebody else accepts', whyNotAccept(peer, open), 'not_asker'],
		['a guest accepts', whyNotAccept(guest, open), 'sign_in_required'],
		['the asker accepts in what is hidden', whyNotAccept(asker, hidden), 'thread_hidden']
	])('%s', (_, found, expected) => expect(found).toBe(expected));
});

it('former texts are for the author and the moderators of the forum', () => {
	const may = [guest, newcomer, asker, peer, moderator, elsewhere, secretariat].map((a) =>
		maySeeHistory(a, reply)
	);
	expect(may).toEqual([false, false, false, true, true, false, true]);
});

it('a thread is never open to more people than its forum', () => {
	const audience = {
		forumId: FORUM,
		groupIds: [FORUM],
		cityIds: [],
		personIds: [],
		authorId: null,
		concealed: false
	};
	const choices = (actor: Actor, visibility: 'public' | 'members' | 'group') =>
		visibilitiesFor(actor, { ...audience, visibility });
	expect(choices(peer, 'public')).toEqual(['public', 'members', 'city']);
	// No city, no circle of its colleagues.
	expect(choices(moderator, 'public')).toEqual(['public', 'members']);
	expect(choices(peer, 'members')).toEqual(['members', 'city']);
	expect(choices(moderator, 'group')).toEqual(['group']);
	expect(choices(peer, 'group')).toEqual([]);
});
