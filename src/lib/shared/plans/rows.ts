import type { SectionKey } from './sections.ts';

/**
 * The kinds of rows in a plan. A kind is one declaration here: the document, the grid, the reader on the
 * server and the printed page all follow it. In the document a kind is a root `Y.Map` under its name:
 * row id → `Y.Map` of fields; each row also has `order`, a fractional index (string).
 */
export const PREVENTION_LEVELS = ['primary', 'secondary', 'tertiary'] as const;
export const ACTIVITY_STATES = ['planned', 'under_way', 'done', 'stopped'] as const;
export const OBJECTIVE_STATES = ['proposed', 'agreed', 'reached', 'dropped'] as const;

/** What a cell may hold. `text` is a `Y.Text`, so that two people can write in one cell; the rest are plain values. */
export type FieldType =
	| { type: 'text'; maxLength: number }
	/** The id (24 hex digits) of one of the plan's own cities. */
	| { type: 'city' }
	/** The key of one of the network's themes. */
	| { type: 'theme' }
	/** A calendar day, `YYYY-MM-DD`. */
	| { type: 'date' }
	| { type: 'choice'; options: readonly string[] };

export type Field = FieldType & {
	key: string;
	/** The field that this date may not come before. */
	notBefore?: string;
};

export interface RowKind {
	/** The section in which the rows stand. */
	section: SectionKey;
	fields: readonly Field[];
	/** The field that names a row to people. */
	title: string;
}

export const ROW_KINDS = {
	objectives: {
		section: 'objectives',
		title: 'title',
		fields: [
			{ key: 'title', type: 'text', maxLength: 500 },
			{ key: 'leadCity', type: 'city' },
			{ key: 'theme', type: 'theme' },
			{ key: 'level', type: 'choice', options: PREVENTION_LEVELS },
			{ key: 'start', type: 'date' },
			{ key: 'end', type: 'date', notBefore: 'start' },
			{ key: 'state', type: 'choice', options: OBJECTIVE_STATES }
		]
	},
	activities: {
		section: 'activities',
		title: 'title',
		fields: [
			{ key: 'title', type: 'text', maxLength: 500 },
			{ key: 'leadCity', type: 'city' },
			{ key: 'theme', type: 'theme' },
			{ key: 'level', type: 'choice', options: PREVENTION_LEVELS },
			{ key: 'start', type: 'date' },
			{ key: 'end', type: 'date', notBefore: 'start' },
			{ key: 'state', type: 'choice', options: ACTIVITY_STATES }
		]
	}
} as const satisfies Record<string, RowKind>;

export type RowKindKey = keyof typeof ROW_KINDS;
export const ROW_KIND_KEYS = Object.keys(ROW_KINDS) as RowKindKey[];

export function isRowKind(value: unknown): value is RowKindKey {
	return typeof value === 'string' && Object.hasOwn(ROW_KINDS, value);
}

/** Rows of one kind that a plan may hold; more are shown as too many, never hidden. */
export const ROW_LIMIT = 500;
