import type { ErrorCode } from '../error-codes.ts';
import type { Piece } from '../forum-views.ts';
import type { Locale, Trilingual } from '../locale.ts';
import type { Visibility } from '../visibility.ts';
import type { RowKindKey } from './rows.ts';
import type { SectionKey } from './sections.ts';
import type { PlanRole } from './wire.ts';

/** What pages show of plans. Times are milliseconds since 1970. */

export const PLAN_STATES = [
	'draft',
	'internal_consultation',
	'peer_review',
	'endorsed',
	'in_implementation',
	'reviewed',
	'closed'
] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/** Whom a plan can be shown to: everybody, every member, or the people of its own cities. */
export const PLAN_VISIBILITIES = ['public', 'members', 'city'] as const satisfies readonly Visibility[];
export type PlanVisibility = (typeof PLAN_VISIBILITIES)[number];

/** A title stands in one language at least; null where nobody has written it yet. */
export type PlanTitle = Record<Locale, string | null>;

export interface PlanCity {
	id: string;
	slug: string;
	name: Trilingual;
	/** The owner looks after the record; partners write with it. */
	part: 'owner' | 'partner';
	/** What the people of this city may do with the text. */
	role: PlanRole;
}

export interface PlanCard {
	id: string;
	title: PlanTitle;
	cities: PlanCity[];
	state: PlanState;
	visibility: PlanVisibility;
	archived: boolean;
	/** When somebody last worked on it, record or text. */
	workedAt: number;
}

/** What the viewer may do; null instead of a view means: no such plan for you. */
export interface PlanRights {
	role: PlanRole;
	/** May change title, cities, rights, state, visibility; archive; restore versions. */
	manages: boolean;
}

export interface PlanView extends PlanCard {
	/** The record's version: a form sends it back, and an older one is `stale`. */
	version: number;
	rights: PlanRights;
	createdAt: number;
	/** People with a right of their own, only shown to those who manage. */
	people: { id: string; name: string; role: PlanRole }[] | null;
}

/** Text of one section, safe to show as it is: only these shapes, whatever the document holds. */
export type Inline =
	{ kind: 'text'; text: string; bold?: true; italic?: true; href?: string } | { kind: 'break' };
export type BlockDirection = 'auto' | 'ltr' | 'rtl';
export type Block =
	| { kind: 'paragraph'; dir: BlockDirection; inlines: Inline[] }
	| { kind: 'heading'; level: 3 | 4; dir: BlockDirection; inlines: Inline[] }
	| { kind: 'quote'; blocks: Block[] }
	| { kind: 'list'; ordered: boolean; items: Block[][] }
	| { kind: 'table'; rows: { header: boolean; colspan: number; rowspan: number; blocks: Block[] }[][] };

/** One cell as read: its value, or what stands there although it cannot be (`raw`, shortened), or nothing. */
export type Cell =
	| { state: 'empty' }
	| { state: 'valid'; value: string }
	| { state: 'impossible'; raw: string; why: 'type' | 'unknown' | 'too_long' | 'before_start' };

export interface PlanRow {
	id: string;
	cells: Record<string, Cell>;
}

/** The whole text of a plan as it is stored. */
export interface PlanText {
	sections: Record<SectionKey, Block[]>;
	rows: Record<RowKindKey, PlanRow[]>;
}

/** "City B worked on section 4": grouped, never per key. `part` is a section or a kind of rows. */
export type PlanActivity = {
	id: string;
	at: number;
	city: { slug: string; name: Trilingual } | null;
} & (
	| { kind: 'text'; parts: (SectionKey | `rows:${RowKindKey}`)[]; from: number }
	| { kind: 'record'; change: PlanRecordChange }
);
export type PlanRecordChange =
	| 'created'
	| 'renamed'
	| 'cities'
	| 'roles'
	| 'state'
	| 'visibility'
	| 'archived'
	| 'unarchived'
	| 'kept'
	| 'restored';

/** A frozen copy (P12), with who worked on it since the one before: by city. */
export interface PlanVersion {
	number: number;
	at: number;
	/** Null when it was kept by itself. */
	label: string | null;
	by: { slug: string; name: Trilingual } | null;
	changes: {
		city: { slug: string; name: Trilingual } | null;
		parts: (SectionKey | `rows:${RowKindKey}`)[];
	}[];
}

/** Which plans to list; what came from an address bar and means nothing narrows nothing. */
export interface PlanFilter {
	/** Of the viewer's own cities. */
	mine: boolean;
	state: PlanState | null;
	/** Only what is in the archive; else only what is not. */
	archived: boolean;
}

/** One page of plans, last worked on first. */
export interface PlanListPage {
	plans: PlanCard[];
	filter: PlanFilter;
	/** Value of `?before=` for the next page, null on the last. */
	older: string | null;
	/** Value of `?after=` for the page before, null on the first. */
	newer: string | null;
	can: { create: boolean; createRefusal: ErrorCode | null };
}

/** A city as a form offers it. */
export interface PlanCityChoice {
	id: string;
	slug: string;
	name: Trilingual;
	countryName: Trilingual;
}

/** What the form for a new plan needs. */
export interface NewPlanPage {
	/** Cities that the viewer may make a plan for; empty when they may not. */
	own: PlanCityChoice[];
	/** Cities that can be partners: all that the viewer sees. */
	partners: PlanCityChoice[];
	can: { create: boolean; createRefusal: ErrorCode | null };
}

/** What the form for the record needs; only for those who manage. */
export interface ManagePlanPage {
	plan: PlanView;
	/** Cities that can be partners, those that are partners included. */
	partners: PlanCityChoice[];
	/** People of the plan's cities: those whose own right can be set. */
	people: { id: string; name: string; cities: Trilingual[]; role: PlanRole | null }[];
}

export interface PlanActivityPage {
	activity: PlanActivity[];
	/** Value of `?before=` for older activity, null at the end. */
	older: string | null;
}

export interface PlanVersionsPage {
	/** Newest first. */
	versions: PlanVersion[];
	/** Value of `?before=` for older versions, null at the end. */
	older: number | null;
	can: { keep: boolean; restore: boolean };
}

/** A plan that search found: where in it, and the words around the find. */
export interface PlanHit {
	plan: PlanCard;
	/** The title in each language it stands in, with what was asked for marked. */
	title: Record<Locale, Piece[] | null>;
	/** Where in the text the words were found best; null when only the title holds them. */
	part: SectionKey | `rows:${RowKindKey}` | null;
	/** From that part; empty when only the title holds the words. */
	excerpt: Piece[];
}
