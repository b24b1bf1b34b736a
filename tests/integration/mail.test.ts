import { describe, expect, test } from 'vitest';
import { createLog } from '../../server/platform/log.ts';
import { createMail } from '../../server/platform/mail/mailer.ts';
import { translator } from '../../server/platform/messages.ts';
import { connectTo } from '../../server/platform/mongo/connect.ts';
import { DAY, useAccountWorld } from '../support/account-world.ts';

const world = useAccountWorld();
const { clock, member, time } = world;

describe('mail', () => {
	async function reset() {
		const { email, from } = await member();
		await world.accounts.requestReset({ email }, from);
		return email;
	}

	test('a server that is busy gets it later; a row that went out keeps no address and no secret', async () => {
		world.mailbox.refuse.push({ code: 451, message: 'busy' });
		const email = await reset();
		await world.mail.worker.round();
		expect(world.mailbox.mails).toHaveLength(0);
		time.now += 31_000;
		await world.mail.worker.round();
		expect(world.mailbox.to(email).headers.find(({ key }) => key === 'auto-submitted')?.value).toBe(
			'auto-generated'
		);
		const row = await world.db.connection.collection('outbox').findOne({}, { sort: { createdAt: -1 } });
		expect(row).toMatchObject({ to: null, values: null, path: null, attempts: 2 });
	});

	test('a server that refuses for good is not asked again', async () => {
		world.mailbox.refuse.push({ code: 550, message: 'no such mailbox' });
		await reset();
		await world.mail.worker.round();
		time.now += 3 * DAY;
		await world.mail.worker.round();
		expect(world.mailbox.mails).toHaveLength(0);
		const row = await world.db.connection.collection('outbox').findOne({}, { sort: { createdAt: -1 } });
		expect(row).toMatchObject({ to: null, path: null });
		expect(row?.failedAt).not.toBeNull();
	});

	test('what is rolled back is never sent', async () => {
		const thrown = new Error('after all not');
		const work = world.db.inTransaction(async (tx) => {
			await world.mail.mailer.send(tx, {
				to: 'nobody@example.org',
				locale: 'en',
				template: 'reset',
				values: { name: 'Nobody' },
				path: '/'
			});
			throw thrown;
		});
		await expect(work).rejects.toBe(thrown);
		await world.mail.worker.round();
		expect(world.mailbox.mails).toHaveLength(0);
	});

	test('two nodes send each mail once', async () => {
		const connection = await connectTo(world.db.uri);
		const second = createMail({
			connection,
			clock,
			log: createLog('silent'),
			translate: (locale) => translator(locale),
			origin: () => 'https://multaqa.example',
			delivery: { kind: 'smtp', url: world.mailbox.url, from: 'no-reply@multaqa.example' }
		});
		await world.db.inTransaction(async (tx) => {
			for (let i = 0; i < 12; i++)
				await world.mail.mailer.send(tx, {
					to: `reader${i}@example.org`,
					locale: 'fr',
					template: 'reset',
					values: { name: 'Léa' },
					path: '/reset/x'
				});
		});
		await Promise.all([world.mail.worker.round(), second.worker.round()]);
		await second.worker.stop();
		await connection.close();
		expect(world.mailbox.mails.map((one) => one.to?.[0]?.address).sort()).toEqual(
			Array.from({ length: 12 }, (_, i) => `reader${i}@example.org`).sort()
		);
	});
});
