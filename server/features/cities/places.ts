import type { Trilingual } from '../../../src/lib/shared/locale.ts';
import { isSecretariat, type Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parse } from '../../kernel/parse.ts';
import type { System } from '../accounts/accounts.policy.ts';
import type { AuditTrail, InTransaction, Transaction } from './cities.ports.ts';
import type { CitiesRepository } from './cities.repository.ts';
import { citySchema, countrySchema, regionSchema } from './places.input.ts';

export interface PlacesOptions {
	repository: CitiesRepository;
	inTransaction: InTransaction;
	audit: AuditTrail;
	/** Called after a place was written. */
	changed: () => void;
}

/** `added` now, or there `already` with the same facts. */
export type PlaceOutcome = 'added' | 'already';

export type PlaceKind = 'city' | 'region' | 'country';

export interface PlaceRef {
	id: string;
	/** A city's slug, a region's key, a country's code. */
	key: string;
	name: Trilingual;
}

/** Adding countries, regions and member cities: the secretariat's, and whoever runs the server. */
export function createPlaces({ repository, inTransaction, audit, changed }: PlacesOptions) {
	/** Adds unless it is there; there with other facts is a conflict, because nobody is overwritten by a slip. */
	async function add<Row extends object>(
		by: Actor | System,
		kind: PlaceKind,
		row: Row,
		find: (tx: Transaction) => Promise<Partial<Row> | null>,
		insert: (row: Row, tx: Transaction) => Promise<string>
	): Promise<PlaceOutcome> {
		const outcome = await inTransaction(async (tx): Promise<PlaceOutcome> => {
			const there = await find(tx);
			if (there && agrees(there, row)) return 'already';
			if (there) throw new DomainError('conflict', `this ${kind} is there with other facts`);
			const subjectId = await insert(row, tx);
			const actorId = by.kind === 'person' ? by.personId : 'system';
			await audit.record(tx, { actorId, act: `${kind}.added`, subjectKind: kind, subjectId });
			return 'added';
		});
		if (outcome === 'added') changed();
		return outcome;
	}

	return {
		/** @throws DomainError `not_found` for who may not, those of the fields, `conflict` */
		async addCountry(by: Actor | System, input: unknown): Promise<PlaceOutcome> {
			assertMay(by);
			const { iso2, weekendDays, monthStyle, ...name } = parse(countrySchema, input);
			const days = [...new Set(weekendDays)].sort();
			const row = { iso2, name, weekendDays: days, monthStyle, fictional: false };
			return add(
				by,
				'country',
				row,
				(tx) => repository.country(iso2, tx),
				(made, tx) => repository.addCountry(made, tx)
			);
		},

		/** @throws DomainError as `addCountry` */
		async addRegion(by: Actor | System, input: unknown): Promise<PlaceOutcome> {
			assertMay(by);
			const { key, hub, ...name } = parse(regionSchema, input);
			return add(
				by,
				'region',
				{ key, name, hub },
				(tx) => repository.region(key, tx),
				async (made, tx) =>
					repository.addRegion({ ...made, order: (await repository.regionKeys(tx)).size }, tx)
			);
		},

		/**
		 * Adds a member city with nothing on its page but its name and place.
		 * @throws DomainError as `addCountry`; `field_invalid` names an unknown country or region
		 */
		async addCity(by: Actor | System, input: unknown): Promise<PlaceOutcome> {
			assertMay(by);
			const { slug, kind, countryIso2, regionKey, ...name } = parse(citySchema, input);
			const row = { slug, kind, name, countryIso2, regionKey, fictional: false };
			return add(
				by,
				'city',
				row,
				(tx) => repository.city(slug, tx),
				async (made, tx) => {
					if (!(await repository.country(countryIso2, tx))) unknown('countryIso2');
					if (!(await repository.region(regionKey, tx))) unknown('regionKey');
					return repository.addCity(made, tx);
				}
			);
		},

		/** Every place that a role can be granted for, whoever may see its page. @throws DomainError `not_found` */
		async all(by: Actor | System): Promise<Record<PlaceKind, PlaceRef[]>> {
			assertMay(by);
			const { cities, regions, countries } = await repository.all();
			return {
				city: cities.map((row) => ref(row, row.slug)),
				region: regions.map((row) => ref(row, row.key)),
				country: countries.map((row) => ref(row, row.iso2))
			};
		}
	};
}

function ref({ _id, name }: { _id: unknown; name: Trilingual }, key: string): PlaceRef {
	return { id: String(_id), key, name };
}

function assertMay(by: Actor | System): void {
	if (by.kind !== 'system' && !isSecretariat(by)) throw new DomainError('not_found', 'may not add places');
}

function unknown(field: string): never {
	throw new DomainError('field_invalid', `unknown ${field}`, {
		fields: { [field]: { code: 'field_invalid' } }
	});
}

/** Whether what is there says the same as `row`, as far as `row` says anything. */
function agrees<Row extends object>(there: Partial<Row>, row: Row): boolean {
	return Object.entries(row).every(([field, value]) => {
		const kept = (there as Record<string, unknown>)[field];
		return field === 'name' ? sameName(kept as Trilingual, value as Trilingual) : same(kept, value);
	});
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
const sameName = (a: Trilingual, b: Trilingual) => a.ar === b.ar && a.en === b.en && a.fr === b.fr;
