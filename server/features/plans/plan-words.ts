import { plainText } from '../../../src/lib/shared/plans/read-text.ts';
import { ROW_KIND_KEYS, ROW_KINDS, type RowKindKey } from '../../../src/lib/shared/plans/rows.ts';
import { SECTION_KEYS } from '../../../src/lib/shared/plans/sections.ts';
import type { PlanRow, PlanText, PlanTitle } from '../../../src/lib/shared/plans/views.ts';
import { searchTokens } from '../../kernel/text/tokens.ts';
import type { PartWords } from './plan-part.repository.ts';

/** Characters (UTF-16 units) of one part that search looks at. */
const READ = 60_000;

/** A plan's title as search knows it: in every language it stands in. */
export function titleWords(title: PlanTitle): PartWords {
	const text = Object.values(title)
		.filter((line) => line !== null)
		.join('\n');
	return { part: 'title', text, tokens: searchTokens(text) };
}

/** Each part of the text that holds words, as plain text, a line for each block. */
export function plainParts(text: PlanText): Map<Exclude<PartWords['part'], 'title'>, string> {
	const parts = new Map<Exclude<PartWords['part'], 'title'>, string>();
	for (const key of SECTION_KEYS) parts.set(key, clipped(plainText(text.sections[key])));
	for (const kind of ROW_KIND_KEYS) {
		const lines = text.rows[kind].map((row) => rowLine(kind, row));
		parts.set(`rows:${kind}`, clipped(lines.join('\n')));
	}
	for (const [part, words] of parts) if (words === '') parts.delete(part);
	return parts;
}

/** What people wrote in a row: its texts, not its choices, whose words depend on the reader's language. */
function rowLine(kind: RowKindKey, { cells }: PlanRow): string {
	const written = ROW_KINDS[kind].fields.filter(({ type }) => type === 'text').map(({ key }) => cells[key]);
	return written
		.map((cell) => (cell?.state === 'valid' ? cell.value : cell?.state === 'impossible' ? cell.raw : ''))
		.join(' ');
}

function clipped(text: string): string {
	return text
		.replace(/\s*\n\s*/g, '\n')
		.trim()
		.slice(0, READ)
		.toWellFormed();
}
