import type { ClientSession } from 'mongoose';
import type { AuditPage, ForumRef, Written } from '../../../src/lib/shared/forum-views.ts';
import { isPerson, isSecretariat, scopesOf, type Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { Clock } from '../../platform/clock.ts';
import type { AuditRow } from './audit.model.ts';
import { presentEntry } from './audit.presenter.ts';
import type { AuditRepository } from './audit.repository.ts';

/** Who did what to whom, without the text it was done to. */
export interface AuditEntry {
	/** Null: the system itself, or a command run by whoever runs the server. */
	actorId: string | null;
	act: string;
	subjectKind: string;
	subjectId: string;
	/** Moderators of this forum read the entry; without one only the secretariat does. */
	forumId?: string | null;
	reason?: string;
	details?: Record<string, unknown>;
}

/** For features that do what must be accounted for. */
export interface AuditTrail {
	/** Written in the transaction of the act itself: neither stands without the other. */
	record(tx: ClientSession, entry: AuditEntry): Promise<void>;
}

export interface AuditOptions {
	entries: AuditRepository;
	clock: Clock;
	people: { personCards(ids: readonly string[]): Promise<ReadonlyMap<string, { name: Written }>> };
	/** The forums that an actor sees. */
	forums: { refs(actor: Actor): Promise<ForumRef[]> };
}

export interface AuditService extends AuditTrail {
	/** Newest first: every entry for the secretariat, those of their own forums for moderators. */
	list(actor: Actor, asked?: { before?: string | null }): Promise<AuditPage>;
}

const A_PAGE = 50;

export function createAuditTrail({ entries, clock }: Pick<AuditOptions, 'entries' | 'clock'>): AuditTrail {
	return {
		async record(tx, { forumId = null, reason = null, details = {}, ...entry }) {
			await entries.add({ at: clock.now(), forumId, reason, details, ...entry }, tx);
		}
	};
}

export function createAuditService(options: AuditOptions): AuditService {
	const { entries, people, forums } = options;
	return {
		...createAuditTrail(options),

		async list(actor, asked = {}) {
			if (!isPerson(actor)) throw new DomainError('sign_in_required');
			const forumIds = isSecretariat(actor) ? null : scopesOf(actor, 'moderator');
			// The page does not exist for those who have nothing to account for.
			if (forumIds?.length === 0) throw new DomainError('not_found');
			const found = await entries.list(forumIds, placeOf(asked.before), A_PAGE + 1);
			const rows = found.slice(0, A_PAGE);
			const personIds = rows.flatMap(({ actorId, subjectKind, subjectId }) => [
				...(actorId ? [actorId] : []),
				...(subjectKind === 'person' ? [subjectId] : [])
			]);
			const [cards, refs] = await Promise.all([
				people.personCards([...new Set(personIds)]),
				forums.refs(actor)
			]);
			const refById = new Map(refs.map((ref) => [ref.id, ref]));
			const last = rows.at(-1);
			return {
				entries: rows.map((row) => presentEntry(row, cards, refById)),
				older: last && found.length > A_PAGE ? writePlace(last) : null
			};
		}
	};
}

function placeOf(written: string | null | undefined): { at: Date; id: string } | undefined {
	const [, ms, id] = /^(\d{1,15})-([0-9a-f]{24})$/.exec(written ?? '') ?? [];
	return ms && id ? { at: new Date(Number(ms)), id } : undefined;
}

function writePlace({ at, _id }: AuditRow): string {
	return `${at.getTime()}-${String(_id)}`;
}
