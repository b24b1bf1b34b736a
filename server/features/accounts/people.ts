import type { Actor, PersonActor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parse } from '../../kernel/parse.ts';
import { profileSchema, registerSchema } from '../../../src/lib/shared/accounts.ts';
import type { Locale, Trilingual } from '../../../src/lib/shared/locale.ts';
import type { Sector } from '../../../src/lib/shared/roles.ts';
import type { PersonRow } from './accounts.model.ts';
import type { AccountsParts } from './accounts.parts.ts';
import { assertGoodPassword } from './accounts.policy.ts';
import { accountView, personCard, toGrant, type AccountView, type PersonCard } from './accounts.presenter.ts';
import { blankPerson } from './registration.ts';
import { signedIn } from './sessions.ts';

const ID = /^[0-9a-f]{24}$/;

/** A person whom a command or the demonstration puts there, with a confirmed address. */
export interface MadePerson {
	email: string;
	password: string;
	name: string;
	locale: Locale;
	nameForms?: Trilingual | null;
	jobTitle?: string | Trilingual | null;
	sector?: Sector | null;
	sharePresence?: boolean;
	cityId?: string | null;
	/** Belongs to the demonstration: listed on its sign-in page, and may have a password everybody knows. */
	demo?: boolean;
}

/** One of the demonstration's people, as its sign-in page lists them. */
export interface DemoPerson extends Pick<
	AccountView,
	'id' | 'email' | 'name' | 'jobTitle' | 'cityId' | 'grants'
> {
	/** One line in English, for terminals. */
	description: string;
}

/** Who people are. */
export function createPeople(parts: AccountsParts) {
	const { people, grants, passwords, inTransaction, events, clock, demo } = parts;

	async function own(actor: Actor): Promise<PersonRow> {
		const person = await people.byId(signedIn(actor).personId);
		if (!person) throw new DomainError('sign_in_required', 'the person is gone');
		return person;
	}

	return {
		/** One's own account. */
		async account(actor: Actor): Promise<AccountView> {
			const person = await own(actor);
			return accountView(person, await grants.inForceOf(String(person._id), clock.now()));
		},

		/** Changes what the person says about themselves. @throws DomainError for the fields */
		async updateProfile(actor: Actor, input: unknown): Promise<void> {
			const profile = parse(profileSchema, input);
			const person = await own(actor);
			const personId = String(person._id);
			await inTransaction(async (tx) => {
				await people.update(tx, personId, { ...profile, ...keptForms(person, profile) });
				// Pages that are open show who reads along: taking that back counts at once.
				if (profile.sharePresence !== person.sharePresence)
					await events.append(tx, { type: 'profile.changed', personId });
			});
		},

		/** Cards by id, for whoever presents posts; ids of nobody are left out. */
		async personCards(ids: readonly string[]): Promise<Map<string, PersonCard>> {
			const wanted = [...new Set(ids)].filter((id) => ID.test(id));
			if (wanted.length === 0) return new Map();
			return new Map((await people.cards(wanted)).map((row) => [String(row._id), personCard(row)]));
		},

		/**
		 * Puts a person there without a mail, for commands and the demonstration.
		 * @returns the id
		 * @throws DomainError `email_taken`, and those of bad fields
		 */
		async createPerson(made: MadePerson): Promise<string> {
			const { email, name, locale, password } = parse(registerSchema, made);
			if (!made.demo) assertGoodPassword(password, { email, name });
			const passwordHash = await passwords.hash(password);
			const now = clock.now();
			const row = await inTransaction((tx) =>
				people.insert(tx, {
					...blankPerson(now),
					emailVerifiedAt: now,
					email,
					name,
					locale,
					passwordHash,
					nameForms: made.nameForms ?? null,
					jobTitle: made.jobTitle ?? null,
					sector: made.sector ?? null,
					sharePresence: made.sharePresence ?? false,
					cityId: made.cityId ?? null,
					demo: made.demo ?? false
				})
			);
			if (!row)
				throw new DomainError('email_taken', undefined, { fields: { email: { code: 'email_taken' } } });
			return String(row._id);
		},

		/** The person with this address, for commands; null when there is none. */
		async idOf(email: string): Promise<string | null> {
			const row = await people.byEmail(email.trim().toLowerCase());
			return row && String(row._id);
		},

		/** Somebody's roles now, without a session: for work done in a person's name. Null: nobody, or suspended. */
		async actorOf(personId: string, sessionId = ''): Promise<PersonActor | null> {
			const person = ID.test(personId) ? await people.byId(personId) : null;
			if (!person || person.suspendedAt) return null;
			const held = await grants.inForceOf(personId, clock.now());
			return { kind: 'person', personId, sessionId, locale: person.locale, grants: held.map(toGrant) };
		},

		/** The people of the demonstration; none in a real network. */
		async demoPeople(): Promise<DemoPerson[]> {
			if (!demo) return [];
			const rows = await people.demo();
			const views = await Promise.all(
				rows.map(async (row) => accountView(row, await grants.inForceOf(String(row._id), clock.now())))
			);
			return views.map(demoPerson);
		}
	};
}

function demoPerson({ id, email, name, jobTitle, cityId, grants }: AccountView): DemoPerson {
	const english = (text: AccountView['name']) => (typeof text === 'string' ? text : text.en);
	const roles = [...new Set(grants.map((grant) => grant.role))].join(', ') || 'no role yet';
	const who = [english(name), jobTitle && english(jobTitle)].filter(Boolean).join(', ');
	const description = `${who} (${roles})`;
	return { id, email, name, jobTitle, cityId, grants, description };
}

/**
 * The network may keep a name and a title in three languages. A form shows one of them: left as it was, all
 * three stay; rewritten, the new text stands alone.
 */
function keptForms(person: PersonRow, profile: { name: string; jobTitle: string }) {
	const title = person.jobTitle;
	const sameTitle =
		title !== null && typeof title === 'object' && Object.values(title).includes(profile.jobTitle);
	const sameName =
		person.name === profile.name || Object.values(person.nameForms ?? {}).includes(profile.name);
	return {
		name: sameName ? person.name : profile.name,
		nameForms: sameName ? person.nameForms : null,
		jobTitle: sameTitle ? title : profile.jobTitle || null
	};
}
