import type { DemoRealCity } from '../shape.ts';

/** Places named in the seed documents, with what those documents say of them and nothing else. */
export const REAL_CITIES_A: readonly DemoRealCity[] = [
	{
		slug: 'baghdad',
		kind: 'city',
		name: { ar: 'بغداد', en: 'Baghdad', fr: 'Bagdad' },
		countryIso2: 'IQ',
		regionKey: 'mena',
		fictional: false,
		location: { lat: 33.3152, lon: 44.3661 },
		seeds: ['S0'],
		facts: [
			{
				ar: 'استضافت مناقشات الطاولة المستديرة على المستوى الوطني، من 31 أيار / مايو إلى 1 حزيران / يونيو 2023',
				en: 'Venue of the country-level round table, 31 May to 1 June 2023',
				fr: 'A accueilli la table ronde nationale, du 31 mai au 1er juin 2023'
			}
		]
	},
	{
		slug: 'new-york',
		kind: 'city',
		name: { ar: 'نيويورك', en: 'New York City', fr: 'New York' },
		countryIso2: 'US',
		regionKey: 'north-america',
		fictional: false,
		location: { lat: 40.7128, lon: -74.006 },
		seeds: ['S0', 'S1'],
		facts: [
			{
				ar: 'استضافت القمة العالمية الرابعة، من 19 إلى 21 أيلول / سبتمبر 2023',
				en: 'Venue of the Fourth Global Summit, 19 to 21 September 2023',
				fr: 'A accueilli le quatrième sommet mondial, du 19 au 21 septembre 2023'
			}
		]
	},
	{
		slug: 'rabat',
		kind: 'city',
		name: { ar: 'الرباط', en: 'Rabat', fr: 'Rabat' },
		countryIso2: 'MA',
		regionKey: 'mena',
		fictional: false,
		location: { lat: 34.0209, lon: -6.8416 },
		seeds: ['S1'],
		facts: [
			{
				ar: 'تشارك رئيسة بلديتها في رئاسة لجنة التوجيه الدولية، وقد حدّدت كلمتها نبرة حلقات النقاش',
				en: 'Its mayor co-chairs the International Steering Committee and set the tone of the panels',
				fr: 'Sa maire copréside le Comité directeur international et a donné le ton des panels'
			}
		]
	},
	{
		slug: 'peshawar',
		kind: 'city',
		name: { ar: 'بيشاور', en: 'Peshawar', fr: 'Peshawar' },
		countryIso2: 'PK',
		regionKey: 'south-asia',
		fictional: false,
		location: { lat: 34.0151, lon: 71.5249 },
		seeds: ['S2'],
		facts: [
			{
				ar: 'من المدن المذكورة بين المشاركين في عمليات تبادل سابقة بين المدن',
				en: 'Named as having taken part in earlier city exchanges',
				fr: 'Citée parmi les villes ayant participé à des échanges antérieurs'
			}
		]
	},
	{
		slug: 'birmingham',
		kind: 'city',
		name: { ar: 'برمنغهام', en: 'Birmingham', fr: 'Birmingham' },
		countryIso2: 'GB',
		regionKey: 'europe',
		fictional: false,
		location: { lat: 52.4862, lon: -1.8904 },
		seeds: ['S2'],
		facts: [
			{
				ar: 'من المدن المذكورة بين المشاركين في عمليات تبادل سابقة بين المدن',
				en: 'Named as having taken part in earlier city exchanges',
				fr: 'Citée parmi les villes ayant participé à des échanges antérieurs'
			}
		]
	},
	{
		slug: 'kristiansand',
		kind: 'city',
		name: { ar: 'كريستيانساند', en: 'Kristiansand', fr: 'Kristiansand' },
		countryIso2: 'NO',
		regionKey: 'europe',
		fictional: false,
		location: { lat: 58.1599, lon: 8.0182 },
		seeds: ['S2'],
		facts: [
			{
				ar: 'من المدن المذكورة بين المشاركين في عمليات تبادل سابقة بين المدن',
				en: 'Named as having taken part in earlier city exchanges',
				fr: 'Citée parmi les villes ayant participé à des échanges antérieurs'
			}
		]
	},
	{
		slug: 'mombasa',
		kind: 'city',
		name: { ar: 'مومباسا', en: 'Mombasa', fr: 'Mombasa' },
		countryIso2: 'KE',
		regionKey: 'east-southern-africa',
		fictional: false,
		location: { lat: -4.0435, lon: 39.6682 },
		seeds: ['S2'],
		facts: [
			{
				ar: 'من المدن المذكورة بين المشاركين في عمليات تبادل سابقة بين المدن',
				en: 'Named as having taken part in earlier city exchanges',
				fr: 'Citée parmi les villes ayant participé à des échanges antérieurs'
			}
		]
	},
	{
		slug: 'montreal',
		kind: 'city',
		name: { ar: 'مونتريال', en: 'Montréal', fr: 'Montréal' },
		countryIso2: 'CA',
		regionKey: 'north-america',
		fictional: false,
		location: { lat: 45.5017, lon: -73.5673 },
		seeds: ['S2'],
		facts: [
			{
				ar: 'من المدن المذكورة بين المشاركين في عمليات تبادل سابقة بين المدن',
				en: 'Named as having taken part in earlier city exchanges',
				fr: 'Citée parmi les villes ayant participé à des échanges antérieurs'
			}
		]
	},
	{
		slug: 'dakar',
		kind: 'city',
		name: { ar: 'داكار', en: 'Dakar', fr: 'Dakar' },
		countryIso2: 'SN',
		regionKey: 'west-africa-sahel',
		fictional: false,
		location: { lat: 14.7167, lon: -17.4677 },
		seeds: ['S2'],
		facts: [
			{
				ar: 'من المدن المذكورة بين المشاركين في عمليات تبادل سابقة بين المدن',
				en: 'Named as having taken part in earlier city exchanges',
				fr: 'Citée parmi les villes ayant participé à des échanges antérieurs'
			}
		]
	},
	{
		slug: 'skopje',
		kind: 'city',
		name: { ar: 'سكوبي', en: 'Skopje', fr: 'Skopje' },
		countryIso2: 'MK',
		regionKey: 'western-balkans',
		fictional: false,
		location: { lat: 41.9981, lon: 21.4254 },
		seeds: ['S2'],
		facts: [
			{
				ar: 'استضافت أول تبادل بين المدن في غرب البلقان',
				en: 'Venue of the first city exchange in the Western Balkans',
				fr: 'A accueilli le premier échange entre villes dans les Balkans occidentaux'
			}
		]
	}
];
