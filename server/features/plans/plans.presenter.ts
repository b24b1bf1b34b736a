import type { CityCard } from '../../../src/lib/shared/city-views.ts';
import { LOCALES, type Locale, type Trilingual } from '../../../src/lib/shared/locale.ts';
import type {
	PlanActivity,
	PlanCard,
	PlanCity,
	PlanCityChoice,
	PlanRights,
	PlanVersion,
	PlanView
} from '../../../src/lib/shared/plans/views.ts';
import type { PlanActivityRow } from './plan-activity.model.ts';
import type { PlanRow, PlanSummaryRow } from './plan.model.ts';
import type { PlanVersionSummaryRow } from './plan-version.model.ts';

type Cards = ReadonlyMap<string, CityCard>;
type Names = ReadonlyMap<string, { name: string | Trilingual }>;

export function presentPlanCard(row: PlanSummaryRow, cards: Cards): PlanCard {
	return {
		id: String(row._id),
		title: { ar: row.title.ar, en: row.title.en, fr: row.title.fr },
		cities: row.cities.flatMap(({ cityId, part, role }): PlanCity[] => {
			const card = cards.get(cityId);
			return card ? [{ id: cityId, slug: card.slug, name: card.name, part, role }] : [];
		}),
		state: row.state,
		visibility: row.visibility,
		archived: row.archivedAt !== null,
		workedAt: row.workedAt.getTime()
	};
}

/** `people` null: this viewer does not manage the plan. */
export function presentPlan(
	row: PlanRow,
	cards: Cards,
	rights: PlanRights,
	people: PlanView['people']
): PlanView {
	return {
		...presentPlanCard(row, cards),
		version: row.version,
		rights,
		createdAt: row.createdAt.getTime(),
		people
	};
}

/** Those of a plan's people who are still there, by name. */
export function presentPeople(row: PlanRow, names: Names, locale: Locale): NonNullable<PlanView['people']> {
	return row.people.flatMap(({ personId, role }) => {
		const card = names.get(personId);
		return card ? [{ id: personId, name: nameIn(card.name, locale), role }] : [];
	});
}

/** A name in the reader's letters where the network keeps it so. */
export function nameIn(name: string | Trilingual, locale: Locale): string {
	if (typeof name === 'string') return name;
	return name[locale] || LOCALES.map((other) => name[other]).find(Boolean) || '';
}

export function presentChoice({ id, slug, name, countryName }: CityCard): PlanCityChoice {
	return { id, slug, name, countryName };
}

export function presentActivity(row: PlanActivityRow, cards: Cards): PlanActivity {
	const base = { id: String(row._id), at: row.at.getTime(), city: cityRef(row.cityId, cards) };
	return row.kind === 'record' && row.change
		? { ...base, kind: 'record', change: row.change }
		: { ...base, kind: 'text', parts: row.parts, from: row.from.getTime() };
}

export function presentVersion(row: PlanVersionSummaryRow, cards: Cards): PlanVersion {
	return {
		number: row.number,
		at: row.at.getTime(),
		label: row.label,
		by: cityRef(row.cityId, cards),
		changes: row.changes.map(({ cityId, parts }) => ({ city: cityRef(cityId, cards), parts }))
	};
}

function cityRef(id: string | null, cards: Cards): { slug: string; name: Trilingual } | null {
	const card = id ? cards.get(id) : undefined;
	return card ? { slug: card.slug, name: card.name } : null;
}
