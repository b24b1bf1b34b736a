/**
 * The demo network as data: what `server/demo/load.ts` turns into records. References are slugs and
 * keys; times are hours before the moment of loading, so the network always looks lived in.
 * Real places carry facts from published reports only; whoever speaks comes from an invented city.
 */
import type { BaseRegion, BaseTheme } from '../../network/base/index.ts';
import type { Locale, Trilingual } from '../../../src/lib/shared/locale.ts';
import type { CityKind, MonthStyle, PopulationBand } from '../../../src/lib/shared/places.ts';
import type { ThreadKind } from '../../../src/lib/shared/post-rules.ts';
import type { Role, Sector } from '../../../src/lib/shared/roles.ts';
import type { Attribution, Visibility } from '../../../src/lib/shared/visibility.ts';

export interface DemoNetwork {
	regions: readonly BaseRegion[];
	countries: readonly DemoCountry[];
	cities: readonly DemoCity[];
	themes: readonly BaseTheme[];
	forums: readonly DemoForum[];
	people: readonly DemoPerson[];
	threads: readonly DemoThread[];
}

export interface DemoCountry {
	/** ISO 3166-1 alpha-2; invented countries use the user-assigned range XA, XB, … */
	iso2: string;
	name: Trilingual;
	/** 0 = Sunday … 6 = Saturday. Working-day clocks skip these. */
	weekendDays: readonly number[];
	monthStyle?: MonthStyle;
	fictional: boolean;
}

export type DemoCity = DemoRealCity | DemoFictionalCity;

interface DemoPlace {
	slug: string;
	kind: CityKind;
	name: Trilingual;
	countryIso2: string;
	regionKey: string;
}

/** A real place: nothing is said of it but what the named seed documents say. */
export interface DemoRealCity extends DemoPlace {
	fictional: false;
	/** City level, never finer. */
	location: { lat: number; lon: number };
	/** Seed documents (S0 … S4) the facts come from. */
	seeds: readonly string[];
	facts: readonly Trilingual[];
}

/** An invented place. It has no location: any point on the map would belong to somebody real. */
export interface DemoFictionalCity extends DemoPlace {
	fictional: true;
	location: null;
	profile: DemoCityProfile;
}

export interface DemoCityProfile {
	populationBand: PopulationBand;
	/** The network's languages that its people work in. */
	workingLanguages: readonly Locale[];
	challenges: readonly Trilingual[];
	practices: readonly Trilingual[];
	/** "Can help with", in words and as theme keys. */
	offers: readonly Trilingual[];
	offerThemes: readonly string[];
	/** "Looking for". */
	asks: readonly Trilingual[];
}

export interface DemoForum {
	/** Equal to its theme's key. */
	key: string;
	chairCitySlug: string;
	moderators: readonly string[];
}

export interface DemoPerson {
	slug: string;
	name: Trilingual;
	email: string;
	locale: Locale;
	/** Null for the network's own staff. */
	citySlug: string | null;
	jobTitle: Trilingual;
	/** Null for the network's own staff. */
	sector: Sector | null;
	grants: readonly DemoGrant[];
}

export interface DemoGrant {
	role: Role;
	scope: DemoScope;
}

export type DemoScope = { kind: 'network' } | { kind: 'city'; slug: string } | { kind: 'forum'; key: string };

export interface DemoThread {
	slug: string;
	forumKey: string;
	authorSlug: string;
	kind: ThreadKind;
	language: Locale;
	title: string;
	/** Markdown. */
	body: string;
	/** `city` means: the people of the author's city. */
	visibility: Extract<Visibility, 'public' | 'members' | 'city'>;
	attribution: Attribution;
	/** Hours before the moment of loading. */
	ageHours: number;
	/** Slug of the reply that the asker accepted. */
	acceptedReply?: string;
	locked?: DemoAct;
	/** Oldest first. */
	replies: readonly DemoReply[];
}

export interface DemoReply {
	/** Unique within its thread. */
	slug: string;
	authorSlug: string;
	language: Locale;
	/** Markdown. */
	body: string;
	attribution: Attribution;
	ageHours: number;
	hidden?: DemoAct;
}

/** What a moderator did, and the reason people are given. */
export interface DemoAct {
	by: string;
	reason: string;
}
