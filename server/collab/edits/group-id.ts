import { randomBytes } from 'node:crypto';

const process = randomBytes(5).toString('hex');
let serial = randomBytes(3).readUIntBE(0, 3);

/** 24 hex digits that nobody else chooses, later ones greater: seconds, this process, a number. */
export function groupId(now = Date.now()): string {
	serial = (serial + 1) % 0x1000000;
	const seconds = Math.floor(now / 1000)
		.toString(16)
		.padStart(8, '0');
	return seconds + process + serial.toString(16).padStart(6, '0');
}
