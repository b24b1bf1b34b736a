import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';
import { messages } from './src/lib/i18n/build/vite-plugin.ts';

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
							groups: [
								{
									name: 'forms',
									test: /\/src\/lib\/(forms\/|ui\/(Checkbox|Counter|ErrorSummary|Field|FieldError|RadioGroup|Select|TextArea|TextInput|Dialog)\.)|@sveltejs\/kit\/src\/runtime\/app\/forms/,
									minShareCount: 2,
									priority: 1
								},
								{
									name: 'base',
									test: /node_modules\/(svelte|@sveltejs|esm-env|devalue)\/|\/src\/lib\/(ui|i18n|client|shared|features\/live)\/|generated\//,
									minShareCount: 8
								},
								{ name: 'forum', test: /\/src\/lib\/features\/forum\//, minShareCount: 2 }
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
				test: { name: 'unit', include: ['server/**/*.test.ts', 'src/**/*.test.ts'], environment: 'node' }
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
