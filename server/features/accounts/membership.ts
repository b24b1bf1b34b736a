import type { Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { AccountsParts } from './accounts.parts.ts';
import { actorIdOf, assertLooksAfter, type System } from './accounts.policy.ts';
import { memberView, type MemberView } from './accounts.presenter.ts';
import { personPattern } from './person-pattern.ts';
import type { Sessions } from './sessions.ts';

/** People on one page of the list. */
const A_PAGE = 25;
const FAR_PAGE = 100_000;

export interface MembersPage {
	people: MemberView[];
	/** What was looked for, as understood. */
	query: string;
	page: number;
	more: boolean;
}

/** Who belongs to the network, for the secretariat and for commands. Everybody else gets `not_found`. */
export function createMembership(parts: AccountsParts, sessions: Sessions) {
	const { people, grants, inTransaction, audit, clock } = parts;

	async function setSuspended(by: Actor | System, personId: string, suspended: boolean): Promise<boolean> {
		assertLooksAfter(by, personId);
		if (by.kind === 'person' && by.personId === personId)
			throw new DomainError('not_allowed', 'nobody locks themselves out');
		return inTransaction(async (tx) => {
			const person = await people.byId(personId, tx);
			if (!person) throw new DomainError('not_found', 'no such person');
			if ((person.suspendedAt !== null) === suspended) return false;
			await people.update(tx, personId, { suspendedAt: suspended ? clock.now() : null });
			if (suspended) await sessions.endAll(tx, personId, null);
			await audit.record(tx, {
				actorId: actorIdOf(by),
				act: suspended ? 'person.suspended' : 'person.readmitted',
				subjectKind: 'person',
				subjectId: personId
			});
			return true;
		});
	}

	return {
		/** Newest accounts first; `q` is looked for in names and addresses, in any spelling. */
		async members(
			by: Actor | System,
			{ q, page }: { q?: string | null; page?: number } = {}
		): Promise<MembersPage> {
			assertLooksAfter(by);
			const { query, pattern } = personPattern(q ?? '');
			const shown = Math.min(Math.max(page ?? 1, 1), FAR_PAGE);
			const found = await people.newest(pattern, (shown - 1) * A_PAGE, A_PAGE + 1);
			const rows = found.slice(0, A_PAGE);
			const held = await grants.inForceOfAll(
				rows.map(({ _id }) => String(_id)),
				clock.now()
			);
			const views = rows.map((row) => memberView(row, held.get(String(row._id)) ?? []));
			return { people: views, query, page: shown, more: found.length > A_PAGE };
		},

		/** @throws DomainError `not_found` */
		async member(by: Actor | System, personId: string): Promise<MemberView> {
			assertLooksAfter(by, personId);
			const person = await people.byId(personId);
			if (!person) throw new DomainError('not_found', 'no such person');
			return memberView(person, await grants.inForceOf(personId, clock.now()));
		},

		/**
		 * Ends every session of a person and lets them open no other. What they wrote stays.
		 * @returns false when they were suspended already
		 * @throws DomainError `not_found`; `not_allowed` for oneself
		 */
		suspend: (by: Actor | System, personId: string) => setSuspended(by, personId, true),

		/** Lets a suspended person sign in again. @returns false when they could already */
		readmit: (by: Actor | System, personId: string) => setSuspended(by, personId, false)
	};
}
