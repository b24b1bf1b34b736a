/** Words that are the same in every language: names, what one types, and languages in their own words. */
export const NAMES: readonly string[] = [
	'Multaqa',
	'ملتقى',
	'Markdown',
	'JavaScript',
	'name@example.org',
	'العربية',
	'English',
	'Français'
];
