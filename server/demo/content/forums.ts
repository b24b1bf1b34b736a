import type { DemoForum } from './shape.ts';

/** One forum per theme, each with a chair city and somebody who answers for it. */
export const FORUMS: readonly DemoForum[] = [
	{ key: 'youth', chairCitySlug: 'marsa-yasmin', moderators: ['ziad'] },
	{ key: 'returnees', chairCitySlug: 'tell-sanabil', moderators: ['hala'] },
	{ key: 'ppp', chairCitySlug: 'port-amberley', moderators: ['ruth'] },
	{ key: 'nlc', chairCitySlug: 'valbrune-sur-lonce', moderators: ['claire'] },
	{ key: 'local-action-plans', chairCitySlug: 'tell-sanabil', moderators: ['bashir', 'ruth'] },
	{ key: 'local-prevention-networks', chairCitySlug: 'tisovgrad', moderators: ['vesna'] },
	{ key: 'schools', chairCitySlug: 'valbrune-sur-lonce', moderators: ['karim'] },
	{ key: 'families', chairCitySlug: 'dounia-koura', moderators: ['salma'] },
	{ key: 'women', chairCitySlug: 'dounia-koura', moderators: ['aissata', 'salma'] },
	{ key: 'faith', chairCitySlug: 'marsa-yasmin', moderators: ['amal'] },
	{ key: 'refugees', chairCitySlug: 'valbrune-sur-lonce', moderators: ['claire'] },
	{ key: 'online', chairCitySlug: 'port-amberley', moderators: ['daniel'] },
	{ key: 'policing', chairCitySlug: 'tisovgrad', moderators: ['luan'] },
	{ key: 'public-health', chairCitySlug: 'port-amberley', moderators: ['priya'] },
	{ key: 'forms-of-extremism', chairCitySlug: 'valbrune-sur-lonce', moderators: ['karim'] },
	{ key: 'crisis-response', chairCitySlug: 'marsa-yasmin', moderators: ['amal'] }
];
