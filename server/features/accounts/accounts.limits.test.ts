import { expect, test } from 'vitest';
import { neighbourhood } from './accounts.limits.ts';

test.each([
	['192.0.2.7', '192.0.2.7'],
	['::ffff:192.0.2.7', '192.0.2.7'],
	['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
	['2001:0db8:0001:0002::1', '2001:db8:1:2'],
	['2001:db8::1', '2001:db8:0:0'],
	['::1', '0:0:0:0']
])('%s is counted as %s', (ip, counted) => {
	expect(neighbourhood(ip)).toBe(counted);
});
