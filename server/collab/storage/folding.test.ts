import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { plainText } from '../../../src/lib/shared/plans/read-text.ts';
import { foldPlan } from './fold.ts';
import { createPlanFolding, type PlanFolding } from './folding.ts';

let folding: PlanFolding;
afterEach(() => folding.close());

function plan(): { snapshot: Uint8Array; updates: Uint8Array[] } {
	const document = Object.assign(new Y.Doc(), { clientID: 7 });
	const words = new Y.XmlText('نص');
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(0, [words]);
	document.getXmlFragment('section:need').insert(0, [paragraph]);
	const snapshot = Y.encodeStateAsUpdate(document);
	const updates: Uint8Array[] = [];
	document.on('update', (update: Uint8Array) => updates.push(update));
	words.insert(2, ' et texte');
	words.insert(0, 'a ');
	return { snapshot, updates };
}

describe('the thread that folds plans', () => {
	it('folds and reads as this one would', async () => {
		folding = createPlanFolding();
		const { snapshot, updates } = plan();
		const [folded, words] = await Promise.all([
			folding.fold(snapshot, updates),
			folding.words(snapshot, updates)
		]);
		expect(Buffer.from(folded)).toEqual(Buffer.from(foldPlan(snapshot, updates)));
		expect(plainText(words.sections.need)).toBe('a نص et texte');
	});

	it('says what cannot be decoded, and goes on with the next (P3)', async () => {
		folding = createPlanFolding();
		const { snapshot, updates } = plan();
		const broken = folding.fold(new Uint8Array(), updates);
		const sound = folding.fold(snapshot, updates);
		await expect(broken).rejects.toThrow('cannot be decoded');
		expect((await sound).byteLength).toBeGreaterThan(0);
	});

	it('tells whoever waits when it ends, and starts again for the next', async () => {
		folding = createPlanFolding();
		const { snapshot, updates } = plan();
		const waiting = folding.fold(snapshot, updates);
		const told = expect(waiting).rejects.toThrow('has ended');
		await folding.close();
		await told;
		expect((await folding.fold(snapshot, updates)).byteLength).toBeGreaterThan(0);
	});
});
