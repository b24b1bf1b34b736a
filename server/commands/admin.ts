import { administer } from './admin/administer.ts';

// `npm run admin -- <verb>`: what whoever runs the server does without a page.
process.exitCode = await administer(process.argv.slice(2), { say: console.log, complain: console.error });
