import { run } from './run.ts';

// `npm run dev`: the same server, with the pages served by Vite as they are written.
await run('dev');
