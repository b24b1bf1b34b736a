import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * Who may import whom (docs/architecture.md). A later block for the same file replaces an earlier one,
 * so each room states all of its rules. Tests may reach anywhere they need to.
 */
const restricted = (...patterns) => ({
	'no-restricted-imports': 'off',
	'@typescript-eslint/no-restricted-imports': ['error', { patterns }]
});

const NO_APP = {
	regex: '^\\$(app|lib|env)(/|$)',
	message: 'The server runs as plain Node: no $app, $lib or $env.'
};
const NO_PAGES = { regex: '/src/(?!lib/shared/)', message: 'The server takes only src/lib/shared from src.' };
const TYPES_ONLY_SERVER = {
	regex: '(^|/)server/',
	allowTypeImports: true,
	message: 'Pages take types only from server/; services come through event.locals.'
};
const MONGOOSE = {
	regex: '^(mongoose|mongodb)$',
	allowTypeImports: true,
	message: 'mongoose belongs in *.model.ts, *.repository.ts and platform/.'
};
const PLATFORM_TYPES = {
	regex: '/platform/',
	allowTypeImports: true,
	message: 'Features take types only from platform; the container hands them the rest.'
};
const NO_WIRING = {
	regex: '/(container|main|config|running)\\.ts$',
	message: 'Services are handed in by the container; a feature does not reach for it.'
};

const testFiles = ['**/*.test.ts'];
const features = readdirSync(new URL('./server/features', import.meta.url));
/** A feature sees another only as an interface: the types of its files, never its code. */
const otherFeatures = (own) => ({
	regex: `^\\.\\./(\\.\\./features/)?(?!${own}/)(${features.join('|')})/`,
	allowTypeImports: true,
	message: 'Another feature comes in as an interface, passed by the container.'
});

const NO_ENV = {
	'no-restricted-properties': [
		'error',
		{ object: 'process', property: 'env', message: 'server/config.ts is the only reader of process.env.' }
	]
};

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'node_modules/',
			'data/',
			'test-results/',
			'playwright-report/',
			'static/'
		]
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs['flat/recommended'],
	prettier,
	...svelte.configs['flat/prettier'],
	{
		languageOptions: { globals: { ...globals.node, ...globals.browser } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			'no-undef': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-import-type-side-effects': 'error',
			// French typography has its narrow spaces, in texts and in what tests expect of them.
			'no-irregular-whitespace': [
				'error',
				{ skipStrings: true, skipTemplates: true, skipRegExps: true, skipComments: true }
			],
			eqeqeq: ['error', 'smart'],
			'no-console': 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
		rules: { 'svelte/no-navigation-without-resolve': 'off', 'svelte/no-at-html-tags': 'error' }
	},
	// The server as a whole.
	{
		files: ['server/**/*.ts'],
		ignores: testFiles,
		rules: { ...restricted(NO_APP, NO_PAGES, MONGOOSE), ...NO_ENV }
	},
	// Live plans keep to the rule of the features: the database is met in models and repositories.
	{
		files: ['server/collab/**/*.model.ts', 'server/collab/**/*.repository.ts'],
		rules: restricted(NO_APP, NO_PAGES, NO_WIRING)
	},
	{ files: ['server/config.ts'], rules: { 'no-restricted-properties': 'off' } },
	{ files: ['server/commands/**/*.ts'], rules: { 'no-console': 'off' } },
	{ files: ['server/platform/**/*.ts'], ignores: testFiles, rules: restricted(NO_APP, NO_PAGES, NO_WIRING) },
	// The one door between the server and the catalogues, which pages and e-mails share.
	{ files: ['server/platform/messages.ts'], rules: restricted(NO_APP, NO_WIRING) },
	{
		files: ['server/kernel/**/*.ts'],
		ignores: testFiles,
		rules: restricted(NO_APP, NO_PAGES, NO_WIRING, MONGOOSE, {
			regex: '/(platform|features|http|live|collab|demo)/',
			message: 'The kernel is pure: it knows nothing of the rooms around it.'
		})
	},
	...features.flatMap((own) => [
		{
			files: [`server/features/${own}/**/*.ts`],
			ignores: testFiles,
			rules: restricted(NO_APP, NO_PAGES, NO_WIRING, MONGOOSE, PLATFORM_TYPES, otherFeatures(own))
		},
		{
			files: [`server/features/${own}/**/*.model.ts`, `server/features/${own}/**/*.repository.ts`],
			rules: restricted(NO_APP, NO_PAGES, NO_WIRING, otherFeatures(own), {
				regex: '/platform/(?!mongo/)',
				allowTypeImports: true,
				message: 'Of platform, models and repositories take mongo/ only.'
			})
		}
	]),
	// Pages and what they are made of.
	{
		files: ['src/**/*.{ts,svelte}'],
		ignores: testFiles,
		rules: { ...restricted(TYPES_ONLY_SERVER, MONGOOSE), ...NO_ENV }
	},
	{
		files: ['src/lib/shared/**/*.ts'],
		ignores: testFiles,
		rules: restricted({
			regex: '^(\\$lib|\\$app|\\.\\./)',
			message: 'lib/shared imports nothing of ours from outside itself.'
		})
	},
	// Its folders may look into lib/shared itself.
	{
		files: ['src/lib/shared/*/**/*.ts'],
		ignores: testFiles,
		rules: restricted({
			regex: '^(\\$lib|\\$app|\\.\\./\\.\\./)',
			message: 'lib/shared imports nothing of ours from outside itself.'
		})
	},
	{
		files: ['src/lib/ui/**/*.{ts,svelte}'],
		ignores: testFiles,
		rules: restricted(TYPES_ONLY_SERVER, MONGOOSE, {
			regex: '(^\\$lib|\\.\\.)/(features|client)/',
			message: 'lib/ui knows nothing of our domain.'
		})
	},
	{
		files: ['tests/**/*.ts', '*.config.{js,ts}', 'src/lib/i18n/build/**/*.ts'],
		rules: { 'no-console': 'off', 'no-restricted-properties': 'off' }
	}
);
