import { expect, type Page } from '@playwright/test';
import { untranslated, type ShownText } from '../../src/lib/i18n/untranslated.ts';
import { isLocale } from '../../src/lib/shared/locale.ts';

/**
 * Fails when the page shows interface text that is not in the page's own language.
 * What people wrote, and names in another language, must stand inside `data-user-text`, `dir="auto"`,
 * `<bdi>` or an element with its own `lang`.
 * @param allowed further words that may stand in any language
 */
export async function expectTranslated(page: Page, allowed: readonly string[] = []): Promise<void> {
	const locale = await page.locator('html').getAttribute('lang');
	if (!isLocale(locale)) throw new Error(`${page.url()}: <html lang="${locale}"> is none of our languages`);
	const found = untranslated(await page.evaluate(interfaceTexts), locale, allowed);
	expect(found, `untranslated on ${page.url()} (${locale})`).toEqual([]);
}

/** Every text and label of the interface, hidden ones too. Runs in the page: it may use nothing from outside itself. */
export function interfaceTexts(): ShownText[] {
	const ATTRIBUTES = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt'];
	const SILENT = 'script, style, template, noscript, textarea, [data-user-text], [translate="no"]';
	const pageLanguage = document.documentElement.lang;

	const ofPeople = (element: Element): boolean =>
		element.closest(SILENT) !== null || element.closest('[lang]')?.getAttribute('lang') !== pageLanguage;
	const ofAnyDirection = (element: Element | null): boolean => !!element?.closest('[dir="auto"], bdi');
	const place = (element: Element): string =>
		[element.parentElement, element].map((one) => one?.localName ?? '').join(' > ');

	const texts: ShownText[] = [];
	for (const element of document.querySelectorAll('*')) {
		if (ofPeople(element) && element.localName !== 'textarea') continue;
		// A field's own direction is that of what is typed into it; its label and placeholder are ours.
		if (ofAnyDirection(element.parentElement)) continue;
		for (const name of ATTRIBUTES) {
			const text = element.getAttribute(name);
			if (text?.trim()) texts.push({ text, where: `${place(element)}[${name}]` });
		}
		if (element instanceof HTMLInputElement && ['submit', 'button', 'reset'].includes(element.type))
			texts.push({ text: element.value, where: place(element) });
		if (ofAnyDirection(element) || element.localName === 'textarea') continue;
		for (const child of element.childNodes) {
			const text = child.nodeType === Node.TEXT_NODE ? (child.textContent ?? '') : '';
			if (text.trim()) texts.push({ text, where: place(element) });
		}
	}
	return texts;
}
