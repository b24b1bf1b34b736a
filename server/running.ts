import type { Services } from './container.ts';

/**
 * The container of this process, for pages in dev: there the adapter gives an event no Express request,
 * so `svelte.config.js` asks here. Production pages get it from the request itself.
 */
let services: Services | null = null;

export function setRunning(container: Services): void {
	services = container;
}

/** The `platform` of a page's event in dev. Plain `vite dev` has no container and is told so. */
export function runningPlatform(): { req: { services: Services } } {
	if (!services)
		throw new Error('Multaqa runs through its own server: start it with "npm run dev", not with "vite dev".');
	return { req: { services } };
}
