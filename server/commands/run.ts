import { readConfig, type Config } from '../config.ts';
import type { Services } from '../container.ts';
import { listensHereOnly } from '../http/nearness.ts';
import { startServer, type RunningServer } from '../main.ts';
import { createLog } from '../platform/log.ts';
import { explain } from './explain.ts';
import { watchFaults } from './faults.ts';
import { createProgressLine } from './progress-line.ts';

/** Starts Multaqa in this terminal, says what a person needs to know, and drains on SIGTERM or Ctrl-C. */
export async function run(pages: 'dev' | 'built', prepare?: () => Promise<void>): Promise<void> {
	const progress = createProgressLine(process.stdout);
	let running: RunningServer | null = null;
	let stopping = false;

	const stop = async (code = 0) => {
		if (stopping) return;
		stopping = true;
		if (running) console.log('\nMultaqa is stopping; what is under way is finished first.');
		await running?.stop();
		process.exit(code);
	};
	process.on('SIGTERM', () => void stop());
	process.on('SIGINT', () => void stop());

	try {
		const config = readConfig();
		watchFaults(createLog(config.logLevel), stop);
		await prepare?.();
		running = await startServer({ config, pages, onProgress: progress.show });
		progress.clear();
		if (stopping) return void (await running.stop());
		console.log(await welcome(config, running));
	} catch (error) {
		progress.clear();
		console.error(explain(error));
		process.exit(1);
	}
}

async function welcome(config: Config, running: RunningServer): Promise<string> {
	const { services, url } = running;
	const lines = ['', `  Multaqa · ملتقى   ${config.origin ?? url}`, ''];
	if (config.origin) lines.push(`  Listens at        ${url}`);
	lines.push(
		services.dataFolder
			? `  Data is kept in   ${services.dataFolder}`
			: '  Data is kept in   the database of MONGODB_URI'
	);
	if (config.demo) lines.push(...(await demoPeople(url, services)), ...warning(config));
	else lines.push(...(await firstSteps(services)));
	lines.push(...unknownProxy(config));
	lines.push('', '  Stop with Ctrl-C. What was written stays.', '');
	return lines.join('\n');
}

/** How to sign in as each person of the demonstration. */
async function demoPeople(url: string, { accounts }: Services): Promise<string[]> {
	const people = await accounts.demoPeople();
	const width = Math.max(...people.map(({ email }) => email.length));
	const lines = people.map(({ email, description }) => `    ${email.padEnd(width)}  ${description}`);
	return [
		'',
		`  Demonstration network. Sign in at ${url}/sign-in with the password ${accounts.demoPassword}`,
		'',
		...lines,
		'',
		`  E-mails it would send, for browsers on this machine: ${url}/demo/mail`,
		'  An empty network instead: MULTAQA_DEMO=off (see README, "Run it for real").'
	];
}

/** Whoever reaches this address can sign in as anybody. */
function warning({ host, origin }: Config): string[] {
	if (listensHereOnly(host) && !origin) return [];
	return [
		'',
		'  CAREFUL: others can reach this, and everybody knows the passwords of the demonstration.',
		'  Keep nothing here that matters. For a real network: MULTAQA_DEMO=off'
	];
}

/** We do not speak TLS ourselves: somebody in front does, and then everybody seems to come from there. */
function unknownProxy({ origin, trustProxy }: Config): string[] {
	if (!origin?.startsWith('https:') || trustProxy > 0) return [];
	return [
		'',
		'  CAREFUL: people come through a proxy, but MULTAQA_TRUST_PROXY is 0: limits count all of them as one.'
	];
}

/** What a real network lacks before anybody can look after it. */
async function firstSteps({ accounts }: Services): Promise<string[]> {
	const secretariat = await accounts.holdersOf(['secretariat'], { kind: 'network' });
	if (secretariat.length > 0) return [];
	return [
		'',
		'  This network has no secretariat yet. In another terminal, with the same environment:',
		'    npm run admin -- create --email you@city.example --name "Your Name" --role secretariat'
	];
}
