import { io, type Socket } from 'socket.io-client';
import { SYSTEM } from '../../server/features/accounts/accounts.policy.ts';
import { readConfig } from '../../server/config.ts';
import { GUEST, type PersonActor } from '../../server/kernel/actor.ts';
import { startServer, type RunningServer } from '../../server/main.ts';
import { LiveLine } from '../../src/lib/client/live-line.ts';
import type { LiveSocket as PageSocket } from '../../src/lib/client/socket.ts';
import {
	LIVE_PATH,
	type ClientToServer,
	type LiveChange,
	type LiveStream,
	type Presence,
	type ServerToClient
} from '../../src/lib/shared/live.ts';
import type { Role, Scope } from '../../src/lib/shared/roles.ts';
import { eventually } from './eventually.ts';

/** socket.io's own client: what our server says must be good socket.io. */
export type LiveSocket = Socket<ServerToClient, ClientToServer>;
export type LiveWorld = Awaited<ReturnType<typeof createLiveWorld>>;

const PASSWORD = 'grandmothers know the way';
const three = (text: string) => ({ ar: text, en: text, fr: text });
let serial = 0;

/** A person of the world: their roles, and what their browser would send. */
export interface Somebody {
	id: string;
	name: string;
	cookie: string;
	/** With the roles in force now. */
	actor(): Promise<PersonActor>;
}

/** The whole server, without pages, on a database of its own: two cities and one forum. */
export async function createLiveWorld(mongodbUri: string) {
	const server: RunningServer = await startServer({
		config: readConfig({
			MONGODB_URI: mongodbUri,
			PORT: '0',
			MULTAQA_DEMO: 'off',
			MULTAQA_LOG: 'silent',
			MULTAQA_LIMIT_SCALE: '10000'
		}),
		pages: 'none'
	});
	const { url, services } = server;
	const { accounts, connection, forum } = services;

	await connection.model('Country').create({ iso2: 'XA', name: three('Invented'), weekendDays: [5, 6] });
	const city = async (slug: string, name: string) => {
		const place = { slug, kind: 'city', name: three(name), countryIso2: 'XA', regionKey: 'mena' };
		const [row] = await connection.model('City').create([{ ...place, fictional: true }]);
		return String(row!._id);
	};
	const cities = {
		marsa: await city('marsa-yasmin', 'Marsa Yasmin'),
		valmont: await city('valmont', 'Valmont')
	};
	const youth = (await forum.list(GUEST)).find(({ key }) => key === 'youth');
	const forumId = youth!.id;

	/** Somebody with a session of their own. */
	async function somebody(
		name: string,
		more: { role?: Role; scope?: Scope; cityId?: string; sharePresence?: boolean } = {}
	): Promise<Somebody> {
		const email = `live${++serial}@example.org`;
		const { cityId = null, sharePresence = false } = more;
		const id = await accounts.createPerson({
			email,
			name,
			password: PASSWORD,
			locale: 'en',
			cityId,
			sharePresence
		});
		if (more.role) await accounts.grant(SYSTEM, id, more.role, more.scope!);
		const { token } = await accounts.signIn(
			{ email, password: PASSWORD },
			{ ip: `10.1.0.${serial}`, userAgent: null }
		);
		const actor = async () => (await accounts.authenticate(token))!.actor;
		return { id, name, cookie: `${accounts.cookieName({ protocol: 'http:' })}=${token}`, actor };
	}

	const member = (name: string, cityId = cities.marsa, sharePresence = false) =>
		somebody(name, { role: 'member', scope: { kind: 'city', id: cityId }, cityId, sharePresence });
	const moderator = (name: string) =>
		somebody(name, { role: 'moderator', scope: { kind: 'forum', id: forumId } });

	const once = () => ({ submissionKey: `submission-${++serial}`, attribution: 'named' });
	const ask = async (who: Somebody, more: Record<string, unknown> = {}) => {
		const words = { title: 'How do you keep parents involved?', body: 'We tried evenings.' };
		const asked = { forumKey: 'youth', kind: 'question', visibility: 'public', ...words, ...once(), ...more };
		return (await forum.ask(await who.actor(), asked)).id;
	};
	const reply = async (actor: PersonActor, threadId: string, more: Record<string, unknown> = {}) =>
		(await forum.reply(actor, { threadId, body: 'Grandmothers lead.', ...once(), ...more })).id;

	const sockets: { disconnect(): unknown }[] = [];
	const lines: LiveLine[] = [];

	/** A socket as a browser of this person would open it. */
	function socket(who: Somebody | null, more: Record<string, unknown> = {}): LiveSocket {
		const { extraHeaders = {}, ...rest } = more as { extraHeaders?: Record<string, string> };
		const cookie: Record<string, string> = who ? { cookie: who.cookie } : {};
		const made = io(url, {
			path: LIVE_PATH,
			forceNew: true,
			autoConnect: false,
			transports: ['websocket'],
			reconnectionDelay: 20,
			reconnectionDelayMax: 100,
			auth: { signedIn: who !== null },
			extraHeaders: { origin: url, ...cookie, ...extraHeaders },
			...rest
		}) as LiveSocket;
		sockets.push(made);
		return made;
	}

	/** The revision that a page of this stream is rendered with. */
	async function pageRevision(who: Somebody | null, stream: LiveStream): Promise<number> {
		const actor = who ? await who.actor() : GUEST;
		const [kind, id = ''] = stream.split(':');
		const page = kind === 'thread' ? forum.thread(actor, id) : forum.forum(actor, 'youth');
		return (await page).revision;
	}

	/** A page that follows a stream with the browser's own code. */
	async function reader(who: Somebody | null, stream: LiveStream, since?: number): Promise<Reader> {
		const from = since ?? (await pageRevision(who, stream));
		const made = socket(who);
		const wire: string[] = [];
		made.onAny((...message: unknown[]) => wire.push(JSON.stringify(message)));
		const line = new LiveLine({ make: () => made as unknown as PageSocket, whenIdle: (work) => work() });
		lines.push(line);
		line.identify(who?.id ?? null);
		const heard: Reader = { line, socket: made, wire, changes: [], resets: 0, revoked: [], presence: null };
		line.follow(stream, from, {
			onChange: (change) => heard.changes.push(change),
			onReset: () => (heard.resets += 1),
			onRevoked: (code) => heard.revoked.push(code),
			onPresence: (presence) => (heard.presence = presence)
		});
		await eventually(() => line.state === 'live' || heard.revoked.length > 0);
		return heard;
	}

	return {
		url,
		services,
		cities,
		forumId,
		somebody,
		member,
		moderator,
		ask,
		reply,
		socket,
		reader,
		async stop() {
			for (const line of lines) line.close();
			for (const open of sockets) open.disconnect();
			await server.stop();
		}
	};
}

/** What a page has heard, in order. */
export interface Reader {
	line: LiveLine;
	socket: LiveSocket;
	/** Every message that reached the browser, as JSON. */
	wire: string[];
	changes: LiveChange[];
	resets: number;
	revoked: string[];
	presence: Presence | null;
}
