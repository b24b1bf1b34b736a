import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** What a program that makes a log writes on standard error: the log writes there itself, at once. */
function written(statement: string): Record<string, unknown> {
	const { href } = new URL('./log.ts', import.meta.url);
	const program = `import { createLog } from '${href}'; const log = createLog('info'); ${statement}`;
	const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
		encoding: 'utf8'
	});
	return JSON.parse(stderr.split('\n').find((line) => line.startsWith('{'))!) as Record<string, unknown>;
}

describe('the log', () => {
	it.each([
		[
			`E11000 duplicate key error collection: m.people index: email_1 dup key: { email: "amal@city.example" }`
		],
		['Cast to ObjectId failed for value "amal said \\"no\\"" (type string) at path "_id"'],
		['`amal@city.example` is not a valid enum value for path `locale`.'],
		[`Unexpected token 'a', "amal@city."... is not valid JSON`]
	])('keeps what an error quotes to itself: %s', (message) => {
		const line = written(`log.error({ err: new TypeError(${JSON.stringify(message)}) }, 'failed')`);
		expect(JSON.stringify(line)).not.toContain('amal');
		expect(line).toMatchObject({ msg: 'failed', err: { name: 'TypeError' } });
		expect((line.err as { stack: string }).stack).toMatch(/^\s+at /);
	});

	it('cuts what stands under the names of personal data', () => {
		const line = written(`log.info({ email: 'amal@city.example', person: { token: 'amal' } }, 'x')`);
		expect(JSON.stringify(line)).not.toContain('amal');
	});
});
