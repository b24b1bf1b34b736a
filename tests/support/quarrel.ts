import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/**
 * An update of letters that all want to stand first, each before another letter of a text that is there:
 * Yjs compares each of them with all the others.
 * @param text of whom the text is, where it begins, and how long it is at least
 */
export function quarrel(
	author: number,
	text: { client: number; clock: number },
	letters: number
): Uint8Array {
	const to = new Y.UpdateEncoderV1();
	encoding.writeVarUint(to.restEncoder, 1);
	encoding.writeVarUint(to.restEncoder, letters);
	to.writeClient(author);
	encoding.writeVarUint(to.restEncoder, 0);
	for (let n = 0; n < letters; n++) {
		const before = Y.createID(text.client, text.clock + n);
		const letter = new Y.ContentString('x');
		new Y.Item(Y.createID(author, n), null, null, null, before, null, null, letter).write(to, 0);
	}
	encoding.writeVarUint(to.restEncoder, 0);
	return to.toUint8Array();
}
