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

/** What a part of a plan is called where its work is told: "4. Statement of need and drivers". */
export function partName(t: Translator, part: SectionKey | `rows:${RowKindKey}`): string {
	if (part.startsWith('rows:')) return t(`plans.kind.${part.slice('rows:'.length) as RowKindKey}`);
	const section = part as SectionKey;
	return `${t.number(numberOf(section))}. ${t(`plans.section.${section}`)}`;
}
