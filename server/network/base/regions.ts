import type { BaseRegion } from './shape.ts';

export const REGIONS: readonly BaseRegion[] = [
	{
		key: 'mena',
		hub: true,
		name: {
			ar: 'الشرق الأوسط وشمال أفريقيا',
			en: 'Middle East and North Africa',
			fr: 'Moyen-Orient et Afrique du Nord'
		}
	},
	{
		key: 'western-balkans',
		hub: true,
		name: { ar: 'غرب البلقان', en: 'Western Balkans', fr: 'Balkans occidentaux' }
	},
	{
		key: 'east-southern-africa',
		hub: true,
		name: {
			ar: 'شرق أفريقيا وجنوبها',
			en: 'East and Southern Africa',
			fr: 'Afrique orientale et australe'
		}
	},
	{ key: 'south-asia', hub: true, name: { ar: 'جنوب آسيا', en: 'South Asia', fr: 'Asie du Sud' } },
	{
		key: 'west-africa-sahel',
		hub: false,
		name: {
			ar: 'غرب أفريقيا والساحل',
			en: 'West Africa and the Sahel',
			fr: 'Afrique de l’Ouest et Sahel'
		}
	},
	{ key: 'europe', hub: false, name: { ar: 'أوروبا', en: 'Europe', fr: 'Europe' } },
	{
		key: 'north-america',
		hub: false,
		name: { ar: 'أمريكا الشمالية', en: 'North America', fr: 'Amérique du Nord' }
	},
	{
		key: 'asia-pacific',
		hub: false,
		name: { ar: 'آسيا والمحيط الهادئ', en: 'Asia-Pacific', fr: 'Asie-Pacifique' }
	}
];
