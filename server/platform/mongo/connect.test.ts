import { describe, expect, it } from 'vitest';
import { assertReplicated, withoutPassword } from './connect.ts';

describe("a deployment of one's own", () => {
	it('is a replica set or the router of a sharded cluster', () => {
		expect(() => assertReplicated({ isWritablePrimary: true, setName: 'rs0' })).not.toThrow();
		expect(() => assertReplicated({ isWritablePrimary: true, msg: 'isdbgrid' })).not.toThrow();
		expect(() => assertReplicated({ isWritablePrimary: true })).toThrow(/stands alone/);
	});

	it('is named without its password', () => {
		expect(withoutPassword('mongodb://someone:se%40cret@db.example:27017/multaqa')).toBe(
			'mongodb://db.example:27017/multaqa'
		);
		expect(withoutPassword('mongodb://db.example/multaqa?replicaSet=a')).toBe(
			'mongodb://db.example/multaqa?replicaSet=a'
		);
	});
});
