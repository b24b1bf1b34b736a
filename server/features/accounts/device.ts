import type { Browser, Platform } from '../../../src/lib/shared/account-rules.ts';

/** Order matters: Edge, Opera and Samsung also call themselves Chrome, and Chrome calls itself Safari. */
const BROWSER_MARKS: [RegExp, Browser][] = [
	[/Edg(e|A|iOS)?\//, 'edge'],
	[/OPR\/|Opera/, 'opera'],
	[/SamsungBrowser\//, 'samsung'],
	[/Firefox\/|FxiOS\//, 'firefox'],
	[/Chrome\/|CriOS\/|Chromium\//, 'chrome'],
	[/Safari\//, 'safari']
];
const PLATFORM_MARKS: [RegExp, Platform][] = [
	[/iPhone|iPad|iPod/, 'ios'],
	[/Android/, 'android'],
	[/Windows/, 'windows'],
	[/Macintosh|Mac OS X/, 'macos'],
	[/Linux|X11|CrOS/, 'linux']
];

/**
 * The families of browser and system in a User-Agent header: enough for a person to recognise their own
 * devices. Versions and models are dropped, and the header itself is kept nowhere.
 */
export function deviceOf(userAgent: string | null | undefined): { browser: Browser; platform: Platform } {
	const header = (userAgent ?? '').slice(0, 1024);
	return {
		browser: BROWSER_MARKS.find(([mark]) => mark.test(header))?.[1] ?? 'other',
		platform: PLATFORM_MARKS.find(([mark]) => mark.test(header))?.[1] ?? 'other'
	};
}
