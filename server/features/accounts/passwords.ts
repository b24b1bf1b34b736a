import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '../../kernel/errors.ts';

/** argon2id (the library's default kind) with OWASP's minimum: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Hashes under way at once: each holds 19 MiB and a thread, which files and compression need too. */
const AT_ONCE = 2;
/** Further ones that may wait; beyond that, an honest "try again" beats a growing queue. */
const WAITING = 64;

export interface Passwords {
	/** @throws DomainError `unavailable` when too many are waiting, as `matches` does */
	hash(password: string): Promise<string>;
	/** Takes as long when there is no such person (`stored` null) as when there is. */
	matches(stored: string | null, password: string): Promise<boolean>;
}

export function createPasswords(): Passwords {
	const turn = createTurnstile(AT_ONCE, WAITING);
	let nobody: Promise<string> | null = null;

	return {
		hash: (password) => turn(() => hash(canonical(password), COST)),
		async matches(stored, password) {
			if (stored !== null) return turn(() => verify(stored, canonical(password)));
			nobody ??= turn(() => hash('nobody has this password', COST)).catch((error) => {
				nobody = null;
				throw error;
			});
			const theirs = await nobody;
			await turn(() => verify(theirs, canonical(password)));
			return false;
		}
	};
}

/** The same characters typed on two systems may be other code points (NIST SP 800-63B, 5.1.1.2). */
function canonical(password: string): string {
	return password.normalize('NFKC');
}

/** Lets `limit` pieces of work run at a time and `waiting` wait for their turn. */
function createTurnstile(limit: number, waiting: number) {
	const queue: (() => void)[] = [];
	let running = 0;
	return async function turn<Result>(work: () => Promise<Result>): Promise<Result> {
		if (running >= limit) {
			if (queue.length >= waiting)
				throw new DomainError('unavailable', 'too many passwords at once', { retryAfter: 5 });
			await new Promise<void>((resolve) => queue.push(resolve));
		} else running += 1;
		try {
			return await work();
		} finally {
			// The place passes straight to the next in the queue, so `running` stays what it is.
			const next = queue.shift();
			if (next) next();
			else running -= 1;
		}
	};
}
