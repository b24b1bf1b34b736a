import { expect, test } from 'vitest';
import { countCharacters } from './post-rules.ts';

test('length is counted in code points', () => {
	expect(countCharacters('منع 🙂')).toBe(5);
});
