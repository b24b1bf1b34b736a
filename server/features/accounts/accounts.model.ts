import { Schema, type Connection, type Model, type Types } from 'mongoose';
import type { Browser, Platform } from '../../../src/lib/shared/account-rules.ts';
import type { Locale, Trilingual } from '../../../src/lib/shared/locale.ts';
import type { Role, ScopeKind, Sector } from '../../../src/lib/shared/roles.ts';

export interface PersonRow {
	_id: Types.ObjectId;
	/** Lower-cased. */
	email: string;
	emailVerifiedAt: Date | null;
	/** argon2id in PHC form. */
	passwordHash: string;
	name: string;
	/** The name in each language's letters, where the network keeps them. */
	nameForms: Trilingual | null;
	locale: Locale;
	/** The city that peers see the person with. */
	cityId: string | null;
	jobTitle: string | Trilingual | null;
	sector: Sector | null;
	/** Agrees that others who read the same page see "somebody from <city>". */
	sharePresence: boolean;
	createdAt: Date;
	suspendedAt: Date | null;
	/** How often they have signed in. Nobody is shown it; see `countSignIn`. */
	signIns: number;
	demo: boolean;
}

export interface SessionRow {
	_id: Types.ObjectId;
	/** SHA-256 of the cookie's secret: whoever reads the database cannot sign in with it. */
	tokenHash: string;
	personId: string;
	createdAt: Date;
	lastSeenAt: Date;
	expiresAt: Date;
	endedAt: Date | null;
	/** When the row goes: a while after the end, so that held words still find their owner. */
	forgetAt: Date;
	browser: Browser;
	platform: Platform;
}

export interface RoleGrantRow {
	_id: Types.ObjectId;
	personId: string;
	role: Role;
	scopeKind: ScopeKind;
	scopeId: string | null;
	from: Date;
	until: Date | null;
	/** Null: granted by a command or by the system. */
	grantedBy: string | null;
	revokedAt: Date | null;
	/** The next moment at which this grant begins or ends by itself and sockets must be told; null when done. */
	turnsAt: Date | null;
}

export interface TokenRow {
	_id: Types.ObjectId;
	kind: 'verify' | 'reset';
	personId: string;
	hash: string;
	expiresAt: Date;
	usedAt: Date | null;
}

export interface HeldWordsRow {
	_id: Types.ObjectId;
	tokenHash: string;
	personId: string | null;
	place: string;
	/** JSON of the form's values: their names are not ours to index. */
	values: string;
	expiresAt: Date;
}

export interface AccountModels {
	people: Model<PersonRow>;
	sessions: Model<SessionRow>;
	grants: Model<RoleGrantRow>;
	tokens: Model<TokenRow>;
	held: Model<HeldWordsRow>;
}

const trilingual = new Schema<Trilingual>(
	{ ar: { type: String, default: '' }, en: { type: String, default: '' }, fr: { type: String, default: '' } },
	{ _id: false, strict: 'throw' }
);

/** The models of this feature on the container's own connection. */
export function createAccountModels(connection: Connection): AccountModels {
	return {
		people: connection.model<PersonRow>('Person', personSchema()),
		sessions: connection.model<SessionRow>('Session', sessionSchema()),
		grants: connection.model<RoleGrantRow>('RoleGrant', grantSchema()),
		tokens: connection.model<TokenRow>('Token', tokenSchema()),
		held: connection.model<HeldWordsRow>('HeldWords', heldSchema())
	};
}

const STORED = { strict: 'throw', strictQuery: 'throw', autoIndex: false, versionKey: false } as const;

const text = { type: String, required: true };
const when = { type: Date, required: true };
const perhapsText = { type: String, default: null };
const perhapsWhen = { type: Date, default: null };

function personSchema() {
	const schema = new Schema<PersonRow>(
		{
			email: text,
			emailVerifiedAt: perhapsWhen,
			passwordHash: text,
			name: text,
			nameForms: { type: trilingual, default: null },
			locale: text,
			cityId: perhapsText,
			jobTitle: { type: Schema.Types.Mixed, default: null },
			sector: perhapsText,
			sharePresence: { type: Boolean, required: true, default: false },
			createdAt: when,
			suspendedAt: perhapsWhen,
			signIns: { type: Number, required: true, default: 0 },
			demo: { type: Boolean, required: true, default: false }
		},
		{ ...STORED, collection: 'people' }
	);
	schema.index({ email: 1 }, { unique: true });
	schema.index({ demo: 1 }, { partialFilterExpression: { demo: true } });
	return schema;
}

function sessionSchema() {
	const schema = new Schema<SessionRow>(
		{
			tokenHash: text,
			personId: text,
			createdAt: when,
			lastSeenAt: when,
			expiresAt: when,
			endedAt: perhapsWhen,
			forgetAt: when,
			browser: text,
			platform: text
		},
		{ ...STORED, collection: 'sessions' }
	);
	schema.index({ tokenHash: 1 }, { unique: true });
	schema.index({ personId: 1, endedAt: 1 });
	schema.index({ endedAt: 1, expiresAt: 1 });
	schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });
	return schema;
}

function grantSchema() {
	const schema = new Schema<RoleGrantRow>(
		{
			personId: text,
			role: text,
			scopeKind: text,
			scopeId: perhapsText,
			from: when,
			until: perhapsWhen,
			grantedBy: perhapsText,
			revokedAt: perhapsWhen,
			turnsAt: perhapsWhen
		},
		{ ...STORED, collection: 'rolegrants' }
	);
	schema.index({ personId: 1, revokedAt: 1 });
	schema.index({ scopeKind: 1, scopeId: 1, role: 1, revokedAt: 1 });
	schema.index({ turnsAt: 1 }, { partialFilterExpression: { turnsAt: { $type: 'date' } } });
	return schema;
}

function tokenSchema() {
	const schema = new Schema<TokenRow>(
		{ kind: text, personId: text, hash: text, expiresAt: when, usedAt: perhapsWhen },
		{ ...STORED, collection: 'tokens' }
	);
	schema.index({ hash: 1 }, { unique: true });
	schema.index({ personId: 1, kind: 1 });
	schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
	return schema;
}

function heldSchema() {
	const schema = new Schema<HeldWordsRow>(
		{ tokenHash: text, personId: perhapsText, place: text, values: text, expiresAt: when },
		{ ...STORED, collection: 'heldwords' }
	);
	schema.index({ tokenHash: 1 }, { unique: true });
	schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
	return schema;
}
