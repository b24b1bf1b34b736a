import { searchTokens } from '../../kernel/text/tokens.ts';
import type { Candidate } from '../forum/thread.repository.ts';

const TITLE_WORTH = 2;
/** After so many days a hit counts half as recent. */
const HALF_LIFE_DAYS = 180;
const DAY = 24 * 3600 * 1000;

/**
 * Best first: how many of the words asked for it holds, then how many of them its title does, then how
 * recent it is. A reply shares its thread's title only for show; it is judged by its own words.
 */
export function rank<Found extends Candidate>(
	found: readonly Found[],
	groups: string[][],
	now: Date
): Found[] {
	return found
		.map((candidate) => ({ candidate, score: scoreOf(candidate, groups, now) }))
		.sort((a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? 1 : -1))
		.map(({ candidate }) => candidate);
}

function scoreOf({ tokens, title, at }: Candidate, groups: string[][], now: Date): number {
	const words = matched(tokens, groups);
	const inTitle = title === null ? 0 : matched(searchTokens(title), groups);
	const recency = 1 / (1 + Math.max(0, now.getTime() - at.getTime()) / (HALF_LIFE_DAYS * DAY));
	// Words decide before titles, titles before dates: at most 12 words, so no lower rank adds up to a higher.
	return words * 100 + inTitle * TITLE_WORTH + recency;
}

function matched(tokens: readonly string[], groups: string[][]): number {
	const held = new Set(tokens);
	return groups.filter((group) => group.some((token) => held.has(token))).length;
}
