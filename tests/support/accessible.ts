import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fails when axe finds anything on this page as it stands now. */
export async function expectAccessible(page: Page): Promise<void> {
	const rules = { 'target-size': { enabled: true } };
	// There are no frames to go into, and a page of its own for each analysis costs a second.
	const { violations } = await new AxeBuilder({ page }).options({ rules }).setLegacyMode().analyze();
	const told = violations.map(({ id, nodes }) => ({
		id,
		nodes: nodes.map(({ html }) => html.slice(0, 200))
	}));
	expect(told, `accessibility of ${page.url()}`).toEqual([]);
}
