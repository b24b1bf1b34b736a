import { randomBytes } from 'node:crypto';
import { generateNKeysBetween } from 'fractional-indexing';
import { Doc, encodeStateAsUpdate, Map as YMap, Text as YText } from 'yjs';
import type { Locale } from '../../../../src/lib/shared/locale.ts';
import type { PlanTemplate } from '../../../../src/lib/shared/plans/plan-rules.ts';
import { PLAN_SCHEMA } from '../../../../src/lib/shared/plans/wire.ts';
import { REINTEGRATION_ACTIVITIES } from './reintegration.ts';

/**
 * The first state of a plan's document as one update (P2: written by the server, once). Sections are empty
 * roots, which need no writing; `meta` says of which shape the document is and where it began.
 */
export function templateUpdate(template: PlanTemplate, locale: Locale): Uint8Array {
	const document = new Doc();
	document.transact(() => {
		const meta = document.getMap('meta');
		meta.set('schema', PLAN_SCHEMA);
		meta.set('template', template);
		if (template === 'reintegration') addActivities(document, locale);
	});
	return encodeStateAsUpdate(document);
}

function addActivities(document: Doc, locale: Locale): void {
	const rows = document.getMap('activities');
	const places = generateNKeysBetween(null, null, REINTEGRATION_ACTIVITIES.length);
	REINTEGRATION_ACTIVITIES.forEach(({ title, theme }, i) => {
		const row = new YMap<unknown>();
		rows.set(newRowId(), row);
		row.set('title', new YText(title[locale]));
		row.set('theme', theme);
		row.set('level', 'tertiary');
		row.set('state', 'planned');
		row.set('order', places[i]);
	});
}

/** As the editor makes them: random, safe in addresses. */
export function newRowId(): string {
	return randomBytes(15).toString('base64url');
}
