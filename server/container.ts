import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import proxyAddress from 'proxy-addr';
import type { Locale, Trilingual } from '../src/lib/shared/locale.ts';
import { readRows } from '../src/lib/shared/plans/read-rows.ts';
import { ROW_KIND_KEYS } from '../src/lib/shared/plans/rows.ts';
import type { PlanText } from '../src/lib/shared/plans/views.ts';
import { readPlanText } from '../src/lib/shared/plans/read-text.ts';
import { createDocumentsAtRest } from './collab/documents-at-rest.ts';
import type { PlanDocuments } from './collab/ports.ts';
import { foldPlan } from './collab/storage/fold.ts';
import { createCollab } from './collab/collab.ts';
import { createPlanFolding } from './collab/storage/folding.ts';
import { createPlanKeeper, type PlanKeeper } from './collab/storage/keeper.ts';
import { createPlanRelay } from './collab/storage/plan-relay.repository.ts';
import { createPlanStorage, type PlanStorageOptions } from './collab/storage/plan-storage.repository.ts';
import type { Config } from './config.ts';
import { DEMO_PASSWORD } from './demo/password.ts';
import type { Drain } from './drain.ts';
import { createAccountModels } from './features/accounts/accounts.model.ts';
import type { Authenticated } from './features/accounts/sessions.ts';
import { createAccountsService } from './features/accounts/accounts.service.ts';
import { createAuditModel } from './features/audit/audit.model.ts';
import { createAuditRepository } from './features/audit/audit.repository.ts';
import { createAuditService, createAuditTrail } from './features/audit/audit.service.ts';
import { createCityModel, createCountryModel, createRegionModel } from './features/cities/cities.model.ts';
import { createCitiesRepository } from './features/cities/cities.repository.ts';
import { createCitiesService, type CitiesService } from './features/cities/cities.service.ts';
import { createPlaces } from './features/cities/places.ts';
import { createDraftModel } from './features/drafts/draft.model.ts';
import { createDraftRepository } from './features/drafts/draft.repository.ts';
import { createDraftsService } from './features/drafts/drafts.service.ts';
import { createForumService } from './features/forum/forum.service.ts';
import { createForumStore } from './features/forum/forum.store.ts';
import { createModerationService } from './features/moderation/moderation.service.ts';
import type { ReadText } from './features/plans/plans.ports.ts';
import { createPlansService } from './features/plans/plans.service.ts';
import { createPlansStore } from './features/plans/plans.store.ts';
import { createSearchService } from './features/search/search.service.ts';
import { createThemeModel } from './features/themes/themes.model.ts';
import { createThemesRepository } from './features/themes/themes.repository.ts';
import { createThemesService } from './features/themes/themes.service.ts';
import { originAllowed } from './http/origin.ts';
import { isMember, isSecretariat, scopesOf } from './kernel/actor.ts';
import { toDomainError } from './kernel/errors.ts';
import { createLiveGateway } from './live/gateway.ts';
import { systemClock } from './platform/clock.ts';
import { createEventLog } from './platform/events/event-log.ts';
import { startEventTail } from './platform/events/event-tail.ts';
import { createLimits } from './platform/limits.ts';
import type { Log } from './platform/log.ts';
import { createMail } from './platform/mail/mailer.ts';
import { translator } from './platform/messages.ts';
import { createMetrics } from './platform/metrics.ts';
import { ensureIndexes } from './platform/mongo/indexes.ts';
import type { OpenDatabase } from './platform/mongo/open.ts';
import { createTransactions } from './platform/mongo/transaction.ts';

export interface ContainerOptions {
	config: Config;
	database: OpenDatabase;
	log: Log;
	drain: Drain;
	/** Where the process can be reached, once it listens: links in mails need it when no origin is set. */
	address: () => string;
}

type ServicesOptions = Omit<ContainerOptions, 'drain'> & {
	/** Folds plans in a thread of its own, and hears of each edit that was stored. */
	keeping?: Pick<PlanStorageOptions, 'fold' | 'changed'>;
};

export type Services = Awaited<ReturnType<typeof createContainer>>;

/** Milliseconds between two rounds of what only time brings about: sessions that ran out, roles that begin or end. */
const SWEEP = 60_000;

/** Every service, and nothing that runs by itself: all that a command needs. */
export function createServices({ config, database, log, address, keeping }: ServicesOptions) {
	const { connection } = database;
	const clock = systemClock;
	const inTransaction = createTransactions(connection);
	const events = createEventLog(connection, clock);
	const limits = createLimits(connection, { scale: config.limitScale });
	const { mailer, worker, sentMails } = createMail({
		connection,
		clock,
		log,
		translate: (locale) => translator(locale),
		origin: () => config.origin ?? address(),
		delivery: deliveryOf(config)
	});

	const themesRepository = createThemesRepository(createThemeModel(connection));
	const themes = createThemesService({ repository: themesRepository });
	const citiesRepository = createCitiesRepository({
		regions: createRegionModel(connection),
		countries: createCountryModel(connection),
		cities: createCityModel(connection)
	});
	const cities = createCitiesService({ repository: citiesRepository, themes, clock });

	const auditEntries = createAuditRepository(createAuditModel(connection));
	const auditTrail = createAuditTrail({ entries: auditEntries, clock });
	const places = createPlaces({
		repository: citiesRepository,
		inTransaction,
		audit: auditTrail,
		changed: cities.invalidate
	});
	const accounts = createAccountsService({
		models: createAccountModels(connection),
		inTransaction,
		events,
		mailer,
		limits,
		audit: auditTrail,
		clock,
		log,
		demo: config.demo ? { password: DEMO_PASSWORD } : null
	});

	const drafts = createDraftsService({
		drafts: createDraftRepository(createDraftModel(connection)),
		limits,
		clock
	});
	const store = createForumStore(connection);
	const posting = { ...store, events, inTransaction, limits, clock };
	const forum = createForumService({ ...posting, people: accounts, cities, drafts });
	const moderation = createModerationService({ ...posting, audit: auditTrail });
	const audit = createAuditService({ entries: auditEntries, clock, people: accounts, forums: forum });
	const nodeId = randomUUID();
	const planStorage = createPlanStorage(connection, { inTransaction, clock, fold: foldPlan, ...keeping });
	/** Where no sockets are served (commands), plans are read and edited at rest; the container of a server replaces it. */
	const planDocuments: { current: PlanDocuments } = {
		current: createDocumentsAtRest({ storage: planStorage, clock, nodeId })
	};
	const plansStore = createPlansStore(connection);
	const plans = createPlansService({
		...plansStore,
		storage: planStorage,
		documents: () => planDocuments.current,
		readText: readPlan,
		people: accounts,
		cities,
		themes,
		events,
		audit: auditTrail,
		inTransaction,
		limits,
		clock,
		log
	});
	const search = createSearchService({ ...posting, forum, plans });

	return {
		...{
			accounts,
			audit,
			cities,
			drafts,
			events,
			forum,
			moderation,
			places,
			plans,
			/** The newest number of a stream of events. */
			revision: events.revision,
			search,
			sentMails,
			themes,
			worker
		},
		/** For the networks' loaders, which write many rows at once. */
		store: { ...store, citiesRepository, themesRepository, inTransaction },
		/** For live plans, which the container of a server adds. */
		collab: { nodeId, planDocuments, planStorage }
	};
}

/** Builds every service once and starts what runs by itself, whose end it adds to the drain. */
export async function createContainer({ config, database, log, drain, address }: ContainerOptions) {
	const { connection } = database;
	const metrics = createMetrics();
	const folding = createPlanFolding();
	drain.add('plan folding', () => folding.close());
	let keeper: PlanKeeper | null = null;
	const { events, worker, collab, ...services } = createServices({
		config,
		database,
		log,
		address,
		keeping: { fold: folding.fold, changed: (planId) => keeper?.edited(planId) }
	});
	const { accounts, cities, forum, plans } = services;
	await ensureIndexes(connection);

	const tail = await startEventTail(connection, { log });
	drain.add('event tail', () => tail.close());
	worker.start();
	drain.add('mail', () => worker.stop());
	drain.add(
		'sweep',
		every(SWEEP, () => Promise.all([accounts.sweep(), plans.sweep()]).then(() => undefined), log)
	);

	keeper = createPlanKeeper({ storage: collab.planStorage, words: folding.words, plans, log });
	keeper.start();
	drain.add('plan keeper', () => keeper?.stop());
	const relay = await createPlanRelay(connection, { nodeId: collab.nodeId, log });
	drain.add('plan relay', () => relay.close());

	const sockets = {
		tail,
		accounts,
		cities,
		metrics,
		log,
		limitScale: config.limitScale,
		secure: config.origin?.startsWith('https:') ?? false,
		clientIp: (request: IncomingMessage) => proxyAddress(request, (_address, hop) => hop < config.trustProxy)
	};
	const live = createLiveGateway({
		...sockets,
		events,
		forum,
		originAllowed: (origin, host) => originAllowed(origin, host, config.origin)
	});
	const livePlans = createCollab({
		...sockets,
		nodeId: collab.nodeId,
		storage: collab.planStorage,
		stored: collab.planDocuments.current.stored,
		relay,
		plans
	});
	collab.planDocuments.current = livePlans.documents;

	return {
		...services,
		live,
		livePlans,
		log,
		metrics,
		toDomainError,
		defaultLocale: config.defaultLocale as Locale,
		demo: config.demo,
		dataFolder: database.dataFolder,
		/** What pages show of the person who reads them. */
		viewer: (known: Authenticated) => viewerOf(known, cities),
		/** True when the database answers within two seconds. */
		databaseAnswers: () => answers(database),
		connection
	};
}

function deliveryOf({ smtpUrl, mailFrom, origin, demo }: Config) {
	const host = origin ? new URL(origin).hostname : 'localhost';
	const from = mailFrom ?? `Multaqa <no-reply@${host}>`;
	if (smtpUrl) return { kind: 'smtp', url: smtpUrl, from } as const;
	return demo ? ({ kind: 'demo', from } as const) : ({ kind: 'none' } as const);
}

async function viewerOf({ actor, person }: Authenticated, cities: CitiesService) {
	const city = person.cityId ? (await cities.cityCards([person.cityId])).get(person.cityId) : undefined;
	const isModerator = scopesOf(actor, 'moderator').length > 0;
	return {
		personId: person.id,
		name: person.name,
		nameForms: person.nameForms as Trilingual | null,
		locale: person.locale,
		cityName: city?.name ?? null,
		isMember: isMember(actor),
		isModerator,
		isSecretariat: isSecretariat(actor)
	};
}

async function answers(database: OpenDatabase): Promise<boolean> {
	if (database.state !== 'up') return false;
	const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), 2000).unref());
	const ping = database.connection
		.db!.admin()
		.ping()
		.then(
			() => true,
			() => false
		);
	return Promise.race([ping, late]);
}

/** Reads a plan's document as pages and search show it. */
const readPlan: ReadText = (document, known) =>
	readPlanText(document, (doc) => {
		const rows = ROW_KIND_KEYS.map((kind) => [kind, readRows(doc, kind, known)]);
		return Object.fromEntries(rows) as PlanText['rows'];
	});

/** Runs `work` again and again, one at a time; the answer ends that and waits for the round under way. */
function every(milliseconds: number, work: () => Promise<void>, log: Log): () => Promise<void> {
	let round = Promise.resolve();
	const timer = setInterval(() => {
		round = round.then(work).catch((err: unknown) => log.warn({ err }, 'a timed round failed'));
	}, milliseconds);
	return () => {
		clearInterval(timer);
		return round;
	};
}
