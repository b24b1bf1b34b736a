import { describe, expect, it } from 'vitest';
import { applyUpdate, Doc } from 'yjs';
import { ROW_KIND_KEYS } from '../../../../src/lib/shared/plans/rows.ts';
import { readRows } from '../../../../src/lib/shared/plans/read-rows.ts';
import { readPlanText } from '../../../../src/lib/shared/plans/read-text.ts';
import type { Block, PlanText } from '../../../../src/lib/shared/plans/views.ts';
import { demoId } from '../../demo-id.ts';
import { blocksOf, planUpdate } from '../../plan-document.ts';
import { DEMO_NETWORK } from '../index.ts';
import { DEMO_PLANS, type DemoPlan } from './index.ts';

const { cities, people, themes } = DEMO_NETWORK;
const AT = new Date('2026-11-21T10:00:00Z');

function read(plan: DemoPlan): PlanText {
	const document = new Doc();
	applyUpdate(document, planUpdate(plan, AT));
	const known = {
		cityIds: plan.cities.map(({ slug }) => demoId('city', slug)),
		themeKeys: themes.map(({ key }) => key)
	};
	return readPlanText(document, (doc) => ({
		objectives: readRows(doc, 'objectives', known),
		activities: readRows(doc, 'activities', known)
	}));
}

/** The words of each block that people read by itself; cells of tables may hold two languages. */
function wordsOf(blocks: readonly Block[]): string[] {
	return blocks.flatMap((block) => {
		switch (block.kind) {
			case 'paragraph':
			case 'heading':
				return [block.inlines.map((inline) => ('text' in inline ? inline.text : '')).join('')];
			case 'quote':
				return wordsOf(block.blocks);
			case 'list':
				return block.items.flatMap(wordsOf);
			case 'table':
				return [];
		}
	});
}

function arabicShare(text: string): number {
	const letters = text.match(/\p{L}/gu) ?? [];
	return letters.filter((letter) => /\p{Script=Arabic}/u.test(letter)).length / Math.max(letters.length, 1);
}

describe.each(DEMO_PLANS)('the plan $slug', (plan) => {
	const text = read(plan);
	const lines = Object.values(text.sections).flatMap(wordsOf);

	it('is of invented cities and people who work there', () => {
		for (const { slug } of plan.cities)
			expect(cities.find((city) => city.slug === slug)?.fictional).toBe(true);
		const slugs = plan.cities.map(({ slug }) => slug);
		for (const { by } of [...plan.history, { by: plan.createdBy }, ...(plan.kept ? [plan.kept] : [])])
			expect(slugs).toContain(people.find((person) => person.slug === by)?.citySlug);
	});

	it('has been worked on in the order that it says', () => {
		const ages = plan.history.map(({ ageHours }) => ageHours);
		expect(ages).toEqual([...ages].sort((a, b) => b - a));
		expect(ages[0]).toBe(plan.ageHours);
	});

	it('reads without a trace of its writing, each paragraph in one language', () => {
		expect(lines.length).toBeGreaterThan(5);
		for (const line of lines) {
			expect(line).not.toMatch(/\*\*|\t|^[#>|]|^- |_\w/);
			const share = arabicShare(line);
			expect(share > 0.9 || share < 0.1, line).toBe(true);
		}
	});

	it('holds no e-mail address, telephone number or age of anybody', () => {
		for (const line of lines) expect(line).not.toMatch(/\S+@\S+|\+?\d[\d\s()-]{6,}\d|years old/);
	});

	it('has rows without an impossible cell', () => {
		for (const kind of ROW_KIND_KEYS) {
			expect(text.rows[kind]).toHaveLength(plan[kind].length);
			for (const { cells } of text.rows[kind])
				for (const cell of Object.values(cells))
					expect(cell.state, JSON.stringify(cells)).not.toBe('impossible');
		}
	});
});

it('show plans for everybody, for members and for their own cities, joint and in several languages', () => {
	expect(new Set(DEMO_PLANS.map(({ visibility }) => visibility)).size).toBe(3);
	const joint = DEMO_PLANS.find(({ visibility }) => visibility === 'public')!;
	const lines = Object.values(read(joint).sections).map((blocks) => wordsOf(blocks).map(arabicShare));
	const both = lines.filter((shares) => shares.some((s) => s > 0.9) && shares.some((s) => s < 0.1));
	expect(both.length).toBeGreaterThanOrEqual(10);
});

it('a table has a head, a list its items, a link its address', () => {
	const [table, list] = blocksOf('| Who | What |\n| --- | --- |\n| A | B |\n1. one\n2. two');
	expect(table!.nodeName).toBe('table');
	expect(list!.nodeName).toBe('orderedList');
	const document = new Doc();
	document
		.getXmlFragment('section:need')
		.insert(0, blocksOf('| Who |\n| --- |\n| [us](https://example.org/) |\n#### Head\n> said'));
	const blocks = readPlanText(document, () => ({ objectives: [], activities: [] })).sections.need;
	expect(blocks).toMatchObject([
		{
			kind: 'table',
			rows: [
				[{ header: true }],
				[{ header: false, blocks: [{ inlines: [{ text: 'us', href: 'https://example.org/' }] }] }]
			]
		},
		{ kind: 'heading', level: 4 },
		{ kind: 'quote' }
	]);
});
