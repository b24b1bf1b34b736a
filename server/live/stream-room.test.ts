import { describe, expect, it } from 'vitest';
import { GUEST, type Actor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/errors.ts';
import type { LoggedEvent } from '../kernel/events.ts';
import type { CatchUp } from '../platform/events/event-log.ts';
import { createLog } from '../platform/log.ts';
import type { JoinAnswer, LiveChange } from '../../src/lib/shared/live.ts';
import { Connection, type LiveSocket } from './connection.ts';
import type { PreparedChange } from './ports.ts';
import { StreamRoom, type LiveServer } from './stream-room.ts';

const stream = 'thread:t' as const;

function logged(revision: number): LoggedEvent {
	const event = { type: 'reply.created', forumId: 'f', threadId: 't', replyId: `r${revision}` } as const;
	return { id: String(revision), at: new Date(0), event, revisions: { [stream]: revision } };
}

const events = (from: number, to: number): CatchUp => ({
	kind: 'events',
	events: Array.from({ length: to - from }, (_, i) => logged(from + 1 + i)),
	revision: to
});

/** A room whose log, forum and sockets are in the test's hands. */
function room() {
	const sent: { to: string[]; event: string; revision?: number }[] = [];
	const lost: string[] = [];
	const log = Promise.withResolvers<CatchUp>();
	const hands = {
		prepared: 0,
		readings: 0,
		mayJoin: async () => true,
		prepare: async (of: LoggedEvent): Promise<PreparedChange | null> => ({
			for: (_: Actor): LiveChange => of.event && shared(of)
		})
	};
	const made = new Map<string, LiveChange>();
	const shared = (of: LoggedEvent): LiveChange => {
		const revision = of.revisions[stream]!;
		const change = {
			stream,
			revision,
			type: 'reply',
			id: `r${revision}`,
			change: 'created',
			record: {}
		} as const;
		if (!made.has(of.id)) made.set(of.id, change);
		return made.get(of.id)!;
	};
	const io = {
		to: (ids: string[]) => ({
			emit: (event: string, payload: { revision?: number }) =>
				sent.push({ to: ids, event, revision: payload.revision })
		})
	} as unknown as LiveServer;
	const subject = new StreamRoom(stream, {
		io,
		forum: {
			mayJoin: () => hands.mayJoin(),
			prepareChanges: async (all) => {
				hands.readings += 1;
				const prepared = await Promise.all(all.map((of) => hands.prepare(of)));
				return prepared.filter((change) => change !== null);
			},
			prepareChange: (of) => {
				hands.prepared += 1;
				return hands.prepare(of);
			}
		},
		metrics: { sockets: () => undefined, delivered: () => undefined },
		since: () => log.promise,
		onLost: (connection, _, why) => lost.push(`${connection.socket.id} ${why}`),
		log: createLog('silent')
	});
	const changes = () => sent.filter(({ event }) => event === 'change');
	return { subject, log, hands, lost, changes };
}

const guest = (id: string) => new Connection({ id } as LiveSocket, null);
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('a room of a stream', () => {
	it('keeps what happens while the log is read for a newcomer, and sends it after the answer', async () => {
		const { subject, log, changes } = room();
		const answers: JoinAnswer[] = [];
		const joining = subject.join(guest('a'), 3, (answer) => {
			expect(changes()).toEqual([]);
			answers.push(answer);
		});
		await settled();
		subject.publish(logged(5));
		subject.publish(logged(6));
		await settled();
		expect(changes()).toEqual([]);
		log.resolve(events(3, 5));
		await joining;
		await settled();
		expect(answers).toMatchObject([{ ok: true, revision: 5, changes: [{ revision: 4 }, { revision: 5 }] }]);
		subject.publish(logged(7));
		await settled();
		expect(changes().map(({ revision }) => revision)).toEqual([6, 7]);
	});

	it('sends nothing twice when the log knows more than has been heard', async () => {
		const { subject, log, changes } = room();
		log.resolve(events(3, 6));
		await subject.join(guest('a'), 3, () => undefined);
		for (const revision of [4, 5, 6, 7]) subject.publish(logged(revision));
		await settled();
		expect(changes().map(({ revision }) => revision)).toEqual([7]);
	});

	it('reads a record once and sends it once to all who see the same', async () => {
		const { subject, log, hands, changes } = room();
		log.resolve(events(0, 0));
		for (const id of ['a', 'b', 'c']) await subject.join(guest(id), 0, () => undefined);
		await settled();
		subject.publish(logged(1));
		await settled();
		expect(hands.prepared).toBe(1);
		expect(changes()).toEqual([{ to: ['a', 'b', 'c'], event: 'change', revision: 1 }]);
	});

	it('does not show somebody as reading who may not read', async () => {
		const { subject, log, hands } = room();
		log.resolve(events(0, 0));
		await subject.join(guest('a'), 0, () => undefined);
		const decision = Promise.withResolvers<boolean>();
		hands.mayJoin = () => decision.promise;
		const joining = subject.join(guest('b'), 0, () => undefined);
		expect(subject.presence().others).toBe(1);
		decision.resolve(true);
		await joining;
		expect(subject.presence().others).toBe(2);
	});

	it('reads all that a newcomer has missed at once', async () => {
		const { subject, log, hands } = room();
		log.resolve(events(0, 40));
		let answer: JoinAnswer | null = null;
		await subject.join(guest('a'), 0, (given) => (answer = given));
		expect(answer).toMatchObject({ ok: true, changes: { length: 40 } });
		expect(hands).toMatchObject({ readings: 1, prepared: 0 });
	});

	it('keeps the order of revisions when an earlier record takes longer to read', async () => {
		const { subject, log, hands, changes } = room();
		log.resolve(events(0, 0));
		await subject.join(guest('a'), 0, () => undefined);
		const { prepare } = hands;
		hands.prepare = async (of) => {
			await new Promise((resolve) => setTimeout(resolve, of.revisions[stream] === 1 ? 15 : 0));
			return prepare(of);
		};
		subject.publish(logged(1));
		subject.publish(logged(2));
		await new Promise((resolve) => setTimeout(resolve, 60));
		expect(changes().map(({ revision }) => revision)).toEqual([1, 2]);
	});

	it('waits for a database that is away for a moment', async () => {
		const { subject, log, hands, lost, changes } = room();
		log.resolve(events(0, 0));
		await subject.join(guest('a'), 0, () => undefined);
		const { prepare } = hands;
		hands.prepare = async (of) => {
			if (hands.prepared < 3) throw new DomainError('unavailable');
			return prepare(of);
		};
		subject.publish(logged(1));
		await new Promise((resolve) => setTimeout(resolve, 600));
		expect([changes().length, lost]).toEqual([1, []]);
	});

	it('cuts those whom it cannot serve, so that they come back and catch up', async () => {
		const { subject, log, hands, lost } = room();
		log.resolve(events(0, 0));
		for (const id of ['a', 'b']) await subject.join(guest(id), 0, () => undefined);
		hands.prepare = () => Promise.reject(new Error('broken'));
		subject.publish(logged(1));
		await settled();
		expect([lost, subject.empty]).toEqual([['a failed', 'b failed'], true]);
	});

	it('answers nobody who has left or asked again meanwhile with changes', async () => {
		const { subject, log } = room();
		const [answers, connection] = [[] as JoinAnswer[], guest('a')];
		const first = subject.join(connection, 3, (answer) => answers.push(answer));
		const second = subject.join(connection, 4, (answer) => answers.push(answer));
		log.resolve(events(3, 5));
		await Promise.all([first, second]);
		expect(answers.map(({ ok }) => ok)).toEqual([false, true]);
		expect(GUEST).toBe(connection.actor);
	});
});
