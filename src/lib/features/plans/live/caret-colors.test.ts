import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** WCAG 2.2: a caret stands out by 3:1 (1.4.11) on everything that text stands on, a name on it by 4.5:1 (1.4.3). */
const css = readFileSync(new URL('./caret-colors.css', import.meta.url), 'utf8');
const app = readFileSync(new URL('../../../../app.css', import.meta.url), 'utf8');

function declared(source: string, marker: string, name: RegExp): Map<string, string> {
	const start = source.indexOf('{', source.indexOf(marker));
	const block = source.slice(start, source.indexOf('}', start));
	return new Map(
		[...block.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)]
			.map(([, key, value]) => [key!, value!])
			.filter(([key]) => name.test(key!)) as [string, string][]
	);
}

function luminance(hex: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5]
		.map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
		.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(a: string, b: string): number {
	const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
	return (high + 0.05) / (low + 0.05);
}

const DARK = ":root[data-theme='dark']";
test.each([
	['light', declared(css, ':root {', /caret/), declared(app, '@theme {', /color/)],
	['dark', declared(css, DARK, /caret/), declared(app, DARK, /color/)]
])('carets stand out in %s', (_name, carets, paper) => {
	expect(carets.size).toBe(9);
	for (const [name, color] of carets) {
		if (name === 'caret-ink') continue;
		for (const back of ['color-ground', 'color-surface', 'color-sunken'])
			expect(ratio(color, paper.get(back)!), `${name} on ${back}`).toBeGreaterThanOrEqual(3);
		expect(ratio(color, carets.get('caret-ink')!), `a name on ${name}`).toBeGreaterThanOrEqual(4.5);
	}
	expect(new Set(carets.values()).size).toBe(9);
});

test('dark is the same whether the system or the person asks for it', () => {
	expect(declared(css, ":root:not([data-theme='light'])", /caret/)).toEqual(declared(css, DARK, /caret/));
});
