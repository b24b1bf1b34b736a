import { expect, test } from '../support/browser-visitor.ts';

test('the browser’s own checks of a field speak the language of the page', async ({ visit }) => {
	for (const [locale, sentence] of [
		['ar', /\p{Script=Arabic}/u],
		['fr', /[a-z]/]
	] as const) {
		const visitor = await visit(null, { locale });
		await visitor.open('/sign-in');
		await visitor.ready();
		const email = visitor.page.locator('main input[name=email]').first();
		await email.evaluate((input: HTMLInputElement) => input.form!.requestSubmit());
		const said = await email.evaluate((input: HTMLInputElement) => input.validationMessage);
		expect(said).toMatch(sentence);
		expect(said).toBe(visitor.t('errors.field_required'));
		// A fault that was mended is no fault any more.
		await email.fill('amal@marsa-yasmin.example');
		expect(await email.evaluate((input: HTMLInputElement) => input.validationMessage)).toBe('');
	}
});
