import {
	decodeStateVector,
	encodeStateAsUpdate,
	encodeStateVector,
	encodeStateVectorFromUpdate,
	type Doc
} from 'yjs';
import { keepVersionInput, restoreVersionInput } from '../../../src/lib/shared/plans/input.ts';
import type {
	PlanRecordChange,
	PlanText,
	PlanVersion,
	PlanVersionsPage
} from '../../../src/lib/shared/plans/views.ts';
import type { Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parse } from '../../kernel/parse.ts';
import { canSee } from '../../kernel/visibility.ts';
import type { PlanVersionRow } from './plan-version.model.ts';
import type { PlanRow, Unkept } from './plan.model.ts';
import { NO_CITY } from './plan.repository.ts';
import { cleanLabel, refuse } from './plans.input.ts';
import { accessOf, readableVersions, whyNotKeep, whyNotRestore } from './plans.policy.ts';
import { presentVersion } from './plans.presenter.ts';
import type { PlanReading } from './plans.reading.ts';
import type { PlansOptions } from './plans.service.ts';
import { signedIn } from './plans.writing.ts';
import { replaceContent } from './replace-content.ts';

export const VERSIONS_A_PAGE = 50;
const DAY = 24 * 3600 * 1000;
/** Work rests when nobody has worked for so long; then a version is kept of it. */
const QUIET = 30 * 60 * 1000;
/** Plans that one round looks at. */
const BATCH = 20;

type Keeper = { personId: string; cityId: string | null };

/** P12: frozen copies of a plan's text, kept by hand, before each restoring, and by themselves once a day of work. */
export function createPlanVersions(options: PlansOptions, reading: PlanReading) {
	const {
		plans,
		activities,
		keptVersions,
		documents,
		cities,
		events,
		inTransaction,
		audit,
		limits,
		clock,
		log
	} = options;

	/**
	 * Keeps the text as it is now under a name. @returns the version's number
	 * @throws DomainError `not_found`, `not_allowed`, `plan_archived`, those of the label, `unavailable`
	 */
	async function keepVersion(actor: Actor, input: unknown): Promise<{ number: number }> {
		const person = signedIn(actor);
		await limits.take('plan_version', person.personId);
		const asked = parse(keepVersionInput, input);
		const label = cleanLabel(asked.label);
		const plan = await reading.seen(actor, asked.planId);
		refuse(whyNotKeep(actor, plan));
		const by = { personId: person.personId, cityId: accessOf(actor, plan)?.cityId ?? null };
		const number = await keep(asked.planId, await settled(asked.planId), label, by, (now) => {
			if (!canSee(actor, now)) throw new DomainError('not_found');
			refuse(whyNotKeep(actor, now));
			return true;
		});
		return { number: number! };
	}

	/** The versions kept, newest first, with the cities that worked on each. @throws DomainError `not_found` */
	async function versions(
		actor: Actor,
		id: string,
		asked: { before?: number | null } = {}
	): Promise<PlanVersionsPage> {
		const plan = await reading.seen(actor, id);
		const before = Number.isSafeInteger(asked.before) ? asked.before! : undefined;
		const open = readableVersions(actor, plan);
		const found = await keptVersions.list(id, open, before, VERSIONS_A_PAGE + 1);
		const rows = found.slice(0, VERSIONS_A_PAGE);
		const cards = await cities.cityCards(citiesIn(rows));
		return {
			versions: rows.map((row) => presentVersion(row, cards)),
			older: found.length > VERSIONS_A_PAGE ? rows.at(-1)!.number : null,
			can: { keep: whyNotKeep(actor, plan) === null, restore: whyNotRestore(actor, plan) === null }
		};
	}

	/** One version and its text. @throws DomainError `not_found`, `plan_unreadable` */
	async function version(
		actor: Actor,
		id: string,
		number: number
	): Promise<{ version: PlanVersion; text: PlanText }> {
		const plan = await reading.seen(actor, id);
		const row = await numbered(actor, plan, number);
		const cards = await cities.cityCards(citiesIn([row]));
		return { version: presentVersion(row, cards), text: await reading.textOf(plan, stateOf(row)) };
	}

	/**
	 * Makes the text what it was in a version, by a forward edit in the actor's name that everybody sees like
	 * any other; what stands there now is kept as a version first.
	 */
	async function restore(actor: Actor, input: unknown): Promise<void> {
		const person = signedIn(actor);
		await limits.take('plan_version', person.personId);
		const { planId, number } = parse(restoreVersionInput, input);
		const plan = await reading.seen(actor, planId);
		refuse(whyNotRestore(actor, plan));
		const state = stateOf(await numbered(actor, plan, number));
		const by = { personId: person.personId, cityId: accessOf(actor, plan)?.cityId ?? null };
		const still = (now: PlanRow) => {
			if (!canSee(actor, now)) throw new DomainError('not_found');
			refuse(whyNotRestore(actor, now));
			return true;
		};
		const frozen = await settled(planId);
		await keep(planId, frozen, null, null, still);
		let late = null as Uint8Array | null;
		await documents().edit(planId, by, (document) => {
			// What somebody typed since would be in no version.
			if (hasMoreThan(document, frozen)) late ??= encodeStateAsUpdate(document);
			replaceContent(document, state);
		});
		if (late) await keep(planId, late, null, null, () => true);
		await inTransaction(async (tx) => {
			const at = clock.now();
			await activities.changed(planId, by, 'restored', at, tx);
			await audit.record(tx, {
				actorId: person.personId,
				act: 'plan.restored',
				subjectKind: 'plan',
				subjectId: planId,
				details: { version: number }
			});
			await events.append(tx, { type: 'plan.changed', planId, change: 'restored' });
		});
	}

	/** Keeps a version of each plan that was worked on: one a day of work, once the work rests. */
	async function sweep(): Promise<void> {
		const now = clock.now().getTime();
		const [aDayAgo, quietSince] = [new Date(now - DAY), new Date(now - QUIET)];
		for (const id of await plans.unkept(aDayAgo, aDayAgo, quietSince, BATCH)) {
			// One plan that cannot be read must not keep the others from being kept.
			try {
				await keep(id, await settled(id), null, null, (plan) => isDue(plan, aDayAgo));
			} catch (err) {
				log.warn({ err, planId: id }, 'a plan was not kept');
			}
		}
	}

	/** The text as it is now, with what open rooms have not stored yet. */
	async function settled(planId: string): Promise<Uint8Array> {
		await documents().settle(planId);
		return documents().stored(planId);
	}

	/** @returns the number; null when `still`, asked in the transaction, says that it need not be kept any more */
	async function keep(
		planId: string,
		state: Uint8Array,
		label: string | null,
		by: Keeper | null,
		still: (plan: PlanRow) => boolean
	): Promise<number | null> {
		return inTransaction(async (tx) => {
			const plan = await plans.byId(planId, tx);
			if (!plan) throw new DomainError('not_found');
			if (!still(plan)) return null;
			const at = clock.now();
			const before = await plans.takeNumber(planId, label === null ? { keptByItselfAt: at } : {}, tx);
			const number = before.kept + 1;
			await keptVersions.insert(
				{
					planId,
					number,
					at,
					label,
					personId: by?.personId ?? null,
					cityId: by?.cityId ?? null,
					visibility: plan.visibility,
					changes: changesOf(before.unkept),
					state: Buffer.from(state)
				},
				tx
			);
			if (by) {
				const change: PlanRecordChange = 'kept';
				await activities.changed(planId, by, change, at, tx);
				await events.append(tx, { type: 'plan.changed', planId, change });
			}
			return number;
		});
	}

	/** @throws DomainError `not_found`, also when the plan was not open to this actor then */
	async function numbered(actor: Actor, plan: PlanRow, number: number): Promise<PlanVersionRow> {
		const known = Number.isSafeInteger(number);
		const row = known ? await keptVersions.byNumber(String(plan._id), number) : null;
		if (!row || !readableVersions(actor, plan).includes(row.visibility))
			throw new DomainError('not_found', 'no such version');
		return row;
	}

	return { keepVersion, versions, version, restore, sweep };
}

/** A view, not a copy: Yjs reads plain arrays of bytes faster than Node's. */
function stateOf({ state }: PlanVersionRow): Uint8Array {
	return new Uint8Array(state.buffer, state.byteOffset, state.byteLength);
}

/** Whether the document holds edits that the state does not. */
function hasMoreThan(document: Doc, state: Uint8Array): boolean {
	const held = decodeStateVector(encodeStateVectorFromUpdate(state));
	return [...decodeStateVector(encodeStateVector(document))].some(
		([client, clock]) => clock > (held.get(client) ?? 0)
	);
}

/** Another node may have kept it meanwhile. */
function isDue({ unkeptSince, keptByItselfAt }: PlanRow, aDayAgo: Date): boolean {
	return unkeptSince !== undefined && (keptByItselfAt === null || keptByItselfAt <= aDayAgo);
}

function changesOf(unkept: Unkept): PlanVersionRow['changes'] {
	return Object.entries(unkept).map(([city, { parts = [], personIds = [] }]) => ({
		cityId: city === NO_CITY ? null : city,
		parts,
		personIds
	}));
}

function citiesIn(rows: readonly Pick<PlanVersionRow, 'cityId' | 'changes'>[]): string[] {
	const ids = rows.flatMap(({ cityId, changes }) => [cityId, ...changes.map((change) => change.cityId)]);
	return [...new Set(ids.filter((id) => id !== null))];
}
