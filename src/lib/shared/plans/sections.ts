/**
 * The sections of a local action plan, in their order. Each is one rich text in the plan's document,
 * under the root `section:<key>`; some also hold rows (`rows.ts`).
 */
export const SECTION_KEYS = [
	'mandate',
	'alignment',
	'context',
	'need',
	'mapping',
	'objectives',
	'toc',
	'activities',
	'rr',
	'coordination',
	'roles',
	'budget',
	'communication',
	'safeguards',
	'risks',
	'mel',
	'incident',
	'sustainability',
	'peers',
	'timeline'
] as const;
export type SectionKey = (typeof SECTION_KEYS)[number];

/** Sections that a plan may do without: their absence is no gap. */
export const OPTIONAL_SECTIONS: readonly SectionKey[] = ['rr'];

export function isSectionKey(value: unknown): value is SectionKey {
	return SECTION_KEYS.includes(value as SectionKey);
}

/** The name of a section's root in the document. */
export function sectionRoot<Key extends SectionKey>(key: Key): `section:${Key}` {
	return `section:${key}`;
}

/** The section of a root's name; null for roots of rows and unknown ones. */
export function sectionOfRoot(root: string): SectionKey | null {
	const key = root.startsWith('section:') ? root.slice('section:'.length) : null;
	return isSectionKey(key) ? key : null;
}
