import { enableCompileCache } from 'node:module';

// `npm start`: build the pages when they are missing or older than their sources, then serve them.
// What was compiled at an earlier start is kept (in the system's temporary folder): the next one takes
// half the time and a tenth less memory. The rest is imported only now, so that it counts.
enableCompileCache();
const { ensureBuilt } = await import('./build-if-needed.ts');
const { run } = await import('./run.ts');
await run('built', ensureBuilt);
