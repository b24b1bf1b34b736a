import { LOCALES } from '../../../src/lib/shared/locale.ts';
import { ROW_KIND_KEYS } from '../../../src/lib/shared/plans/rows.ts';
import { SECTION_KEYS } from '../../../src/lib/shared/plans/sections.ts';
import type { Piece } from '../../../src/lib/shared/forum-views.ts';
import type { PlanHit, PlanTitle } from '../../../src/lib/shared/plans/views.ts';
import type { PlanPart } from '../../collab/ports.ts';
import type { Actor } from '../../kernel/actor.ts';
import { excerpt, highlight } from '../../kernel/text/highlight.ts';
import { visibleTo } from '../../kernel/visibility.ts';
import type { FoundPart } from './plan-part.repository.ts';
import { presentPlanCard } from './plans.presenter.ts';
import type { PlansOptions } from './plans.service.ts';

/** Parts that are looked at. Whoever gets more had better say more. */
const PARTS_READ = 2_000;
const HALF_LIFE = 180 * 24 * 3600 * 1000;
const ORDER: readonly string[] = [...SECTION_KEYS, ...ROW_KIND_KEYS.map((kind) => `rows:${kind}`)];

/** A plan that was found, by all of its parts together. */
interface Found {
	planId: string;
	at: Date;
	words: number;
	inTitle: number;
	/** The part that holds most of the words asked for; null when only the title does. */
	best: { part: PlanPart; words: number } | null;
}

/** Search in the titles and texts of plans, in the three languages at once. */
export function createPlanSearch({ plans, parts, cities, clock }: PlansOptions) {
	/**
	 * Plans that this actor sees and that hold the words, best first: those that hold more of them, then
	 * those with them in the title, then those worked on last. `groups` is what `queryTokens` gave.
	 */
	async function search(actor: Actor, groups: string[][], limit: number): Promise<PlanHit[]> {
		if (groups.length === 0) return [];
		const visible = visibleTo(actor);
		const held = await parts.found(visible, [...new Set(groups.flat())], PARTS_READ);
		const ranked = rank(byPlan(held, groups), clock.now()).slice(0, limit);
		return present(ranked, groups, visible);
	}

	async function present(found: Found[], groups: string[][], visible: Record<string, unknown>) {
		const wanted = found.flatMap(({ planId, best }) => (best ? [{ planId, part: best.part }] : []));
		const [rows, texts] = await Promise.all([
			// Asked again by the policy: between the two somebody may have closed the plan.
			plans.byIds(
				found.map(({ planId }) => planId),
				visible
			),
			parts.textsOf(wanted, visible)
		]);
		const cards = await cities.cityCards([...new Set(rows.flatMap(({ cityIds }) => cityIds))]);
		const rowOf = new Map(rows.map((row) => [String(row._id), row]));
		return found.flatMap(({ planId, best }): PlanHit[] => {
			const row = rowOf.get(planId);
			if (!row) return [];
			const text = best ? texts.get(`${planId} ${best.part}`) : undefined;
			return [
				{
					plan: presentPlanCard(row, cards),
					title: marked(row.title, groups),
					part: text === undefined ? null : best!.part,
					excerpt: text === undefined ? [] : around(text, groups)
				}
			];
		});
	}

	return { search };
}

function byPlan(held: readonly FoundPart[], groups: string[][]): Found[] {
	const plans = new Map<string, FoundPart[]>();
	for (const part of held) plans.set(part.planId, [...(plans.get(part.planId) ?? []), part]);
	return [...plans].map(([planId, found]) => {
		const title = found.find(({ part }) => part === 'title');
		const texts = found.flatMap(({ part, tokens }) =>
			part === 'title' ? [] : [{ part, words: matched(tokens, groups) }]
		);
		texts.sort((a, b) => b.words - a.words || ORDER.indexOf(a.part) - ORDER.indexOf(b.part));
		return {
			planId,
			at: new Date(Math.max(...found.map(({ at }) => at.getTime()))),
			words: matched(
				found.flatMap(({ tokens }) => tokens),
				groups
			),
			inTitle: title ? matched(title.tokens, groups) : 0,
			best: texts[0] ?? null
		};
	});
}

function rank(found: Found[], now: Date): Found[] {
	const score = ({ words, inTitle, at }: Found) =>
		words * 100 + inTitle * 2 + 1 / (1 + Math.max(0, now.getTime() - at.getTime()) / HALF_LIFE);
	return found.sort((a, b) => score(b) - score(a) || (a.planId < b.planId ? 1 : -1));
}

function matched(tokens: readonly string[], groups: string[][]): number {
	const held = new Set(tokens);
	return groups.filter((group) => group.some((token) => held.has(token))).length;
}

function marked(title: PlanTitle, groups: string[][]): PlanHit['title'] {
	const pieces = LOCALES.map((locale) => {
		const line = title[locale];
		return [locale, line === null ? null : highlight(line, groups)] as const;
	});
	return Object.fromEntries(pieces) as PlanHit['title'];
}

/**
 * Around the first hit, as it was written, with … where something was left out. From one block only: the
 * next may be in another language, and two directions in one line read as neither.
 */
function around(text: string, groups: string[][]): Piece[] {
	const { passages, cutBefore, cutAfter } = excerpt(text, groups);
	const at = Math.max(
		0,
		passages.findIndex(({ hit }) => hit)
	);
	const before = textOf(passages.slice(0, at));
	const after = textOf(passages.slice(at));
	const start = before.lastIndexOf('\n') + 1;
	const newline = after.indexOf('\n');
	const end = before.length + (newline < 0 ? after.length : newline);
	const more = { text: '…', hit: false };
	return [
		...(cutBefore && start === 0 ? [more] : []),
		...between(passages, start, end),
		...(cutAfter && newline < 0 ? [more] : [])
	];
}

/** The passages from one place of their text to another. */
function between(passages: readonly Piece[], start: number, end: number): Piece[] {
	let at = 0;
	return passages.flatMap(({ text, hit }) => {
		const piece = text.slice(Math.max(0, start - at), Math.max(0, end - at));
		at += text.length;
		return piece === '' ? [] : [{ text: piece, hit }];
	});
}

const textOf = (passages: readonly Piece[]) => passages.map(({ text }) => text).join('');
