import { Types } from 'mongoose';
import { describe, expect, test } from 'vitest';
import { codeOf, DAY, PASSWORD, refusal, useAccountWorld } from '../support/account-world.ts';

const world = useAccountWorld();
const { clock, mailedSecret, member, somebody, time } = world;

describe('registering', () => {
	test('a mail in the person’s language confirms the address; with the password it signs in', async () => {
		const { email, name, from } = somebody();
		await world.accounts.register(
			{ email: ` ${email.toUpperCase()} `, name, password: PASSWORD, locale: 'ar' },
			from
		);
		expect(await codeOf(world.accounts.signIn({ email, password: PASSWORD }, from))).toBe(
			'email_not_verified'
		);

		const secret = await mailedSecret(email);
		const mailed = world.mailbox.to(email);
		expect(mailed.subject).toBe('تأكيد بريدك الإلكتروني');
		expect(mailed.html).toContain('dir="rtl"');
		expect(mailed.html).toContain(`https://multaqa.example/verify?token=${secret}`);
		expect(mailed.html).not.toMatch(/<img|<script|https?:\/\/(?!multaqa\.example)/);
		expect(mailed.text).toContain(name);

		expect(await world.accounts.canVerify(secret)).toBe(true);
		expect(await codeOf(world.accounts.verifyEmail({ token: secret, password: 'not this one' }, from))).toBe(
			'password_wrong'
		);
		const { token } = await world.accounts.verifyEmail({ token: secret, password: PASSWORD }, from);
		expect((await world.accounts.authenticate(token))?.person).toMatchObject({
			name,
			locale: 'ar',
			cityId: null
		});
		expect(await codeOf(world.accounts.verifyEmail({ token: secret, password: PASSWORD }, from))).toBe(
			'token_invalid'
		);
	});

	test('an address with an account gets a mail that says so; who asks learns nothing', async () => {
		const { email, id } = await member();
		const other = somebody();
		await world.accounts.register(
			{ email, name: 'Somebody Else', password: 'quite another one', locale: 'fr' },
			other.from
		);
		await world.mail.worker.round();
		expect(world.mailbox.to(email).subject).toBe('لديك حساب بالفعل');
		expect((await world.accounts.personCards([id])).get(id)?.name).toBe('سلمى حداد');
	});

	test('whoever registers somebody else’s address gets nothing when its owner clicks', async () => {
		const { email, name, from } = somebody();
		await world.accounts.register(
			{ email, name: 'Impostor', password: 'the impostor knows it', locale: 'en' },
			from
		);
		await world.accounts.register({ email, name, password: PASSWORD, locale: 'ar' }, from);
		const secret = await mailedSecret(email);
		expect(
			await codeOf(world.accounts.verifyEmail({ token: secret, password: 'the impostor knows it' }, from))
		).toBe('password_wrong');
		await world.accounts.verifyEmail({ token: secret, password: PASSWORD }, from);
	});

	test('two at once make one account', async () => {
		const { email, name, from } = somebody();
		const once = () => world.accounts.register({ email, name, password: PASSWORD, locale: 'en' }, from);
		await Promise.all([once(), once()]);
		expect(await world.db.connection.collection('people').countDocuments({ email })).toBe(1);
	});

	test('the mail can be asked for again, and nobody gets a flood', async () => {
		const { email, name, from } = somebody();
		await world.accounts.register({ email, name, password: PASSWORD, locale: 'en' }, from);
		for (let i = 0; i < 4; i++) await world.accounts.resendVerification({ email }, from);
		await world.mail.worker.round();
		expect(world.mailbox.mails).toHaveLength(5);
		const refused = await refusal(world.accounts.resendVerification({ email }, from));
		expect(refused?.code).toBe('rate_limited');
		expect(refused?.retryAfter).toBeGreaterThan(60);
	});

	test('a link that is too old opens nothing', async () => {
		const { email, name, from } = somebody();
		await world.accounts.register({ email, name, password: PASSWORD, locale: 'en' }, from);
		const secret = await mailedSecret(email);
		time.now += 2 * DAY + 1;
		expect(await world.accounts.canVerify(secret)).toBe(false);
		expect(await codeOf(world.accounts.verifyEmail({ token: secret, password: PASSWORD }, from))).toBe(
			'token_invalid'
		);
	});
});

describe('signing in', () => {
	test('a wrong address and a wrong password get the same answer', async () => {
		const { email, from } = await member();
		const wrong = await refusal(world.accounts.signIn({ email, password: 'not this one' }, from));
		const nobody = await refusal(
			world.accounts.signIn({ email: 'nobody@example.org', password: 'not this one' }, from)
		);
		expect(wrong?.code).toBe('sign_in_failed');
		expect({ ...nobody }).toEqual({ ...wrong });
	});

	test('guessing is stopped, and success gives the tries back', async () => {
		const { email, from, signIn } = await member();
		const guess = () => codeOf(world.accounts.signIn({ email, password: 'not this one' }, from));
		for (let i = 0; i < 9; i++) expect(await guess()).toBe('sign_in_failed');
		await signIn();
		for (let i = 0; i < 10; i++) expect(await guess()).toBe('sign_in_failed');
		expect(await guess()).toBe('rate_limited');
		expect(await codeOf(signIn())).toBe('rate_limited');
		const elsewhere = { ip: '192.0.2.7', userAgent: null };
		expect(await codeOf(world.accounts.signIn({ email, password: PASSWORD }, elsewhere))).toBeUndefined();
	});

	test('keeps neither the address nor the header it came with', async () => {
		const { id } = await member();
		const row = await world.db.connection.collection('sessions').findOne({ personId: id });
		expect(row).toMatchObject({ browser: 'firefox', platform: 'linux' });
		expect(JSON.stringify(row)).not.toMatch(/10\.0\.|Gecko/);
	});

	test('who is suspended cannot come in and is out', async () => {
		const { id, token, signIn } = await member();
		await world.db.connection
			.collection('people')
			.updateOne({ _id: new Types.ObjectId(id) }, { $set: { suspendedAt: clock.now() } });
		expect(await world.accounts.authenticate(token)).toBeNull();
		expect(await codeOf(signIn())).toBe('sign_in_failed');
		expect(await world.accounts.actorOf(id)).toBeNull();
	});

	test.each([undefined, null, '', 'x', 'x'.repeat(43), 'x'.repeat(100_000), { $gt: '' }])(
		'cookie %# opens nothing',
		async (cookie) => {
			expect(await world.accounts.authenticate(cookie as string)).toBeNull();
			expect(await world.accounts.expiredOwner(cookie as string)).toBeNull();
		}
	);

	test.each([
		{},
		{ email: 1, password: [] },
		{ email: { $gt: '' }, password: { $gt: '' } },
		{ email: 'x'.repeat(100_000), password: 'x'.repeat(100_000) },
		null
	])('malformed input %# is refused', async (input) => {
		const { from } = somebody();
		const refused = await refusal(world.accounts.signIn(input, from));
		expect(refused?.status).toBe(400);
	});
});

describe('words held when a session ran out', () => {
	const words = { place: 'reply:abc', values: { body: 'ما كتبته' } };

	test('come back once, to their owner only', async () => {
		const [mine, other] = [await member(), await member()];
		const token = await world.accounts.heldWords.hold({ ...words, personId: mine.id }, { ip: '192.0.2.9' });
		expect(await world.accounts.heldWords.release(token, other.id)).toBeNull();
		expect(await world.accounts.heldWords.release(token, mine.id)).toEqual(words);
		expect(await world.accounts.heldWords.release(token, mine.id)).toBeNull();
	});

	test('of whom nobody knows any more: to who holds the cookie, for a day, up to 200 KB', async () => {
		const { id } = await member();
		const token = await world.accounts.heldWords.hold({ ...words, personId: null }, { ip: '192.0.2.9' });
		expect(await world.accounts.heldWords.release(token, id)).toEqual(words);
		const late = await world.accounts.heldWords.hold({ ...words, personId: null }, { ip: '192.0.2.9' });
		time.now += DAY + 1;
		expect(await world.accounts.heldWords.release(late, id)).toBeNull();
		const long = { body: 'ع'.repeat(150_000) };
		expect(
			await codeOf(
				world.accounts.heldWords.hold({ ...words, values: long, personId: id }, { ip: '192.0.2.9' })
			)
		).toBe('too_large');
	});
});
