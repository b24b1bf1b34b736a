import type { IncomingMessage } from 'node:http';
import type { Config } from '../config.ts';

const LOOPBACK = /^(::ffff:)?127(\.\d+){3}$|^::1$/;

/**
 * Was this asked on the machine that runs Multaqa, with nobody in between? Behind a proxy every request
 * looks local: there the answer is no, also where nobody has told us of the proxy.
 */
export function fromThisMachine(
	request: IncomingMessage,
	{ trustProxy }: Pick<Config, 'trustProxy'>
): boolean {
	const { remoteAddress = '', localAddress } = request.socket;
	const local = LOOPBACK.test(remoteAddress) || (remoteAddress !== '' && remoteAddress === localAddress);
	return local && trustProxy === 0 && !FORWARDED.some((name) => request.headers[name] !== undefined);
}

/** What proxies add to a request that they pass on. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/** Does nobody but this machine reach a server that listens on `host`? */
export function listensHereOnly(host: string): boolean {
	return host === 'localhost' || LOOPBACK.test(host);
}
