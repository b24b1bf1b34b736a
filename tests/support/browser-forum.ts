import type { Locator } from '@playwright/test';
import type { Visitor } from './visitor.ts';

/** Posts a reply in the thread that is open. */
export async function writeReply(visitor: Visitor, body: string): Promise<void> {
	await composer(visitor).fill(body);
	await visitor.button('forum.compose.send').click();
	await visitor.page.waitForURL(/#reply-[0-9a-f]{24}$/);
}

/** The box for a reply. */
export function composer(visitor: Visitor): Locator {
	return visitor.box('forum.compose.title');
}

/** Asks to hide this reply, giving a reason. */
export async function hideReply(visitor: Visitor, within: Locator, reason: string): Promise<void> {
	const label = visitor.t('forum.moderate.hide');
	await within.locator('summary', { hasText: label }).click();
	await within.getByRole('textbox', { name: visitor.t('forum.moderate.reason') }).fill(reason);
	await within.getByRole('button', { name: label, exact: true }).click();
}
