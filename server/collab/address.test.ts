import { expect, it } from 'vitest';
import { planAddress } from './address.ts';

const id = '0123456789abcdef01234567';

it.each([
	[`/collab/${id}`, { planId: id, schema: 1 }],
	[`/collab/${id}?schema=1`, { planId: id, schema: 1 }],
	[`/collab/${id}?schema=12&more=x`, { planId: id, schema: 12 }],
	[`/collab/${id}?schema=`, { planId: id, schema: NaN }],
	[`/collab/${id}?schema=-1`, { planId: id, schema: NaN }],
	[`/collab/${id}?schema=99999999999`, { planId: id, schema: NaN }],
	['/collab', null],
	['/collab/', null],
	[`/collab/${id}/`, null],
	[`/collab/${id}0`, null],
	[`/collab/${id.toUpperCase()}`, null],
	[`/collab/../collab/%2e`, null],
	[`//collab/${id}`, null],
	['*', null]
])('%s', (target, address) => expect(planAddress(target)).toEqual(address));
