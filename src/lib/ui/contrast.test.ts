import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/*
 * The colours of `app.css`, checked with WCAG 2.2's own arithmetic: text at 4.5:1 (1.4.3), the edges
 * of controls and the focus ring at 3:1 (1.4.11), in light and in dark.
 */
const css = readFileSync(new URL('../../app.css', import.meta.url), 'utf8');

type Palette = Record<string, string>;

/** The `--color-*` declarations of the first block that opens after `marker`. */
function paletteAfter(marker: string): Palette {
	const start = css.indexOf('{', css.indexOf(marker));
	const block = css.slice(start, css.indexOf('}', start));
	return Object.fromEntries(
		[...block.matchAll(/--color-([a-z-]+):\s*(#[0-9a-f]{6})/g)].map(([, n, v]) => [n, v])
	);
}

const light = paletteAfter('@theme');
const darkBySystem = paletteAfter(":root:not([data-theme='light']) {");
const darkByChoice = paletteAfter(":root[data-theme='dark'] {");

/** WCAG relative luminance of `#rrggbb`, 0 (black) to 1 (white). */
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

const TEXT = 4.5;
const EDGE = 3;

/** Every colour that is drawn on another one, and how clearly it must stand out. */
const PAIRS: [front: string, back: string, least: number][] = [
	...['ground', 'surface', 'sunken'].flatMap((back): [string, string, number][] => [
		['ink', back, 7],
		['muted', back, TEXT],
		['accent', back, TEXT],
		['accent-strong', back, TEXT],
		['danger', back, TEXT],
		['success', back, TEXT],
		['warn', back, TEXT],
		['edge', back, EDGE],
		['focus', back, EDGE]
	]),
	['on-accent', 'accent', TEXT],
	['on-accent', 'accent-strong', TEXT],
	['on-danger', 'danger', TEXT],
	['on-danger', 'danger-strong', TEXT],
	...['accent', 'success', 'warn', 'danger'].flatMap((tone): [string, string, number][] => [
		[tone, `${tone}-soft`, TEXT],
		['ink', `${tone}-soft`, 7],
		['muted', `${tone}-soft`, TEXT],
		['accent', `${tone}-soft`, TEXT],
		['focus', `${tone}-soft`, EDGE]
	])
];

describe.each([
	['light', light],
	['dark', darkByChoice]
])('the colours in %s', (_name, palette) => {
	test.each(PAIRS)('%s stands out on %s by %f:1', (front, back, least) => {
		expect(palette[front], front).toBeDefined();
		expect(palette[back], back).toBeDefined();
		expect(ratio(palette[front] ?? '#000000', palette[back] ?? '#000000')).toBeGreaterThanOrEqual(least);
	});
});

test('dark is the same whether the system or the person asks for it', () => {
	expect(Object.keys(darkBySystem).length).toBeGreaterThan(10);
	expect(darkBySystem).toEqual(darkByChoice);
	expect(Object.keys(darkByChoice).sort()).toEqual(Object.keys(light).sort());
});

test('the arithmetic is that of WCAG', () => {
	expect(ratio('#000000', '#ffffff')).toBeCloseTo(21, 5);
	expect(ratio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
