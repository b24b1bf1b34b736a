import { describe, expect, it } from 'vitest';
import { othersIn } from './people.ts';

const city = {
	id: '64b000000000000000000001',
	slug: 'aarhus',
	name: { ar: 'آرهوس', en: 'Aarhus', fr: 'Aarhus' }
};
const user = (name: string | null, role = 'editor', color = 2) => ({ user: { name, city, role, color } });

function others(states: [number, unknown][]) {
	return othersIn({ clientID: 1, getStates: () => new Map(states) as Map<number, { [x: string]: unknown }> });
}

describe('who else is here', () => {
	it('counts two tabs of one person once, nameless people one by one, and oneself not', () => {
		const found = others([
			[1, user('Me')],
			[5, { ...user('Amal'), place: 'need' }],
			[4, user('Amal')],
			[3, user(null, 'viewer')],
			[2, user(null, 'viewer')]
		]);
		expect(found.map(({ name, clients }) => [name, clients])).toEqual([
			['Amal', [5, 4]],
			[null, [2]],
			[null, [3]]
		]);
		expect(found[0]!.place).toBe('need');
	});

	it('leaves out states of wrong shape', () => {
		expect(
			others([
				[2, {}],
				[3, { user: 'x' }],
				[4, { user: null }]
			])
		).toEqual([]);
		expect(others([[2, { user: { role: 'owner', color: 'red', name: 7 } }]])).toMatchObject([
			{ role: 'viewer', color: 0, name: null, city: null, place: null }
		]);
	});
});
