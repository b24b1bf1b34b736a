import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { fromThisMachine, listensHereOnly } from './nearness.ts';

const request = (remoteAddress: string | undefined, headers = {}, localAddress = '192.0.2.10') =>
	({ socket: { remoteAddress, localAddress }, headers }) as unknown as IncomingMessage;

test.each(['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1', '192.0.2.10'])(
	'%s is this machine',
	(address) => {
		expect(fromThisMachine(request(address), { trustProxy: 0 })).toBe(true);
	}
);

test.each(['192.0.2.11', '::ffff:192.0.2.11', '1127.0.0.1', '127.evil.example', undefined])(
	'%s is not',
	(address) => expect(fromThisMachine(request(address), { trustProxy: 0 })).toBe(false)
);

test.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'x-forwarded-host'])(
	'who comes through a proxy is not on this machine, although the proxy is (%s)',
	(name) => expect(fromThisMachine(request('127.0.0.1', { [name]: '' }), { trustProxy: 0 })).toBe(false)
);

test('a proxy that we know of says no more of who is near', () => {
	expect(fromThisMachine(request('127.0.0.1'), { trustProxy: 1 })).toBe(false);
});

test('addresses to listen on', () => {
	expect(['127.0.0.1', '::1', 'localhost'].every(listensHereOnly)).toBe(true);
	expect(['0.0.0.0', '::', '192.0.2.10', 'localhost.example'].some(listensHereOnly)).toBe(false);
});
