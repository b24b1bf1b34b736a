import { expect, test } from 'vitest';
import type { Block, BlockDirection } from '../../../shared/plans/views.ts';
import { directionOfBlocks, directionOfText } from './direction.ts';

const paragraph = (text: string, dir: BlockDirection = 'auto'): Block => ({
	kind: 'paragraph',
	dir,
	inlines: text === '' ? [] : [{ kind: 'text', text }]
});

test.each<[string, Block[], 'ltr' | 'rtl' | null]>([
	['no blocks', [], null],
	['digits only', [paragraph('2026')], null],
	['an Arabic list', [{ kind: 'list', ordered: false, items: [[paragraph('')], [paragraph('نص')]] }], 'rtl'],
	['a French quotation', [{ kind: 'quote', blocks: [paragraph('« Été »')] }], 'ltr'],
	['a direction by hand', [paragraph('P/CVE', 'rtl')], 'rtl'],
	[
		'a table whose corner is blank',
		[
			{
				kind: 'table',
				rows: [
					['', 'النشاط'].map((text) => ({ header: true, colspan: 1, rowspan: 1, blocks: [paragraph(text)] }))
				]
			}
		],
		'rtl'
	]
])('%s', (_, blocks, direction) => {
	expect(directionOfBlocks(blocks)).toBe(direction);
});

test('an Arabic sentence that begins with a Latin word is Arabic, and a hand stays above the letters', () => {
	const inlines = [{ kind: 'text' as const, text: 'P/CVE عبارة لا يعرفها أحد في المدارس' }];
	expect(directionOfText('auto', inlines)).toBe('rtl');
	expect(directionOfText('ltr', inlines)).toBe('ltr');
	expect(directionOfText('auto', [{ kind: 'text', text: '2026' }])).toBe('auto');
});
