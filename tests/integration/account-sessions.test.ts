import { describe, expect, test } from 'vitest';
import { SYSTEM } from '../../server/features/accounts/accounts.policy.ts';
import { codeOf, DAY, PASSWORD, refusal, useAccountWorld } from '../support/account-world.ts';

const world = useAccountWorld();
const { audited, eventsOf, mailedSecret, member, somebody, time } = world;

describe('sessions', () => {
	test('are listed, last used first, and each can be ended by its owner only', async () => {
		const { actor, token, signIn, id } = await member();
		time.now += 1000;
		const phone = await signIn('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Mobile Safari/604');
		const listed = await world.accounts.listSessions(actor);
		expect(listed.map(({ browser, platform, current }) => [browser, platform, current])).toEqual([
			['safari', 'ios', false],
			['firefox', 'linux', true]
		]);

		const phoneId = listed[0]?.id ?? '';
		const stranger = await member();
		expect(await codeOf(world.accounts.endSession(stranger.actor, phoneId))).toBe('not_found');
		expect(await codeOf(world.accounts.endSession(actor, 'no id'))).toBe('not_found');
		await world.accounts.endSession(actor, phoneId);
		expect(await world.accounts.authenticate(phone.token)).toBeNull();
		expect(await world.accounts.authenticate(token)).not.toBeNull();
		expect(await world.accounts.expiredOwner(phone.token)).toBe(id);
		expect(await codeOf(world.accounts.endSession(actor, phoneId))).toBe('not_found');
		expect(await eventsOf(id)).toEqual(['session.ended']);
	});

	test('all others end at once', async () => {
		const { actor, token, signIn, id } = await member();
		const others = [await signIn(), await signIn()];
		expect(await world.accounts.endOtherSessions(actor)).toBe(2);
		for (const other of others) expect(await world.accounts.authenticate(other.token)).toBeNull();
		expect(await world.accounts.authenticate(token)).not.toBeNull();
		expect(await eventsOf(id)).toEqual(['session.ended', 'session.ended']);
	});

	test('roll on with use, for ninety days at most', async () => {
		const { token, id } = await member();
		for (let day = 0; day < 80; day += 10) {
			time.now += 10 * DAY;
			expect(await world.accounts.authenticate(token)).not.toBeNull();
		}
		time.now += 11 * DAY;
		expect(await world.accounts.authenticate(token)).toBeNull();
		expect(await world.accounts.expiredOwner(token)).toBe(id);
	});

	test('run out when they are not used, and their sockets are told', async () => {
		const { token, id, actor } = await member();
		time.now += 14 * DAY + 1;
		expect(await world.accounts.authenticate(token)).toBeNull();
		expect(await world.accounts.judgeAgain(actor.sessionId)).toBeNull();
		await Promise.all([world.accounts.sweep(), world.accounts.sweep()]);
		await world.accounts.sweep();
		expect(await eventsOf(id)).toEqual(['session.ended']);
	});

	test('signing out ends the one that asks; twice is no mistake', async () => {
		const { actor, token, id } = await member();
		await world.accounts.signOut(actor);
		await world.accounts.signOut(actor);
		await world.accounts.signOut({ kind: 'guest' });
		expect(await world.accounts.authenticate(token)).toBeNull();
		expect(await eventsOf(id)).toEqual(['session.ended']);
	});
});

describe('a new password', () => {
	test('by mail: once, ends every session, and voids older links', async () => {
		const { email, from, token, id } = await member();
		await world.accounts.requestReset({ email }, from);
		const first = await mailedSecret(email);
		await world.accounts.requestReset({ email }, from);
		const second = await mailedSecret(email);
		expect(await world.accounts.canReset(second)).toBe(true);
		expect(await codeOf(world.accounts.resetPassword({ token: second, password: 'short' }, from))).toBe(
			'password_too_short'
		);
		await world.accounts.resetPassword({ token: second, password: 'another river by night' }, from);
		expect(await world.accounts.authenticate(token)).toBeNull();
		expect(await eventsOf(id)).toEqual(['session.ended']);
		for (const used of [first, second])
			expect(
				await codeOf(world.accounts.resetPassword({ token: used, password: 'yet another river' }, from))
			).toBe('token_invalid');
		expect(await codeOf(world.accounts.signIn({ email, password: PASSWORD }, from))).toBe('sign_in_failed');
		await world.accounts.signIn({ email, password: 'another river by night' }, from);
		await world.mail.worker.round();
		expect(world.mailbox.to(email).subject).toBe('تغيّرت كلمة مرورك');
	});

	test('two clicks at once: one of them counts', async () => {
		const { email, from } = await member();
		await world.accounts.requestReset({ email }, from);
		const token = await mailedSecret(email);
		const codes = await Promise.all(
			['river one at dawn', 'river two at dawn'].map((password) =>
				codeOf(world.accounts.resetPassword({ token, password }, from))
			)
		);
		expect(codes.sort()).toEqual(['token_invalid', undefined]);
	});

	test('nobody learns who has an account: same answer, no mail, no less time', async () => {
		const { from } = somebody();
		const started = performance.now();
		expect(await world.accounts.requestReset({ email: 'nobody-here@example.org' }, from)).toBeUndefined();
		expect(performance.now() - started).toBeGreaterThanOrEqual(99);
		await world.mail.worker.round();
		expect(world.mailbox.mails).toHaveLength(0);
	});

	test('changed in the account: asks for the old one and ends the other sessions', async () => {
		const { actor, token, signIn } = await member();
		const other = await signIn();
		const change = (current: string, password: string) =>
			world.accounts.changePassword(actor, { current, password });
		const wrong = await refusal(change('not this one', 'another river by night'));
		expect(wrong?.fields).toEqual({ current: { code: 'password_wrong' } });
		expect(await codeOf(change(PASSWORD, 'password1234'))).toBe('password_too_common');
		await change(PASSWORD, 'another river by night');
		expect(await world.accounts.authenticate(token)).not.toBeNull();
		expect(await world.accounts.authenticate(other.token)).toBeNull();
		expect(await codeOf(signIn())).toBe('sign_in_failed');
	});
});

describe('roles', () => {
	const forum = { kind: 'forum', id: 'f'.repeat(24) } as const;
	const city = { kind: 'city', id: 'c'.repeat(24) } as const;

	test('reach the actor at the next request, with event and audit in the same transaction', async () => {
		const { id, token } = await member();
		await world.accounts.grant(SYSTEM, id, 'moderator', forum);
		expect((await world.accounts.authenticate(token))?.actor.grants).toEqual([
			{ role: 'moderator', scope: forum }
		]);
		await world.accounts.revoke(SYSTEM, id, 'moderator', forum);
		expect((await world.accounts.authenticate(token))?.actor.grants).toEqual([]);
		expect(await eventsOf(id)).toEqual(['grants.changed', 'grants.changed']);
		expect(audited).toEqual([
			{ act: 'role.granted', actorId: 'system', subjectId: id },
			{ act: 'role.revoked', actorId: 'system', subjectId: id }
		]);
	});

	test('are granted by the secretariat only; for others there is no such person', async () => {
		const { id, actor } = await member();
		const other = await member();
		expect(await codeOf(world.accounts.grant(actor, other.id, 'moderator', forum))).toBe('not_found');
		await world.accounts.grant(SYSTEM, id, 'secretariat', { kind: 'network' });
		const secretariat = await world.accounts.actorOf(id);
		await world.accounts.grant(secretariat!, other.id, 'moderator', forum);
		expect(await codeOf(world.accounts.grant(secretariat!, other.id, 'moderator', city))).toBe(
			'field_invalid'
		);
		expect(await codeOf(world.accounts.grant(secretariat!, 'a'.repeat(24), 'moderator', forum))).toBe(
			'not_found'
		);
		expect(await codeOf(world.accounts.revoke(secretariat!, other.id, 'member', city))).toBe('not_found');
		expect(await world.accounts.holdersOf(['moderator'], forum)).toContain(other.id);
	});

	test('two at once: one grant, one "already"; nothing of the refused one remains', async () => {
		const { id } = await member();
		const grant = () => codeOf(world.accounts.grant(SYSTEM, id, 'member', city));
		const codes = await Promise.all([grant(), grant()]);
		expect(codes.sort()).toEqual(['already_granted', undefined]);
		expect(await eventsOf(id)).toEqual(['grants.changed']);
	});

	test('working for a city shows a person with it, as long as they do', async () => {
		const { id } = await member();
		await world.accounts.grant(SYSTEM, id, 'liaison', city);
		expect((await world.accounts.personCards([id])).get(id)?.cityId).toBe(city.id);
		await world.accounts.grant(SYSTEM, id, 'moderator', forum);
		await world.accounts.revoke(SYSTEM, id, 'liaison', city);
		expect((await world.accounts.personCards([id, 'no id'])).get(id)?.cityId).toBeNull();
	});

	test('begin and end by themselves, and sockets are told each time', async () => {
		const { id } = await member();
		const held = async () => (await world.accounts.actorOf(id))?.grants.length;
		const [from, until] = [new Date(time.now + DAY), new Date(time.now + 2 * DAY)];
		await world.accounts.grant(SYSTEM, id, 'member', city, { from, until });
		expect(await held()).toBe(0);
		time.now = from.getTime() + 1;
		expect(await held()).toBe(1);
		await world.accounts.sweep();
		time.now = until.getTime() + 1;
		expect(await held()).toBe(0);
		await world.accounts.sweep();
		await world.accounts.sweep();
		expect(await eventsOf(id)).toEqual(['grants.changed', 'grants.changed', 'grants.changed']);
		expect((await world.accounts.personCards([id])).get(id)?.cityId).toBeNull();
	});
});

describe('a profile', () => {
	const profile = { name: 'Salma', jobTitle: '', sector: null, locale: 'fr', sharePresence: true };

	test('is the person’s own; names in three scripts stay until the name is rewritten', async () => {
		const { email, from } = somebody();
		const nameForms = { ar: 'سلمى', en: 'Salma', fr: 'Salma' };
		const jobTitle = { ar: 'منسقة', en: 'Coordinator', fr: 'Coordinatrice' };
		await world.accounts.createPerson({
			email,
			password: PASSWORD,
			name: 'سلمى',
			locale: 'ar',
			nameForms,
			jobTitle
		});
		const { token } = await world.accounts.signIn({ email, password: PASSWORD }, from);
		const actor = (await world.accounts.authenticate(token))!.actor;
		await world.accounts.updateProfile(actor, { ...profile, jobTitle: 'Coordinatrice', sector: 'youth' });
		expect(await world.accounts.account(actor)).toMatchObject({
			name: nameForms,
			jobTitle,
			sector: 'youth',
			locale: 'fr'
		});
		await world.accounts.updateProfile(actor, { ...profile, name: 'Salma H.', jobTitle: 'Head of youth' });
		expect(await world.accounts.account(actor)).toMatchObject({
			name: 'Salma H.',
			jobTitle: 'Head of youth'
		});
		expect(await codeOf(world.accounts.updateProfile({ kind: 'guest' }, profile))).toBe('sign_in_required');
	});
});
