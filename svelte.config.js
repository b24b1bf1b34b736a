import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

const node = adapter({ out: 'build', precompress: true, envPrefix: 'MULTAQA_WEB_' });

/** @type {import('@sveltejs/kit').Config} */
const config = {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: {
			...node,
			// In dev there is no Express request behind an event: hand pages the container of the
			// one process that runs Vite. `server/running.ts` is the same module instance here and
			// in `server/main.ts`, so there is one container, not two.
			emulate: async () => {
				const { runningPlatform } = await import('./server/running.ts');
				return { platform: runningPlatform };
			}
		},
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self', 'unsafe-hashes'],
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		},
		inlineStyleThreshold: 0,
		// The plan page registers it, for whoever writes there; nobody else needs it.
		serviceWorker: { register: false },
		version: { pollInterval: 0 }
	}
};

export default config;
