import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { RequestHandler } from 'express';
import { applyWebEnvironment, type Config } from '../config.ts';

/** Bytes of a form: 100,000 characters of Arabic are 600,000 once a browser has encoded them. */
export const BODY_LIMIT = 2 * 1024 * 1024;

const handlerUrl = new URL('../../build/handler.js', import.meta.url);

/** The built pages. Their handler reads its environment while it loads, so that is set first. */
export async function builtPages(config: Config): Promise<RequestHandler> {
	if (!existsSync(handlerUrl)) throw new Error('The pages are not built: run "npm run build" first.');
	applyWebEnvironment(config, BODY_LIMIT);
	const { handler } = (await import(handlerUrl.href)) as { handler: RequestHandler };
	return handler;
}

/** The pages as Vite serves them while they are written: same process, same container. */
export async function devPages(server: Server): Promise<{ web: RequestHandler; close: () => Promise<void> }> {
	const { createServer } = await import('vite');
	const vite = await createServer({ server: { middlewareMode: true, hmr: { server } }, appType: 'custom' });
	return { web: vite.middlewares as unknown as RequestHandler, close: () => vite.close() };
}
