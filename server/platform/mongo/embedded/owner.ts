import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError } from '../database-error.ts';
import { startOf } from './process-identity.ts';

/** One process's claim on a data folder, a file of its own: `owner-<random>.json`. */
interface Claim {
	pid: number;
	/** From `startOf`: a reused process number is not mistaken for the owner. */
	start: string;
	/** A claimant looks around and may still step back; an owner stays. */
	state: 'claiming' | 'owner';
}

export interface Ownership {
	/** Gives the folder back. */
	release(): Promise<void>;
}

const CLAIM_FILE = /^owner-[0-9a-f-]+\.json$/;
const TRIES = 12;

/**
 * Makes this process the only owner of `folder`. Claims of processes that have ended are swept away.
 * Everybody writes their own claim first and reads the others' afterwards, so of two that come at once
 * at least one sees the other: never are there two owners. Throws `DatabaseError` `in_use`.
 */
export async function claimFolder(folder: string): Promise<Ownership> {
	const start = await startOf(process.pid);
	if (!start)
		throw new DatabaseError('start_failed', 'The system does not say when this process was started.');
	const file = join(folder, `owner-${randomUUID()}.json`);
	for (let attempt = 1; ; attempt++) {
		await write(file, { pid: process.pid, start, state: 'claiming' });
		const others = await livingClaims(folder, file);
		if (others.length === 0) {
			await write(file, { pid: process.pid, start, state: 'owner' });
			return { release: () => rm(file, { force: true }) };
		}
		await rm(file, { force: true });
		const owner = others.find((claim) => claim.state === 'owner');
		if (owner || attempt === TRIES) throw inUse(folder, (owner ?? others[0]!).pid);
		// Both stepped back: whoever comes again first has it.
		await sleep(20 + Math.random() * 100);
	}
}

function inUse(folder: string, pid: number): DatabaseError {
	return new DatabaseError(
		'in_use',
		`The data folder ${folder} is in use by another Multaqa (process ${pid}). ` +
			'Stop that one first, or choose another folder with MULTAQA_DATA.'
	);
}

/** A file appears whole or not at all: others read it at any moment. */
async function write(file: string, claim: Claim): Promise<void> {
	const draft = `${file}.new`;
	await writeFile(draft, JSON.stringify(claim), { mode: 0o600 });
	await rename(draft, file);
}

async function livingClaims(folder: string, own: string): Promise<Claim[]> {
	const names = (await readdir(folder)).filter((name) => CLAIM_FILE.test(name));
	const living: Claim[] = [];
	for (const name of names) {
		const file = join(folder, name);
		if (file === own) continue;
		const claim = await read(file);
		if (!claim) continue;
		if ((await startOf(claim.pid)) === claim.start) living.push(claim);
		else await rm(file, { force: true });
	}
	return living;
}

/** Null when the claim was withdrawn meanwhile. What nobody could have written counts as abandoned. */
async function read(file: string): Promise<Claim | null> {
	let text: string;
	try {
		text = await readFile(file, 'utf8');
	} catch {
		return null;
	}
	try {
		const claim = JSON.parse(text) as Partial<Claim>;
		return {
			pid: Number(claim.pid),
			start: String(claim.start),
			state: claim.state === 'owner' ? 'owner' : 'claiming'
		};
	} catch {
		return { pid: 0, start: '', state: 'claiming' };
	}
}
