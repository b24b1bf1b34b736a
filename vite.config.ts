import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';
import { messages } from './src/lib/i18n/build/vite-plugin.ts';

/** What only whoever types something needs. */
const FORM_PARTS =
	'Checkbox|Counter|Dialog|ErrorSummary|Field|FieldError|RadioGroup|Select|TextArea|TextInput';
const WRITING = new RegExp(
	`/src/lib/(forms/|ui/(${FORM_PARTS})\\.|features/forum/(DraftLine|draft-saver|writing|FormattingHelp|Preview|answers|Disclosure|ActForm|ReasonForm))|runtime/app/forms`
);
const FORUM_READING = /\/src\/lib\/features\/forum\/(Name|AuthorLine|LanguageTag|Thread(Badges|List|Row))\./;
const BASE = new RegExp(
	`/node_modules/(svelte|esm-env|devalue)/|@sveltejs/kit/(?!src/runtime/app/forms)|/src/lib/(ui/(?!(${FORM_PARTS})\\.)|i18n/|client/|shared/|features/live/)|generated/`
);

export default defineConfig({
	plugins: [messages(), tailwindcss(), sveltekit()],
	build: { target: 'es2022' },
	environments: {
		client: {
			build: {
				rolldownOptions: {
					output: {
						// A page would otherwise fetch each small component by itself: more headers than code. What
						// most pages use travels together; what one of them needs stays with it.
						codeSplitting: {
							// A group takes along what its files import: the broadest comes first.
							groups: [
								{ name: 'base', test: BASE, minShareCount: 8, priority: 3 },
								{ name: 'forum', test: FORUM_READING, minShareCount: 2, priority: 2 },
								{ name: 'writing', test: WRITING, minShareCount: 2, priority: 1 }
							]
						}
					}
				}
			}
		}
	},
	server: { fs: { allow: ['.'] } },
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['server/**/*.test.ts', 'src/**/*.test.ts'],
					environment: 'node',
					// Hostile inputs only have to come to an end; how soon is the machine's business.
					testTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'integration',
					include: ['tests/integration/**/*.test.ts'],
					environment: 'node',
					globalSetup: ['tests/support/integration-setup.ts'],
					testTimeout: 60_000,
					hookTimeout: 120_000,
					fileParallelism: true,
					maxWorkers: 2
				}
			}
		]
	}
});
