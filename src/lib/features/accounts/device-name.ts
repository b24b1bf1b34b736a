import type { Translator } from '$lib/i18n';
import type { Browser, Platform } from '$lib/shared/account-rules';

/** Names of products are the same in every language. */
const BROWSERS: Record<Exclude<Browser, 'other'>, string> = {
	firefox: 'Firefox',
	chrome: 'Chrome',
	safari: 'Safari',
	edge: 'Edge',
	opera: 'Opera',
	samsung: 'Samsung Internet'
};
const PLATFORMS: Record<Exclude<Platform, 'other'>, string> = {
	windows: 'Windows',
	macos: 'macOS',
	linux: 'Linux',
	android: 'Android',
	ios: 'iOS'
};

/** "Firefox on Android". */
export function deviceName(
	t: Translator,
	{ browser, platform }: { browser: Browser; platform: Platform }
): string {
	return t('accounts.sessions.device', {
		browser: browser === 'other' ? t('accounts.sessions.unknown_browser') : BROWSERS[browser],
		platform: platform === 'other' ? t('accounts.sessions.unknown_platform') : PLATFORMS[platform]
	});
}
