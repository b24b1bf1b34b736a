import type { Services } from './container.ts';

/** What pages find behind an event. */
interface Platform {
	req: { services: Services; fromThisMachine: boolean };
}

/**
 * The container of this process, for pages in dev: there the adapter gives an event no Express request,
 * so `svelte.config.js` asks here. Production pages get it from the request itself.
 */
let running: Platform | null = null;

/** @param hereOnly nobody but this machine reaches the process */
export function setRunning(services: Services, hereOnly: boolean): void {
	running = { req: { services, fromThisMachine: hereOnly } };
}

/** The `platform` of a page's event in dev. Plain `vite dev` has no container and is told so. */
export function runningPlatform(): Platform {
	if (!running)
		throw new Error('Multaqa runs through its own server: start it with "npm run dev", not with "vite dev".');
	return running;
}
