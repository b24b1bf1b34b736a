import { expect, it } from 'vitest';
import { DOCUMENT_LIMIT, DOCUMENT_WARNING } from '../../../src/lib/shared/plans/wire.ts';
import { Fullness } from './fullness.ts';

it('P10: measures only where it matters, and lets a deletion open the wall again', () => {
	let [bytes, measured] = [1000, 0];
	const fullness = new Fullness(() => (measured++, bytes), bytes);
	fullness.grew(1000, true);
	expect([fullness.bytes, measured, fullness.warns, fullness.full]).toEqual([2000, 0, false, false]);
	bytes = DOCUMENT_WARNING + 1;
	fullness.grew(DOCUMENT_WARNING, false);
	expect([measured, fullness.bytes, fullness.warns]).toEqual([1, bytes, true]);
	bytes = DOCUMENT_LIMIT - 10;
	fullness.grew(2 * 1024 * 1024, false);
	expect([fullness.full, fullness.hasRoomFor(5), fullness.hasRoomFor(11)]).toEqual([true, true, false]);
	bytes = 5000;
	fullness.grew(20, true);
	expect([fullness.full, fullness.warns, fullness.bytes]).toEqual([false, false, 5000]);
});
