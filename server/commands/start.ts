import { ensureBuilt } from './build-if-needed.ts';
import { run } from './run.ts';

// `npm start`: build the pages when they are missing or older than their sources, then serve them.
await run('built', ensureBuilt);
