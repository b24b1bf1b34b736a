import type { Translator } from '$lib/i18n';
import { ROW_KIND_KEYS, ROW_KINDS, type RowKindKey } from '$lib/shared/plans/rows';
import { SECTION_KEYS, type SectionKey } from '$lib/shared/plans/sections';
import type { Block, PlanText } from '$lib/shared/plans/views';

/** The kinds of rows that stand in a section. */
export function kindsIn(section: SectionKey): RowKindKey[] {
	return ROW_KIND_KEYS.filter((kind) => ROW_KINDS[kind].section === section);
}

/** A section's number in the plan, from 1. */
export function numberOf(section: SectionKey): number {
	return SECTION_KEYS.indexOf(section) + 1;
}

/** Where a section stands on the plan's page: the id of its element. */
export function anchorOf(section: SectionKey): string {
	return `section-${section}`;
}

/** Somebody has written something in this section, or put rows in it. */
export function isWritten(text: PlanText, section: SectionKey): boolean {
	return hasWords(text.sections[section]) || kindsIn(section).some((kind) => text.rows[kind].length > 0);
}

/** There is something to read: an editor leaves a blank paragraph where nothing was ever written. */
export function hasWords(blocks: readonly Block[]): boolean {
	return blocks.some((block) => {
		switch (block.kind) {
			case 'paragraph':
			case 'heading':
				return block.inlines.some((inline) => inline.kind === 'text' && inline.text.trim() !== '');
			case 'quote':
				return hasWords(block.blocks);
			case 'list':
				return block.items.some(hasWords);
			case 'table':
				return block.rows.some((row) => row.some((cell) => hasWords(cell.blocks)));
		}
	});
}

type Part = SectionKey | `rows:${RowKindKey}`;

/** What a part of a plan is called by itself: "4. Statement of need and drivers". */
export function partName(t: Translator, part: Part): string {
	const kind = kindOf(part);
	if (kind) return t(`plans.kind.${kind}`);
	const section = part as SectionKey;
	return `${t.number(numberOf(section))}. ${t(`plans.section.${section}`)}`;
}

/** Parts within a sentence, each told apart from the words around it. */
export function partsInWords(t: Translator, parts: readonly Part[]): string {
	const words = parts.map((part) => {
		const kind = kindOf(part);
		if (kind) return t(`plans.part.${kind}`);
		const section = part as SectionKey;
		return t('plans.part.section', { number: numberOf(section), name: t(`plans.section.${section}`) });
	});
	return t.list(words);
}

function kindOf(part: Part): RowKindKey | null {
	return part.startsWith('rows:') ? (part.slice('rows:'.length) as RowKindKey) : null;
}
