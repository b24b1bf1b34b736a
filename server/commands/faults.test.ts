import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

function run(body: string) {
	const [faults, log] = ['./faults.ts', '../platform/log.ts'].map(
		(file) => new URL(file, import.meta.url).href
	);
	const program = `
		import { watchFaults } from '${faults}';
		import { createLog } from '${log}';
		watchFaults(createLog('info'), async (code) => {
			console.log('drained');
			process.exit(code);
		});
		${body}`;
	return spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
}

it('goes on after a rejection that nobody waited for, and logs it', () => {
	const { status, stdout, stderr } = run(
		`Promise.reject(new Error('forgotten')); setTimeout(() => console.log('still here'), 50);`
	);
	expect([status, stdout]).toEqual([0, 'still here\n']);
	expect(stderr).toContain('forgotten');
});

it('drains and ends with 1 after an exception that nobody caught', () => {
	const { status, stdout, stderr } = run(`setTimeout(() => { throw new Error('out of nowhere'); }, 10);`);
	expect([status, stdout]).toEqual([1, 'drained\n']);
	expect(stderr).toContain('out of nowhere');
});
