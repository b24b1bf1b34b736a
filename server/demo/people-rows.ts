import type { PersonRow, RoleGrantRow } from '../features/accounts/accounts.model.ts';
import type { DemoGrant, DemoNetwork, DemoPerson } from './content/shape.ts';
import { demoId } from './demo-id.ts';

type WithId<Row> = Omit<Row, '_id'> & { _id: string };

/** The demo's people. One hash serves all: they share one password, which the sign-in page shows. */
export function personRows(network: DemoNetwork, passwordHash: string, createdAt: Date): WithId<PersonRow>[] {
	return network.people.map((person) => ({
		_id: demoId('person', person.slug),
		email: person.email.toLowerCase(),
		emailVerifiedAt: createdAt,
		passwordHash,
		name: person.name[person.locale],
		nameForms: person.name,
		locale: person.locale,
		cityId: person.citySlug && demoId('city', person.citySlug),
		jobTitle: person.jobTitle,
		sector: person.sector,
		sharePresence: true,
		createdAt,
		suspendedAt: null,
		signIns: 0,
		demo: true
	}));
}

export function grantRows(network: DemoNetwork, from: Date): WithId<RoleGrantRow>[] {
	return network.people.flatMap((person) => person.grants.map((grant) => grantRow(person, grant, from)));
}

function grantRow({ slug }: DemoPerson, { role, scope }: DemoGrant, from: Date): WithId<RoleGrantRow> {
	const scopeId =
		scope.kind === 'network'
			? null
			: scope.kind === 'city'
				? demoId('city', scope.slug)
				: demoId('forum', scope.key);
	return {
		_id: demoId('grant', slug, role, scope.kind, scopeId ?? ''),
		personId: demoId('person', slug),
		role,
		scopeKind: scope.kind,
		scopeId,
		from,
		until: null,
		grantedBy: null,
		revokedAt: null,
		turnsAt: null
	};
}
