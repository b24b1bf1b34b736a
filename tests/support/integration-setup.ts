import type { TestProject } from 'vitest/node';
import { startTestServer } from './test-server.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** The address of the run's database server; `freshDatabase` makes a database of one's own on it. */
		mongoUri: string;
	}
}

/** One database server for the whole run of integration tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const server = await startTestServer();
	project.provide('mongoUri', server.uri);
	return () => server.stop();
}
