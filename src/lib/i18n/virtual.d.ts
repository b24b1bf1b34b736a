declare module 'virtual:messages/ar' {
	const catalogue: import('./translator.ts').Catalogue;
	export default catalogue;
}
declare module 'virtual:messages/en' {
	const catalogue: import('./translator.ts').Catalogue;
	export default catalogue;
}
declare module 'virtual:messages/fr' {
	const catalogue: import('./translator.ts').Catalogue;
	export default catalogue;
}
