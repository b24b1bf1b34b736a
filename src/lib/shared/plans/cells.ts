import * as Y from 'yjs';
import { ROW_KINDS, type Field, type RowKindKey } from './rows.ts';
import type { Cell } from './views.ts';

/** What a plan's cells may refer to. */
export interface CellContext {
	/** The plan's own cities, ids of 24 hex digits. */
	cityIds: readonly string[];
	/** The network's themes. */
	themeKeys: readonly string[];
}

/** What stands in a row, by field, as it stands there. */
export type RowValues = Readonly<Record<string, unknown>>;

/** Characters of an impossible value that are shown. */
const RAW_SHOWN = 200;

export function fieldsOf(kind: RowKindKey): readonly Field[] {
	return ROW_KINDS[kind].fields;
}

/**
 * One cell, judged the same in the browser and on the server. Never throws, whatever stands there.
 * @param values the row's other values, for what depends on them (an end on its start)
 */
export function validateCell(
	kind: RowKindKey,
	field: string,
	value: unknown,
	values: RowValues,
	context: CellContext
): Cell {
	const declared = fieldsOf(kind).find(({ key }) => key === field);
	if (!declared || value === undefined || value === null) return { state: 'empty' };
	const text = textOf(declared, value);
	if (text === null) return impossible(rawText(value), 'type');
	if (text.trim() === '') return { state: 'empty' };
	const why = objection(declared, text, values, context);
	return why ? impossible(text, why) : { state: 'valid', value: text };
}

/** The value as text, when it is of the field's kind: cells that people write in are `Y.Text`, the rest strings. */
function textOf(field: Field, value: unknown): string | null {
	if (typeof value === 'string') return value;
	if (field.type !== 'text' || !(value instanceof Y.Text) || value instanceof Y.XmlText) return null;
	return value.toString();
}

type Objection = Extract<Cell, { state: 'impossible' }>['why'];

function objection(field: Field, text: string, values: RowValues, context: CellContext): Objection | null {
	switch (field.type) {
		case 'text':
			return isLonger(text, field.maxLength) ? 'too_long' : null;
		case 'city':
			return context.cityIds.includes(text) ? null : 'unknown';
		case 'theme':
			return context.themeKeys.includes(text) ? null : 'unknown';
		case 'choice':
			return field.options.includes(text) ? null : 'unknown';
		case 'date': {
			if (!isDay(text)) return 'type';
			const start = field.notBefore === undefined ? undefined : values[field.notBefore];
			return typeof start === 'string' && isDay(start) && text < start ? 'before_start' : null;
		}
	}
}

/** A day that is in the calendar: `YYYY-MM-DD`, from the year 1000 to 2999. */
export function isDay(text: string): boolean {
	const parts = /^([12]\d{3})-(\d{2})-(\d{2})$/.exec(text);
	if (!parts) return false;
	const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
	return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Counted in Unicode code points, so that limits are the same in every script. */
function isLonger(text: string, limit: number): boolean {
	if (text.length <= limit) return false;
	if (text.length > 2 * limit) return true;
	return Array.from(text).length > limit;
}

export function impossible(raw: string, why: Objection): Cell {
	return { state: 'impossible', raw: shortened(raw), why };
}

function shortened(text: string): string {
	if (text.length <= RAW_SHOWN) return text;
	// Not between the halves of one character.
	return `${text.slice(0, RAW_SHOWN).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** What stands there, for people to see. */
export function rawText(value: unknown): string {
	if (typeof value === 'string') return value;
	try {
		if (value instanceof Y.Text) return value.toString();
		if (value instanceof Uint8Array) return '…';
		return JSON.stringify(value instanceof Y.AbstractType ? value.toJSON() : value) ?? String(value);
	} catch {
		// Too deep, or a number that JSON does not know.
		return '…';
	}
}
