import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';
import { messages } from './src/lib/i18n/build/vite-plugin.ts';

/** What only whoever writes something needs: readers without a session are not sent it. */
const WRITING = [
	'kit/src/runtime/app/forms',
	'/src/lib/(forms/(?!own-words)|shared/post-rules)',
	'/src/lib/ui/(Checkbox|Counter|Dialog|ErrorSummary|Field|FieldError|RadioGroup|Select|TextArea|TextInput)\\.',
	'/src/lib/features/forum/(DraftLine|draft-saver|writing|FormattingHelp|Preview|Disclosure|ActForm|ReasonForm)'
].join('|');
/** What lists need, and a page of one thing does not. */
const LISTING = 'features/forum/Thread(List|Row)|ui/(Card|PageHead)\\.';
/** The frame around every page, the live connection, and what most pages show. */
const FRAME = [
	'client/(connection|live|live-line|socket|stream-follower|transports|wire)\\.',
	'(forms/own-words|shared/(error-codes|live|locale))\\.',
	'(i18n|ui/shell)/',
	'features/live/(ConnectionNotice|notice|latest-changes)\\.',
	'features/forum/(AuthorLine|LanguageTag|Name|ReplyRefusal|ThreadBadges)\\.',
	'ui/(Badge|Breadcrumbs|Button|CopyButton|EmptyState|Icon|KeptWords|Mark|Menu|Notice|Pagination)\\.',
	'ui/(RelativeTime|SkipLink|Spinner|Tag|ToastRegion|UserText|icons|menu|toasts)\\.'
].join('|');
const BASE = [
	'/node_modules/(svelte|esm-env|devalue|clsx|@sveltejs/kit)/(?!src/runtime/app/forms)',
	`/src/lib/(${FRAME})`,
	'/src/(app\\.css|routes/\\+(layout|error)\\.)',
	'/generated/(root|client-optimized/(app|matchers))\\.',
	'virtual:messages$|preload-helper'
].join('|');

export default defineConfig({
	plugins: [messages(), tailwindcss(), sveltekit()],
	build: { target: 'es2022' },
	environments: {
		client: {
			build: {
				rolldownOptions: {
					output: {
						// A page would otherwise fetch each small component by itself: more headers than code, and
						// small files compress badly. What most pages use travels together; what one of them needs
						// stays with it. `tests/e2e/weight.spec.ts` weighs what comes out.
						codeSplitting: {
							// A group takes along what its files import: the broadest comes first.
							groups: [
								{ name: 'base', test: new RegExp(BASE), priority: 3 },
								{ name: 'listing', test: new RegExp(`/src/lib/(${LISTING})`), priority: 2 },
								{ name: 'writing', test: new RegExp(WRITING), priority: 1 }
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
