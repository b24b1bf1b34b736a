import { defineConfig } from '@playwright/test';

/** Chromium as it runs without a screen, as root, and without talking to anybody else. */
const ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.spec.ts',
	outputDir: 'test-results',
	forbidOnly: true,
	retries: 0,
	workers: 2,
	fullyParallel: false,
	timeout: 90_000,
	expect: { timeout: 15_000 },
	reporter: [['list']],
	globalSetup: './tests/support/e2e-setup.ts',
	use: {
		browserName: 'chromium',
		launchOptions: {
			args: ARGUMENTS,
			...(process.env.MULTAQA_TEST_BROWSER ? { executablePath: process.env.MULTAQA_TEST_BROWSER } : {})
		},
		timezoneId: 'UTC',
		trace: 'retain-on-failure',
		screenshot: 'only-on-failure'
	}
});
