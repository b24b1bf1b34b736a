import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../../src/lib/shared/locale.ts';
import { translator } from '../messages.ts';
import { compose, TEMPLATE_NAMES } from './compose.ts';

const path = `/reset/${'x'.repeat(43)}`;
const write = (template: (typeof TEMPLATE_NAMES)[number], locale: (typeof LOCALES)[number], name = 'Salma') =>
	compose(translator(locale), { template, values: { name }, path }, 'https://multaqa.example');

describe.each(LOCALES)('a mail in %s', (locale) => {
	test.each(TEMPLATE_NAMES)('%s says the same in text and in HTML', (template) => {
		const { subject, text, html } = write(template, locale);
		expect(subject).not.toMatch(/[\r\n]|mail\./);
		expect(text).toContain(`\nhttps://multaqa.example${path}\n`);
		expect(html).toContain(`href="https://multaqa.example${path}"`);
		expect(html).toContain(`<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">`);
		for (const paragraph of text.split('\n\n').slice(0, 2))
			expect(html).toContain(paragraph.replaceAll("'", '&#39;'));
	});
});

test('a hostile name stays a text', () => {
	const { html, subject } = write('reset', 'en', '<img src=x onerror=alert(1)>"&');
	expect(html).not.toContain('<img');
	expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&amp;');
	expect(subject).not.toContain('img');
});

test('nothing is loaded from anywhere, nobody is followed', () => {
	for (const template of TEMPLATE_NAMES)
		for (const locale of LOCALES)
			expect(write(template, locale).html).not.toMatch(
				/<img|<script|<link|url\(|https?:\/\/(?!multaqa\.example)/
			);
});
