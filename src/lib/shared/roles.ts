/**
 * Roles a person can hold (domain: "Role grants"). A role is always granted for a scope and a time,
 * never a flag on the person.
 */
export const ROLES = [
	'member',
	'liaison',
	'contributor',
	'moderator',
	'hub_officer',
	'national_focal_point',
	'steering_member',
	'secretariat',
	'observer',
	'interpreter'
] as const;
export type Role = (typeof ROLES)[number];

export const SCOPE_KINDS = ['network', 'forum', 'city', 'region', 'country'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** Where a role holds: the whole network, or one forum, city, region or country by id. */
export type Scope = { kind: 'network' } | { kind: Exclude<ScopeKind, 'network'>; id: string };

/** Which kind of scope each role is granted for. */
export const ROLE_SCOPE: Record<Role, ScopeKind> = {
	member: 'city',
	liaison: 'city',
	contributor: 'city',
	moderator: 'forum',
	hub_officer: 'region',
	national_focal_point: 'country',
	steering_member: 'network',
	secretariat: 'network',
	observer: 'network',
	interpreter: 'network'
};

/** How a person is described to peers when their name is not shown; the person chooses one. */
export const SECTORS = [
	'mayors_office',
	'policy',
	'social',
	'youth',
	'education',
	'police_liaison',
	'health',
	'civil_society'
] as const;
export type Sector = (typeof SECTORS)[number];
