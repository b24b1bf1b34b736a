import { afterAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { quarrel } from '../../../tests/support/quarrel.ts';
import { createRehearsal } from './rehearsal.ts';

const rehearsal = createRehearsal();
afterAll(() => rehearsal.close());

function plan(words: string): Y.Doc {
	const document = Object.assign(new Y.Doc(), { clientID: 1 });
	document.getText('section:context').insert(0, words);
	return document;
}

test('many honest pieces go well', async () => {
	const document = plan('');
	const before = Y.encodeStateAsUpdate(document);
	const vector = Y.encodeStateVector(document);
	const text = document.getText('section:need');
	for (let n = 0; n < 3000; n++) text.insert(Math.floor((text.length * (n % 7)) / 7), 'word ');
	expect(await rehearsal.goesWell(before, Y.encodeStateAsUpdate(document, vector))).toBe(true);
});

test('P10: an edit made to keep everybody waiting is found out, and the next one is heard', async () => {
	const document = Y.encodeStateAsUpdate(plan('a'.repeat(20_000)));
	expect(await rehearsal.goesWell(document, quarrel(2, { client: 1, clock: 0 }, 20_000))).toBe(false);
	expect(await rehearsal.goesWell(document, quarrel(2, { client: 1, clock: 0 }, 3))).toBe(true);
});
