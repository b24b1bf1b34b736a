import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';
import { messages } from './src/lib/i18n/build/vite-plugin.ts';

/** What Svelte and SvelteKit have for forms alone: readers without a session are not sent it. */
const FORM_RUNTIME =
	'svelte/src/internal/client/dom/elements/(bindings/(input|select|shared)|customizable-select|actions)|kit/src/runtime/app/forms';
/** Of our own, what only whoever writes something needs. */
const FORM_PARTS = [
	'forms/(?!own-words)',
	'shared/post-rules',
	'ui/(Checkbox|Counter|Dialog|ErrorSummary|Field|FieldError|RadioGroup|Select|TextArea|TextInput)\\.',
	'features/forum/(DraftLine|draft-saver|writing|FormattingHelp|Preview|Disclosure|ActForm|ReasonForm)'
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
	`/node_modules/(?!.*/(${FORM_RUNTIME}))(svelte|esm-env|devalue|clsx|@sveltejs/kit)/`,
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
					// A group may hold what an entry imports; it is then handed on.
					preserveEntrySignatures: 'allow-extension',
					output: {
						// A page would otherwise fetch each small component by itself: more headers than code, and
						// small files compress badly. What most pages use travels together; what one of them needs
						// stays with it. `tests/e2e/weight.spec.ts` weighs what comes out.
						codeSplitting: {
							// A module's place is its own: else all of Svelte would follow its index into the base.
							includeDependenciesRecursively: false,
							groups: [
								{ name: 'base', test: new RegExp(BASE) },
								{ name: 'listing', test: new RegExp(`/src/lib/(${LISTING})`) },
								{ name: 'writing', test: new RegExp(`/src/lib/(${FORM_PARTS})|${FORM_RUNTIME}`) }
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
