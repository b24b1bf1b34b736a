import { expect, test } from '../support/visitor.ts';

test('the browser’s own checks of a field speak the language of the page', async ({ visit }) => {
	for (const [locale, sentence] of [
		['ar', /\p{Script=Arabic}/u],
		['fr', /[a-z]/]
	] as const) {
		const visitor = await visit('amal', { locale });
		await visitor.open('/forums/youth/ask');
		await visitor.ready();
		const title = visitor.page.locator('input[name=title]');
		// What was typed in the round before may have come back as a draft.
		await title.fill('');
		await title.evaluate((input: HTMLInputElement) => input.form!.requestSubmit());
		const said = await title.evaluate((input: HTMLInputElement) => input.validationMessage);
		expect(said).toMatch(sentence);
		expect(said).toBe(visitor.t('errors.field_required'));
		// A fault that was mended is no fault any more.
		await title.fill('What do peers do first?');
		expect(await title.evaluate((input: HTMLInputElement) => input.validationMessage)).toBe('');
	}
});
