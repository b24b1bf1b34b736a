import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import type { Connection as Database } from 'mongoose';
import * as Y from 'yjs';
import { createCollab, type Collab } from '../../server/collab/collab.ts';
import { createDocumentsAtRest } from '../../server/collab/documents-at-rest.ts';
import type { CollabPerson, PlanAccess, Work } from '../../server/collab/ports.ts';
import { foldPlan } from '../../server/collab/storage/fold.ts';
import { createPlanRelay } from '../../server/collab/storage/plan-relay.repository.ts';
import {
	createPlanStorage,
	type KeptPlanStorage
} from '../../server/collab/storage/plan-storage.repository.ts';
import type { EditGroup } from '../../server/collab/storage/port.ts';
import { createUpgrades } from '../../server/http/upgrades.ts';
import { isPerson } from '../../server/kernel/actor.ts';
import { DomainError } from '../../server/kernel/errors.ts';
import type { DomainEvent, LoggedEvent } from '../../server/kernel/events.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { createMetrics } from '../../server/platform/metrics.ts';
import { COLLAB_PATH } from '../../src/lib/shared/plans/wire.ts';
import type { FreshDatabase } from './mongo.ts';
import { PlanClient } from './plan-client.ts';

const three = (text: string) => ({ ar: text, en: text, fr: text });
export const MARSA = 'a'.repeat(24);
export const VALMONT = 'b'.repeat(24);
const CITIES = new Map([
	[MARSA, { id: MARSA, slug: 'marsa-yasmin', name: three('Marsa Yasmin') }],
	[VALMONT, { id: VALMONT, slug: 'valmont', name: three('Valmont') }]
]);

export const hexId = () => randomBytes(12).toString('hex');

/** A person of the world. What they may do is in `world.access`, and can be changed while they are there. */
export interface Citizen {
	id: string;
	sessionId: string;
	name: string;
	cookie: string;
	cityId: string | null;
	sharePresence: boolean;
}

export type CollabWorld = Awaited<ReturnType<typeof createCollabWorld>>;

/**
 * The endpoint of live plans on a real HTTP server, with real sockets and the real storage, whose people
 * and rights the test makes up. The storage can be told to fail or to hang, as a database does.
 */
export async function createCollabWorld(
	{ connection, inTransaction }: FreshDatabase & { connection: Database },
	{ linger = 50, nodeId = hexId() } = {}
) {
	const storage = createPlanStorage(connection, { inTransaction, clock: systemClock, fold: foldPlan });
	const faults = {
		load: null as Error | null,
		append: null as Error | null,
		hang: null as Promise<void> | null
	};
	const appended: EditGroup[] = [];
	const faulty: Pick<KeptPlanStorage, 'append' | 'load'> = {
		async load(planId) {
			await faults.hang;
			if (faults.load) throw faults.load;
			return storage.load(planId);
		},
		async append(group) {
			await faults.hang;
			if (faults.append) throw faults.append;
			await storage.append(group);
			appended.push(group);
		}
	};

	const people = new Map<string, Citizen>();
	const sessions = new Map<string, Citizen>();
	const access = new Map<string, PlanAccess>();
	const work: Work[] = [];
	const listeners = new Set<(event: LoggedEvent) => void>();
	const logged: { level: string; message: string; fields: object }[] = [];
	const say = (level: string) => (fields: object, message: string) =>
		void logged.push({ level, message, fields });
	const log = {
		debug: say('debug'),
		info: say('info'),
		warn: say('warn'),
		error: say('error'),
		child: () => log
	};
	/** While set, accounts and plans cannot answer. */
	const away = { database: false };
	const asked = () => {
		if (away.database) throw new DomainError('unavailable', 'the test says so');
	};

	function known(citizen: Citizen | undefined): CollabPerson | null {
		if (!citizen || !sessions.has(citizen.sessionId)) return null;
		const { id: personId, sessionId, name, cityId, sharePresence } = citizen;
		return {
			actor: { kind: 'person', personId, sessionId, locale: 'en', grants: [] },
			person: { name, cityId, sharePresence }
		};
	}

	const relay = await createPlanRelay(connection, { nodeId, log });
	const metrics = createMetrics();
	const collab: Collab = createCollab({
		nodeId,
		storage: faulty,
		stored: createDocumentsAtRest({ storage, clock: systemClock, nodeId }).stored,
		relay,
		tail: {
			subscribe(listener) {
				listeners.add(listener);
				return () => listeners.delete(listener);
			}
		},
		accounts: {
			cookieName: () => 'session',
			async authenticate(token) {
				asked();
				return known(people.get(token ?? ''));
			},
			async judgeAgain(sessionId) {
				asked();
				return known(sessions.get(sessionId));
			}
		},
		cities: { cityCards: async (ids) => new Map([...CITIES].filter(([id]) => ids.includes(id))) },
		plans: {
			async access(actor, planId) {
				asked();
				return (isPerson(actor) && access.get(`${actor.personId} ${planId}`)) || null;
			},
			async worked(_, done) {
				work.push(...done);
			}
		},
		metrics,
		log,
		secure: false,
		clientIp: (request) => request.socket.remoteAddress ?? '',
		limitScale: 20,
		linger
	});
	const server = createServer();
	const upgrades = createUpgrades({ server, configuredOrigin: null, dev: false, log });
	collab.attach(upgrades);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}${COLLAB_PATH}`;
	const clients: { stop(): void }[] = [];
	let stopped = false;

	return {
		url,
		collab,
		storage,
		faults,
		appended,
		access,
		away,
		work,
		log: logged,
		metrics,
		nodeId,
		clients,

		/** A plan whose need says `words`. */
		async plan(words = 'template'): Promise<string> {
			const planId = hexId();
			const document = new Y.Doc();
			const paragraph = new Y.XmlElement('paragraph');
			paragraph.insert(0, [new Y.XmlText(words)]);
			document.getXmlFragment('section:need').insert(0, [paragraph]);
			await inTransaction((tx) => storage.create(tx, planId, Y.encodeStateAsUpdate(document)));
			return planId;
		},

		person(name: string, more: { cityId?: string | null; sharePresence?: boolean } = {}): Citizen {
			const { cityId = MARSA, sharePresence = false } = more;
			const [id, sessionId, token] = [hexId(), hexId(), hexId()];
			const citizen = { id, sessionId, name, cookie: `session=${token}`, cityId, sharePresence };
			people.set(token, citizen);
			sessions.set(sessionId, citizen);
			return citizen;
		},

		/** What somebody may do from now on; null for nothing. Nobody is told: see `tell`. */
		allow(who: Citizen, planId: string, what: Partial<PlanAccess> | null): void {
			const key = `${who.id} ${planId}`;
			if (what === null) access.delete(key);
			else access.set(key, { role: 'editor', archived: false, cityId: who.cityId, insider: true, ...what });
		},

		signOut(who: Citizen): void {
			sessions.delete(who.sessionId);
		},

		/** Something happened, as the event log says it. */
		tell(event: DomainEvent): void {
			for (const listener of listeners) listener({ id: hexId(), at: new Date(), event, revisions: {} });
		},

		/** A bare socket of somebody. */
		async socket(who: Citizen | null, planId: string, query = ''): Promise<PlanClient> {
			const client = await PlanClient.open(`${url}/${planId}${query}`, who?.cookie);
			clients.push(client);
			return client;
		},

		/** What is stored of a plan. */
		async stored(planId: string): Promise<Y.Doc> {
			const plan = await storage.load(planId);
			const document = new Y.Doc();
			for (const update of [plan!.snapshot, ...plan!.tail.map((row) => row.update)])
				Y.applyUpdate(document, update);
			return document;
		},

		async stop(): Promise<void> {
			if (stopped) return;
			stopped = true;
			for (const client of clients) client.stop();
			await collab.close();
			await relay.close();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}
