declare module 'virtual:messages/ar' {
	import type { Catalogue } from '$lib/i18n/translator';
	const catalogue: Catalogue;
	export default catalogue;
}
declare module 'virtual:messages/en' {
	import type { Catalogue } from '$lib/i18n/translator';
	const catalogue: Catalogue;
	export default catalogue;
}
declare module 'virtual:messages/fr' {
	import type { Catalogue } from '$lib/i18n/translator';
	const catalogue: Catalogue;
	export default catalogue;
}
