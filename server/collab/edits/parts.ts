import type * as Y from 'yjs';
import { isRowKind } from '../../../src/lib/shared/plans/rows.ts';
import { sectionOfRoot } from '../../../src/lib/shared/plans/sections.ts';
import type { PlanPart } from '../ports.ts';

/** The sections and kinds of rows that a change touched; roots that are none of a plan's are left out. */
export function touchedParts(document: Y.Doc, changed: Iterable<unknown>): Set<PlanPart> {
	const parts = new Set<PlanPart>();
	const roots = new Set<unknown>();
	for (const type of changed) {
		const root = rootOf(type as SomeType);
		if (!root || roots.has(root)) continue;
		roots.add(root);
		const part = partOf(nameOf(document, root));
		if (part) parts.add(part);
	}
	return parts;
}

/** @param root the name of a root type */
export function partOf(root: string | null): PlanPart | null {
	if (root === null) return null;
	return isRowKind(root) ? `rows:${root}` : sectionOfRoot(root);
}

type SomeType = { _item: Y.Item | null };

function rootOf(type: SomeType): SomeType | null {
	let at: unknown = type;
	while ((at as SomeType)._item) {
		at = (at as SomeType)._item!.parent;
		// Its parent was collected with what it stood in.
		if (typeof at !== 'object' || at === null || !('_item' in at)) return null;
	}
	return at as SomeType;
}

function nameOf(document: Y.Doc, root: SomeType): string | null {
	for (const [name, type] of document.share) if ((type as unknown) === root) return name;
	return null;
}
