import { connect } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import { DatabaseError } from '../database-error.ts';
import type { DatabaseLog } from '../log.ts';
import { createStateHolder, type DatabaseState } from '../state.ts';
import { withAdmin } from './admin.ts';
import type { Binary } from './candidate.ts';
import type { Layout } from './layout.ts';
import {
	findOrphan,
	lastComplaint,
	spawnMongod,
	type MongodProcess,
	type MongodSettings
} from './mongod-process.ts';
import type { OnProgress } from './progress.ts';
import { becomePrimary } from './replica.ts';
import { rememberVersion } from './version.ts';

export interface SupervisorOptions {
	layout: Layout;
	settings: MongodSettings;
	/** Called when a server has to be started, not when a running one is taken over. */
	findBinary: () => Promise<Binary>;
	log: DatabaseLog;
	onProgress: OnProgress;
}

export interface Supervisor {
	readonly state: DatabaseState;
	/** Process number of the server at this moment; null while there is none. */
	readonly pid: number | null;
	onState(listener: (state: DatabaseState) => void): () => void;
	/** Ends the server in good order and waits for it. */
	stop(): Promise<void>;
}

/** Recovery after a crash replays the journal before the socket opens; large data take their time. */
const ANSWER_WITHIN_MS = 120_000;
/** What an orphan gets to answer: it may just be starting, or just ending. */
const ORPHAN_ANSWER_WITHIN_MS = 20_000;
const BACK_OFF_MS = [50, 200, 500, 1_000, 2_000, 5_000, 10_000];
/** From this many failed starts in a row people are told that it is down, not about to be back. */
const DOWN_AFTER = 3;
/** A server that lived this long did start: when it ends, the next start comes at once again. */
const STEADY_AFTER_MS = 2_000;

/**
 * Starts the embedded server, or takes over the one that a killed owner left, and keeps it running: when
 * it ends by itself it is started again, at once at first, then at growing distances, for as long as we
 * live. Throws `DatabaseError` when the first start fails.
 */
export async function supervise(options: SupervisorOptions): Promise<Supervisor> {
	const { layout, log } = options;
	const state = createStateHolder('down');
	const stopping = new AbortController();
	let binary: Binary | null = null;
	let current: MongodProcess | null = null;

	async function start(): Promise<MongodProcess> {
		current = await takeOver(options, stopping.signal);
		if (!current) {
			binary ??= await options.findBinary();
			stopping.signal.throwIfAborted();
			options.onProgress({ kind: 'starting', detail: `MongoDB ${binary.version}` });
			current = await spawnMongod(binary.path, layout, options.settings).catch((error: unknown) => {
				// It was there a while ago: an upgrade may have moved it.
				binary = null;
				throw error;
			});
			await answers(current, layout, ANSWER_WITHIN_MS, stopping.signal);
		}
		try {
			await withAdmin(layout.socket, (client) => putToWork(client, layout, log));
		} catch (error) {
			await current.stop();
			throw error;
		}
		return current;
	}

	async function keepRunning(first: MongodProcess): Promise<void> {
		let running: MongodProcess | null = first;
		let failures = 0;
		while (!stopping.signal.aborted) {
			const since = Date.now();
			await running?.ended;
			if (stopping.signal.aborted) return;
			if (running) log.warn({ pid: running.pid }, 'The database server ended by itself; starting it again');
			if (running && Date.now() - since > STEADY_AFTER_MS) failures = 0;
			state.set(failures >= DOWN_AFTER ? 'down' : 'restarting');
			await sleep(BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length - 1)], undefined, {
				signal: stopping.signal
			}).catch(() => undefined);
			if (stopping.signal.aborted) return;
			failures++;
			running = await start().catch((error: unknown) => {
				if (!stopping.signal.aborted) log.error({ err: error }, 'The database server does not start');
				return null;
			});
			if (running) state.set('up');
		}
	}

	const first = await start();
	state.set('up');
	const loop = keepRunning(first);
	return {
		get state() {
			return state.current;
		},
		get pid() {
			return current && !current.hasEnded() ? current.pid : null;
		},
		onState: state.onChange,
		async stop() {
			stopping.abort();
			await current?.stop();
			await loop;
			await current?.stop();
			state.set('down');
		}
	};
}

/** The orphan when there is one that answers; one that does not is ended, and null says to start anew. */
async function takeOver(
	{ layout, log }: SupervisorOptions,
	signal: AbortSignal
): Promise<MongodProcess | null> {
	const orphan = await findOrphan(layout);
	if (!orphan) return null;
	const { process } = orphan;
	if (
		orphan.usable &&
		(await answers(process, layout, ORPHAN_ANSWER_WITHIN_MS, signal).then(
			() => true,
			() => false
		))
	) {
		await withAdmin(layout.socket, forgetFormerOwner);
		log.info({ pid: process.pid }, 'Took over the database server that an earlier start left running');
		return process;
	}
	await process.stop();
	return null;
}

/** Waits until the server answers on its socket. Throws when it ends or does not answer in time. */
async function answers(
	server: MongodProcess,
	layout: Layout,
	withinMs: number,
	signal: AbortSignal
): Promise<void> {
	const until = Date.now() + withinMs;
	for (;;) {
		if (server.hasEnded()) throw await whyItEnded(layout);
		if (await listens(layout.socket)) {
			const answered = await withAdmin(layout.socket, (client) =>
				client.db('admin').command({ hello: 1 })
			).then(
				() => true,
				() => false
			);
			if (answered && !server.hasEnded()) return;
		}
		if (signal.aborted || Date.now() > until) {
			await server.stop();
			throw new DatabaseError(
				'start_failed',
				`The database server did not answer within ${withinMs / 1000} s. Its log: ${layout.logFile}`
			);
		}
		await sleep(15);
	}
}

/**
 * Aborts the transactions that the killed owner was in. They hold what they had written, and whoever
 * writes to the same thread would wait until the server gives them up, which takes it a minute.
 */
async function forgetFormerOwner(client: mongo.MongoClient): Promise<void> {
	await client.db('admin').command({ killAllSessions: [] });
}

async function listens(socket: string): Promise<boolean> {
	const connection = connect(socket);
	try {
		await once(connection, 'connect');
		return true;
	} catch {
		return false;
	} finally {
		connection.destroy();
	}
}

async function whyItEnded(layout: Layout): Promise<DatabaseError> {
	const complaint = await lastComplaint(layout.logFile);
	if (complaint?.includes('DBPathInUse'))
		return new DatabaseError(
			'in_use',
			`Another MongoDB server has the data in ${layout.db} open. Stop it first, or choose another folder with MULTAQA_DATA.`
		);
	return new DatabaseError(
		'start_failed',
		`The database server ended while starting${complaint ? `: ${complaint}` : '.'} Its log: ${layout.logFile}`
	);
}

async function putToWork(client: mongo.MongoClient, layout: Layout, log: DatabaseLog): Promise<void> {
	await becomePrimary(client, layout.socket, log);
	const admin = client.db('admin');
	const { version } = (await admin.command({ buildInfo: 1 })) as unknown as { version: string };
	await followSeries(admin, version, log);
	await rememberVersion(layout.folder, version);
}

/**
 * Lets the data follow the server's series. A server opens data of the series before it, and only that:
 * without this step the release after the next could not open them.
 */
async function followSeries(admin: mongo.Db, version: string, log: DatabaseLog): Promise<void> {
	const series = version.split('.').slice(0, 2).join('.');
	const { featureCompatibilityVersion: stored } = (await admin.command({
		getParameter: 1,
		featureCompatibilityVersion: 1
	})) as unknown as { featureCompatibilityVersion: { version: string } };
	if (stored.version === series) return;
	await admin.command({ setFeatureCompatibilityVersion: series, confirm: true });
	log.info({ from: stored.version, to: series }, 'The data follow the newer database server');
}
