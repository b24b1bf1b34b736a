declare module 'virtual:messages' {
	import type { Bundle } from '$lib/i18n/areas';
	import type { Catalogue } from '$lib/i18n/translator';
	import type { Locale } from '$lib/shared/locale';
	/** One download for each language and bundle. */
	const bundles: Record<Locale, Record<Bundle, () => Promise<{ default: Catalogue }>>>;
	export default bundles;
}
