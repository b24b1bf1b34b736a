import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';
import { messages } from './src/lib/i18n/build/vite-plugin.ts';

export default defineConfig({
	plugins: [messages(), tailwindcss(), sveltekit()],
	build: {
		target: 'es2022',
		// A page would otherwise fetch each small component by itself: more headers than code.
		rolldownOptions: {
			output: {
				codeSplitting: {
					groups: [
						{ name: 'svelte', test: /node_modules\/(svelte|esm-env|clsx)\//, priority: 2 },
						{ name: 'ui', test: /src\/lib\/(ui|shared|i18n(?!\/messages))\//, priority: 1 }
					]
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
