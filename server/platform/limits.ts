import { createHash } from 'node:crypto';
import type { Connection } from 'mongoose';
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError, toDomainError } from '../kernel/errors.ts';
import { createLimitModel } from './limit.model.ts';

/** At most `points` for one key in `seconds`. The count is kept under `name`, unique in the house. */
export interface Limit {
	name: string;
	points: number;
	seconds: number;
}

const TEN_MINUTES = 600;
/** Questions and replies are one count: what they cost readers and moderators is the same. */
const POST: Limit = { name: 'post', points: 30, seconds: TEN_MINUTES };

/** What people do all day, per person (a search also per address). Far above a busy day, far below a script. */
const ACTS = {
	ask: POST,
	reply: POST,
	edit: { name: 'edit', points: 60, seconds: TEN_MINUTES },
	preview: { name: 'preview', points: 120, seconds: TEN_MINUTES },
	/** Kept while somebody types, so several a minute. */
	draft: { name: 'draft', points: 240, seconds: TEN_MINUTES },
	search: { name: 'search', points: 60, seconds: 60 },
	moderate: { name: 'moderate', points: 120, seconds: TEN_MINUTES },
	/** Telling a moderator about a post. */
	flag: { name: 'flag', points: 20, seconds: TEN_MINUTES },
	plan_create: { name: 'plan_create', points: 20, seconds: TEN_MINUTES },
	/** Changes of a plan's record. Its text has limits of its own. */
	plan_change: { name: 'plan_change', points: 120, seconds: TEN_MINUTES },
	/** Each keeps a copy of the whole text, up to 8 MB. */
	plan_version: { name: 'plan_version', points: 20, seconds: TEN_MINUTES }
} as const satisfies Record<string, Limit>;

export type LimitedAct = keyof typeof ACTS;

/** Counts what people do, in MongoDB, so that a limit is one limit however many nodes there are. */
export interface Limits {
	/**
	 * One more of an everyday act. `who` is a person's id, or for guests their address.
	 * @throws DomainError `rate_limited` with `retryAfter` in seconds; `unavailable` while the database is away
	 */
	take(act: LimitedAct, who: string): Promise<void>;
	/** The same for a limit that a feature keeps for itself. */
	spend(limit: Limit, key: string): Promise<void>;
	/** Gives the key all its points back. @throws DomainError `unavailable` */
	forgive(limit: Limit, key: string): Promise<void>;
}

/**
 * Limits on the container's connection; their indexes are built with those of the models. `scale`
 * multiplies every number of points, for load tests. Keys are stored as fingerprints: no address and no
 * id can be read from the database, and a row goes when its time is over.
 */
export function createLimits(connection: Connection, { scale = 1 }: { scale?: number } = {}): Limits {
	const model = createLimitModel(connection);
	const store = {
		// A count lost in a failover costs nothing; waiting for the journal would slow down every post.
		collection: (name: string) =>
			connection
				.getClient()
				.db(connection.name)
				.collection(name, { writeConcern: { w: 1 } })
	};
	const limiters = new Map<string, RateLimiterMongo>();

	function limiterOf({ name, points, seconds }: Limit): RateLimiterMongo {
		let limiter = limiters.get(name);
		if (!limiter) {
			const allowed = Math.max(1, Math.round(points * scale));
			limiter = new RateLimiterMongo({
				storeClient: store,
				tableName: model.collection.collectionName,
				keyPrefix: name,
				points: allowed,
				duration: seconds,
				disableIndexesCreation: true,
				// Who has gone over is refused from memory until the time is over: a flood does not reach the database.
				inMemoryBlockOnConsumed: allowed + 1
			});
			limiters.set(name, limiter);
		}
		return limiter;
	}

	async function spend(limit: Limit, key: string): Promise<void> {
		try {
			await limiterOf(limit).consume(fingerprint(key));
		} catch (refusal) {
			if (!(refusal instanceof RateLimiterRes)) throw toDomainError(refusal);
			const retryAfter = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
			throw new DomainError('rate_limited', `limit ${limit.name}`, { retryAfter });
		}
	}

	return {
		take: (act, who) => spend(ACTS[act], who),
		spend,
		async forgive(limit, key) {
			try {
				await limiterOf(limit).delete(fingerprint(key));
			} catch (error) {
				throw toDomainError(error);
			}
		}
	};
}

function fingerprint(key: string): string {
	return createHash('sha256').update(key).digest('base64url');
}
