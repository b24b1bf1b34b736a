import { createPlanInput } from '../../../src/lib/shared/plans/input.ts';
import { PARTNER_LIMIT } from '../../../src/lib/shared/plans/plan-rules.ts';
import { citiesOf, isPerson, type Actor, type PersonActor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parse } from '../../kernel/parse.ts';
import { submissionOf } from './submission.ts';
import { titleWords } from './plan-words.ts';
import type { PlanCityRow, PlanRow } from './plan.model.ts';
import { cleanTitle, refuse, refuseField } from './plans.input.ts';
import { audienceOf, whyNotCreate } from './plans.policy.ts';
import type { Transaction } from './plans.ports.ts';
import type { PlanReading } from './plans.reading.ts';
import type { PlansOptions } from './plans.service.ts';
import { templateUpdate } from './templates/template.ts';

const DUPLICATE_KEY = 11000;

export function signedIn(actor: Actor): PersonActor {
	if (!isPerson(actor)) throw new DomainError('sign_in_required');
	return actor;
}

/** New plans. */
export function createPlanWriting(options: PlansOptions, reading: PlanReading) {
	const { plans, parts, activities, storage, events, inTransaction, limits, clock } = options;

	/**
	 * Makes a plan of one's own city, alone or with partners, from a template. Sending the same form twice
	 * makes one. @returns the plan's id
	 * @throws DomainError those of the fields; `sign_in_required`, `membership_required`, `plan_needs_city`
	 */
	async function create(actor: Actor, input: unknown): Promise<{ id: string }> {
		const person = signedIn(actor);
		await limits.take('plan_create', person.personId);
		const asked = parse(createPlanInput, input);
		const title = cleanTitle(asked);
		refuse(whyNotCreate(actor));
		const { ownerCityId, visibility, template } = asked;
		if (!citiesOf(actor).includes(ownerCityId)) refuseField('ownerCityId', 'plan_needs_city');
		const partnerIds = [...new Set(asked.partnerCityIds)].filter((id) => id !== ownerCityId);
		if (partnerIds.length > PARTNER_LIMIT) refuseField('partnerCityIds', 'field_too_long', PARTNER_LIMIT);
		if (!(await reading.allVisible(actor, partnerIds))) refuseField('partnerCityIds', 'field_invalid');
		const members: PlanCityRow[] = [
			{ cityId: ownerCityId, part: 'owner', role: 'editor' },
			...partnerIds.map((cityId): PlanCityRow => ({ cityId, part: 'partner', role: 'editor' }))
		];
		const content = [title, members.map(({ cityId }) => cityId), visibility, template];
		const submissionKey = submissionOf(asked.submissionKey, JSON.stringify(content));
		const update = templateUpdate(template, asked.locale);
		const known = (tx?: Transaction) => plans.bySubmission(person.personId, submissionKey, tx);
		const made = await once(known, make);
		return { id: String(made._id) };

		async function make(tx: Transaction): Promise<PlanRow> {
			const sent = await known(tx);
			if (sent) return sent;
			const now = clock.now();
			const audience = audienceOf({ visibility, cities: members, people: [] });
			const row = await plans.insert(
				{
					...audience,
					title,
					cities: members,
					people: [],
					state: 'draft',
					template,
					archivedAt: null,
					createdBy: person.personId,
					createdAt: now,
					version: 1,
					workedAt: now,
					kept: 0,
					keptByItselfAt: null,
					unkept: {},
					indexedAt: null,
					submissionKey
				},
				tx
			);
			const planId = String(row._id);
			// P2: what the template holds is written once, here, in the transaction that makes the plan.
			await storage.create(tx, planId, update);
			await parts.put(planId, [titleWords(title)], audience, now, tx);
			const by = { personId: person.personId, cityId: ownerCityId };
			await activities.changed(planId, by, 'created', now, tx);
			await events.append(tx, { type: 'plan.created', planId });
			return row;
		}
	}

	/** Writes in a transaction; when the same submission has just been stored elsewhere, that one counts. */
	async function once<Row>(known: () => Promise<Row | null>, write: (tx: Transaction) => Promise<Row>) {
		try {
			return await inTransaction(write);
		} catch (error) {
			if ((error as { code?: unknown }).code !== DUPLICATE_KEY) throw error;
			return (await known()) ?? inTransaction(write);
		}
	}

	return { create };
}
