import { createHash } from 'node:crypto';

/** What a new plan is recognised by when its form arrives again: the form and what was in it. */
export function submissionOf(formKey: string, content: string): string {
	return createHash('sha256')
		.update(JSON.stringify([formKey, content]))
		.digest('base64url');
}
