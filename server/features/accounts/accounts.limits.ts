import type { Limit, Limits } from '../../platform/limits.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * What one network address, one account or one mailbox may ask for. A town hall or a workshop sits behind
 * one address, so that limit is wide; what protects an account from guessing is the pair of both.
 */
const LIMITS = {
	sign_in_from: { name: 'sign_in_from', points: 120, seconds: 15 * MINUTE },
	/** This one and the next are given back at a successful sign-in. */
	sign_in_pair: { name: 'sign_in_pair', points: 10, seconds: 15 * MINUTE },
	/** Against guessing from many addresses; too wide for locking a person out on purpose to be cheap. */
	sign_in_to: { name: 'sign_in_to', points: 100, seconds: HOUR },
	register_from: { name: 'register_from', points: 60, seconds: HOUR },
	/** Nobody gets a flood of our mails because somebody else types their address. */
	mail_to: { name: 'mail_to', points: 5, seconds: HOUR },
	mail_from: { name: 'mail_from', points: 60, seconds: HOUR },
	link_from: { name: 'link_from', points: 60, seconds: 15 * MINUTE },
	/** Words held for who must sign in first: nobody fills the database with them. */
	hold_from: { name: 'hold_from', points: 60, seconds: HOUR },
	own_password: { name: 'own_password', points: 10, seconds: 15 * MINUTE }
} as const satisfies Record<string, Limit>;

export type AccountLimit = keyof typeof LIMITS;

/** The limits of accounts by name. Keys reach the database as fingerprints only. */
export function accountLimits(limits: Pick<Limits, 'spend' | 'forgive'>) {
	const keyOf = (parts: string[]) => parts.join('\n');
	return {
		spend: (name: AccountLimit, ...parts: string[]) => limits.spend(LIMITS[name], keyOf(parts)),
		forgive: (name: AccountLimit, ...parts: string[]) => limits.forgive(LIMITS[name], keyOf(parts))
	};
}

/** One household or office: an IPv6 customer owns at least a /64, so its addresses count as one. */
export function neighbourhood(ip: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
	if (mapped || !ip.includes(':')) return mapped ?? ip;
	const [head = '', tail] = ip.split('::');
	const left = head.split(':').filter(Boolean);
	const right = tail?.split(':').filter(Boolean) ?? [];
	const groups =
		tail === undefined
			? left
			: [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
	return groups
		.slice(0, 4)
		.map((group) => Number.parseInt(group, 16).toString(16))
		.join(':');
}
