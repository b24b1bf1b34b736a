import type { Log } from '../platform/log.ts';

/**
 * What becomes of faults that nobody caught. A promise that was rejected with nobody waiting for it says
 * that something was left undone, not that what we hold in memory is wrong: it is logged, and everybody
 * else goes on. An exception out of nowhere may have left anything half done: the process drains, as for
 * SIGTERM, and ends with 1, so that whoever runs it starts a new one. Nothing confirmed is lost by it.
 */
export function watchFaults(log: Log, stop: (code: number) => Promise<void>): void {
	process.on('unhandledRejection', (err) => {
		log.error({ err }, 'a rejection that nobody waited for');
	});
	process.on('uncaughtException', (err) => {
		log.error({ err }, 'an exception that nobody caught: the process ends');
		void stop(1);
	});
}
