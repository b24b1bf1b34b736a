import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './support/browser.ts';

/**
 * `npm test`: everything that must hold, in the order that fails fastest. One step's failure does not
 * hide the next one's. `npm test -- unit lint` runs the named steps only.
 */
const root = fileURLToPath(new URL('..', import.meta.url));

interface Step {
	name: string;
	command: string[][];
	needsBrowser?: boolean;
}

const bin = (name: string, ...args: string[]) => ['npx', '--no-install', name, ...args];
const STEPS: Step[] = [
	{ name: 'types', command: [['npm', 'run', '--silent', 'check']] },
	{ name: 'lint', command: [['npm', 'run', '--silent', 'lint']] },
	{ name: 'unit', command: [bin('vitest', 'run', '--project', 'unit')] },
	{ name: 'integration', command: [bin('vitest', 'run', '--project', 'integration')] },
	{ name: 'build', command: [['npm', 'run', '--silent', 'build', '--', '--logLevel', 'warn']] },
	{ name: 'browser', command: [bin('playwright', 'test')], needsBrowser: true }
];

function runCommand([program = '', ...args]: string[], env: NodeJS.ProcessEnv): Promise<number> {
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, { cwd: root, stdio: 'inherit', env });
		child.once('error', reject);
		child.once('exit', (code) => resolve(code ?? 1));
	});
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
	console.error(`No such step: ${unknown.join(', ')}. There are: ${STEPS.map((s) => s.name).join(', ')}.`);
	process.exit(2);
}

const outcomes: { name: string; passed: boolean; seconds: number }[] = [];
for (const step of STEPS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
	console.log(`\n── ${step.name} ${'─'.repeat(60 - step.name.length)}`);
	const began = performance.now();
	let passed = true;
	try {
		const env = { ...process.env };
		if (step.needsBrowser) env.MULTAQA_TEST_BROWSER = await findBrowser((line) => console.log(line));
		for (const command of step.command) passed &&= (await runCommand(command, env)) === 0;
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		passed = false;
	}
	outcomes.push({ name: step.name, passed, seconds: (performance.now() - began) / 1000 });
}

console.log('\n── result ─────────────────────────────────────────────────────');
for (const { name, passed, seconds } of outcomes)
	console.log(`${passed ? 'passed' : 'FAILED'}  ${name.padEnd(12)} ${seconds.toFixed(1)} s`);
const failed = outcomes.filter((o) => !o.passed).length;
console.log(`steps: ${outcomes.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
