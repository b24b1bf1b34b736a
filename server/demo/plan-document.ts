import { generateNKeysBetween } from 'fractional-indexing';
import { Doc, encodeStateAsUpdate, Map as YMap, Text as YText, XmlElement, XmlText } from 'yjs';
import { ROW_KIND_KEYS, type RowKindKey } from '../../src/lib/shared/plans/rows.ts';
import { SECTION_KEYS, sectionRoot, type SectionKey } from '../../src/lib/shared/plans/sections.ts';
import { PLAN_SCHEMA } from '../../src/lib/shared/plans/wire.ts';
import type { DemoPlan, DemoPlanRow } from './content/plans/shape.ts';
import { demoId } from './demo-id.ts';

const DAY = 24 * 3600 * 1000;
type Insert = { insert: string; attributes?: Record<string, object> };

/** A plan's document as the editor would have written it, as one update; of `sections` only, when given. */
export function planUpdate(plan: DemoPlan, loadedAt: Date, sections: readonly SectionKey[] = SECTION_KEYS) {
	const document = new Doc();
	document.transact(() => {
		document.getMap('meta').set('schema', PLAN_SCHEMA);
		document.getMap('meta').set('template', plan.template);
		for (const key of sections) {
			const text = plan.sections[key];
			if (text) document.getXmlFragment(sectionRoot(key)).insert(0, blocksOf(text));
		}
		for (const kind of ROW_KIND_KEYS) addRows(document, kind, plan, loadedAt);
	});
	return encodeStateAsUpdate(document);
}

function addRows(document: Doc, kind: RowKindKey, plan: DemoPlan, loadedAt: Date): void {
	const rows: readonly DemoPlanRow<RowKindKey>[] = plan[kind];
	const places = generateNKeysBetween(null, null, rows.length);
	const root = document.getMap(kind);
	const day = (days: number) => new Date(loadedAt.getTime() + days * DAY).toISOString().slice(0, 10);
	rows.forEach(({ title, leadCity, startDay, endDay, ...choices }, i) => {
		const fields = {
			title: new YText(title),
			...(leadCity ? { leadCity: demoId('city', leadCity) } : {}),
			...(startDay === undefined ? {} : { start: day(startDay) }),
			...(endDay === undefined ? {} : { end: day(endDay) }),
			...choices,
			order: places[i]
		};
		root.set(demoId('plan', plan.slug, kind, String(i)), new YMap<unknown>(Object.entries(fields)));
	});
}

/**
 * Markdown with one block a line: `### ` and `#### ` headings, `- ` and `1. ` lists, `> ` quotes, `| ` tables
 * with a head; any other line is a paragraph. Inside: `**bold**`, `_italic_`, `[words](address)`.
 */
export function blocksOf(text: string): XmlElement[] {
	const lines = text.split('\n').filter((line) => line.trim() !== '');
	const blocks: XmlElement[] = [];
	for (let at = 0; at < lines.length;) {
		const kind = kindOf(lines[at]!);
		const from = at;
		do at++;
		while (at < lines.length && kind.joins && kindOf(lines[at]!).name === kind.name);
		blocks.push(...kind.blocks(lines.slice(from, at)));
	}
	return blocks;
}

interface Kind {
	name: string;
	/** Lines of this kind that follow each other are one block. */
	joins: boolean;
	blocks(lines: string[]): XmlElement[];
}

function kindOf(line: string): Kind {
	const heading = /^(###|####) /.exec(line)?.[1];
	if (heading)
		return { name: 'heading', joins: false, blocks: ([only]) => [headingOf(only!, heading.length)] };
	if (line.startsWith('- ')) return list('bulletList', /^- /);
	if (/^\d+\. /.test(line)) return list('orderedList', /^\d+\. /);
	if (line.startsWith('> '))
		return {
			name: 'blockquote',
			joins: true,
			blocks: (lines) => [
				element(
					'blockquote',
					lines.map((one) => paragraph(one.slice(2)))
				)
			]
		};
	if (line.startsWith('|')) return { name: 'table', joins: true, blocks: (lines) => [tableOf(lines)] };
	return { name: 'paragraph', joins: false, blocks: ([only]) => [paragraph(only!)] };
}

function list(name: string, mark: RegExp): Kind {
	const item = (line: string) => element('listItem', [paragraph(line.replace(mark, ''))]);
	return { name, joins: true, blocks: (lines) => [element(name, lines.map(item))] };
}

function headingOf(line: string, level: number): XmlElement {
	const heading = element('heading', [words(line.slice(level + 1))]);
	// The editor's own kind of value: a number.
	heading.setAttribute('level', level as unknown as string);
	return heading;
}

function tableOf(lines: string[]): XmlElement {
	const rows = lines.filter((line) => !/^\|[\s|-]+$/.test(line));
	return element(
		'table',
		rows.map((line, i) => {
			const cells = line.split('|').slice(1, -1);
			const name = i === 0 ? 'tableHeader' : 'tableCell';
			return element(
				'tableRow',
				cells.map((cell) => element(name, [paragraph(cell.trim())]))
			);
		})
	);
}

function paragraph(text: string): XmlElement {
	return element('paragraph', [words(text)]);
}

function element(name: string, children: (XmlElement | XmlText)[]): XmlElement {
	const made = new XmlElement(name);
	made.insert(0, children);
	return made;
}

const MARKED = /\*\*(.+?)\*\*|_(.+?)_|\[(.+?)\]\((.+?)\)/gu;

function words(text: string): XmlText {
	const inserts: Insert[] = [];
	let at = 0;
	for (const found of text.matchAll(MARKED)) {
		const [whole, bold, italic, label, href] = found;
		if (found.index > at) inserts.push({ insert: text.slice(at, found.index) });
		if (bold) inserts.push({ insert: bold, attributes: { bold: {} } });
		else if (italic) inserts.push({ insert: italic, attributes: { italic: {} } });
		else inserts.push({ insert: label!, attributes: { link: { href } } });
		at = found.index + whole.length;
	}
	if (at < text.length) inserts.push({ insert: text.slice(at) });
	const made = new XmlText();
	made.applyDelta(inserts, { sanitize: false });
	return made;
}
