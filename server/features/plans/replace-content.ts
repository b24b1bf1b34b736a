import {
	AbstractType,
	applyUpdate,
	Doc,
	Map as YMap,
	Text as YText,
	XmlElement,
	XmlText,
	type XmlFragment
} from 'yjs';
import { ROW_KIND_KEYS } from '../../../src/lib/shared/plans/rows.ts';
import { SECTION_KEYS, sectionRoot } from '../../../src/lib/shared/plans/sections.ts';

/** Deeper than any editor nests; what a foreign client nested deeper is not brought back. */
const DEEPEST = 100;

/**
 * P12: makes the content of `document` what it is in `frozen`, an update of a whole document, by edits that
 * go forward, in one transaction. What is the same already is not touched, so that carets and undo there
 * stay as they are. Roots that are neither sections nor rows stay too.
 */
export function replaceContent(document: Doc, frozen: Uint8Array): void {
	const source = new Doc();
	applyUpdate(source, frozen);
	document.transact(() => {
		for (const key of SECTION_KEYS) {
			const root = sectionRoot(key);
			replaceFragment(document.getXmlFragment(root), source.getXmlFragment(root));
		}
		for (const kind of ROW_KIND_KEYS) replaceRows(document.getMap(kind), source.getMap(kind));
	});
	source.destroy();
}

function replaceFragment(target: XmlFragment, source: XmlFragment): void {
	if (JSON.stringify(shapeOf(target)) === JSON.stringify(shapeOf(source))) return;
	target.delete(0, target.length);
	target.insert(0, copiesOf(source, 0));
}

function copiesOf(source: XmlFragment, depth: number): (XmlElement | XmlText)[] {
	if (depth > DEEPEST) return [];
	return source.toArray().flatMap((child): (XmlElement | XmlText)[] => {
		if (child instanceof XmlText) return [copyOfText(child, new XmlText())];
		if (!(child instanceof XmlElement)) return [];
		const copy = new XmlElement(child.nodeName);
		for (const [name, value] of Object.entries(child.getAttributes()))
			if (isPlain(value)) copy.setAttribute(name, value as string);
		copy.insert(0, copiesOf(child, depth + 1));
		return [copy];
	});
}

/** With its marks; `sanitize` would take a line break from its end. */
function copyOfText<Kind extends YText>(source: YText, copy: Kind): Kind {
	copy.applyDelta(
		(source.toDelta() as { insert: unknown }[]).filter(({ insert }) => isPlain(insert)),
		{ sanitize: false }
	);
	return copy;
}

/** What a fragment holds, for comparing. */
function shapeOf(node: XmlFragment, depth = 0): unknown[] {
	if (depth > DEEPEST) return [];
	return node.toArray().map((child) => {
		if (child instanceof XmlText) return child.toDelta();
		if (!(child instanceof XmlElement)) return null;
		const attributes = Object.entries(child.getAttributes()).sort(([a], [b]) => (a < b ? -1 : 1));
		return [child.nodeName, attributes, shapeOf(child, depth + 1)];
	});
}

function replaceRows(target: YMap<unknown>, source: YMap<unknown>): void {
	for (const id of [...target.keys()]) if (!source.has(id)) target.delete(id);
	for (const [id, row] of source.entries()) {
		if (!(row instanceof YMap)) continue;
		const there = target.get(id);
		if (there instanceof YMap) replaceFields(there, row);
		else {
			const made = new YMap<unknown>();
			target.set(id, made);
			replaceFields(made, row);
		}
	}
}

function replaceFields(target: YMap<unknown>, source: YMap<unknown>): void {
	for (const key of [...target.keys()]) if (!source.has(key)) target.delete(key);
	for (const [key, value] of source.entries()) {
		const there = target.get(key);
		if (value instanceof YText) replaceText(target, key, there, value);
		else if (isPlain(value) && JSON.stringify(there) !== JSON.stringify(value)) target.set(key, value);
	}
}

function replaceText(row: YMap<unknown>, key: string, there: unknown, source: YText): void {
	if (!(there instanceof YText)) {
		const made = new YText();
		row.set(key, made);
		copyOfText(source, made);
		return;
	}
	if (JSON.stringify(there.toDelta()) === JSON.stringify(source.toDelta())) return;
	there.delete(0, there.length);
	copyOfText(source, there);
}

function isPlain(value: unknown): boolean {
	return !(value instanceof AbstractType) && !(value instanceof Doc);
}
