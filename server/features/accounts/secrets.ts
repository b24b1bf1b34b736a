import { createHash, randomBytes } from 'node:crypto';

/** A secret for a cookie or a link: 32 random bytes, 43 characters of base64url. */
export function newSecret(): string {
	return randomBytes(32).toString('base64url');
}

/**
 * What the database keeps of a secret. A plain hash suffices: nobody can try 2^256 secrets, so there is
 * nothing for a slow one to protect.
 */
export function fingerprint(secret: string): string {
	return createHash('sha256').update(secret).digest('base64url');
}
