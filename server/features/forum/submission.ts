import { createHash } from 'node:crypto';

/**
 * What a post is recognised by when its form arrives again: the form and what was in it. The form alone
 * will not do: who goes back to it in the browser and writes something else means a second post.
 */
export function submissionOf(formKey: string, ...content: string[]): string {
	return createHash('sha256')
		.update(JSON.stringify([formKey, ...content]))
		.digest('base64url');
}
