import type { DemoRealCity } from '../shape.ts';

/** Places named in the seed documents, with what those documents say of them and nothing else. */
export const REAL_CITIES_B: readonly DemoRealCity[] = [
	{
		slug: 'kumanovo',
		kind: 'city',
		name: { ar: 'كومانوفو', en: 'Kumanovo', fr: 'Kumanovo' },
		countryIso2: 'MK',
		regionKey: 'western-balkans',
		fictional: false,
		location: { lat: 42.1322, lon: 21.7144 },
		seeds: ['S2'],
		facts: [
			{
				ar: 'شارك في التبادل فريق العمل المجتمعي فيها ونائب رئيس بلديتها',
				en: 'Its community action team and a deputy mayor took part in the exchange',
				fr: 'Son équipe d’action communautaire et un adjoint au maire ont participé à l’échange'
			},
			{
				ar: 'كانت تضع اللمسات الأخيرة على خطة عملها المحلية لمكافحة التطرف العنيف',
				en: 'It was finalising its local action plan on countering violent extremism',
				fr: 'Elle finalisait son plan d’action local de lutte contre l’extrémisme violent'
			}
		]
	},
	{
		slug: 'gostivar',
		kind: 'city',
		name: { ar: 'غوستيفار', en: 'Gostivar', fr: 'Gostivar' },
		countryIso2: 'MK',
		regionKey: 'western-balkans',
		fictional: false,
		location: { lat: 41.796, lon: 20.9083 },
		seeds: ['S2'],
		facts: [
			{
				ar: 'شارك في التبادل فريق العمل المجتمعي فيها',
				en: 'Its community action team took part in the exchange',
				fr: 'Son équipe d’action communautaire a participé à l’échange'
			},
			{
				ar: 'زار المشاركون مركزها المجتمعي للشباب',
				en: 'Participants visited its youth community centre',
				fr: 'Les participants ont visité son centre communautaire pour les jeunes'
			}
		]
	},
	{
		slug: 'cair',
		kind: 'municipality',
		name: { ar: 'شاير', en: 'Čair', fr: 'Čair' },
		countryIso2: 'MK',
		regionKey: 'western-balkans',
		fictional: false,
		location: { lat: 42.015, lon: 21.44 },
		seeds: ['S2'],
		facts: [
			{
				ar: 'شارك في التبادل فريق العمل المجتمعي فيها ونائب رئيس بلديتها',
				en: 'Its community action team and a deputy mayor took part in the exchange',
				fr: 'Son équipe d’action communautaire et un adjoint au maire ont participé à l’échange'
			},
			{
				ar: 'زار المشاركون مركزها المجتمعي للشباب',
				en: 'Participants visited its youth community centre',
				fr: 'Les participants ont visité son centre communautaire pour les jeunes'
			}
		]
	},
	{
		slug: 'elbasan',
		kind: 'city',
		name: { ar: 'إلباسان', en: 'Elbasan', fr: 'Elbasan' },
		countryIso2: 'AL',
		regionKey: 'western-balkans',
		fictional: false,
		location: { lat: 41.1125, lon: 20.0822 },
		seeds: ['S2'],
		facts: [
			{
				ar: 'شاركت بوفد زائر ضمّ منظمات من المجتمع المدني وموظفين بلديين وممارسين ونائب رئيس البلدية',
				en: 'Took part as a visiting delegation of civil society organisations, municipal officials, practitioners and a deputy mayor',
				fr: 'A participé avec une délégation d’organisations de la société civile, d’agents municipaux, de praticiens et d’un adjoint au maire'
			},
			{
				ar: 'أبدت اهتمامها بالهياكل المحلية في مقدونيا الشمالية',
				en: 'It was interested in the local structures of North Macedonia',
				fr: 'Elle s’est intéressée aux structures locales de Macédoine du Nord'
			}
		]
	},
	{
		slug: 'aarhus',
		kind: 'city',
		name: { ar: 'آرهوس', en: 'Aarhus', fr: 'Aarhus' },
		countryIso2: 'DK',
		regionKey: 'europe',
		fictional: false,
		location: { lat: 56.1629, lon: 10.2039 },
		seeds: ['S3'],
		facts: [
			{
				ar: 'استضافت القمة الدولية 2017 وكانت شريكًا فيها',
				en: 'Host and partner of the Global Summit 2017',
				fr: 'Hôte et partenaire du Sommet mondial 2017'
			},
			{
				ar: 'عُرض فيها نموذج آرهوس',
				en: 'The Aarhus model was presented there',
				fr: 'Le modèle d’Aarhus y a été présenté'
			},
			{
				ar: 'شارك رئيس بلديتها في حلقة نقاش رؤساء البلديات',
				en: 'Its mayor took part in the mayors’ panel',
				fr: 'Son maire a participé au panel des maires'
			}
		]
	},
	{
		slug: 'vilvoorde',
		kind: 'city',
		name: { ar: 'فيلفوردي', en: 'Vilvoorde', fr: 'Vilvorde' },
		countryIso2: 'BE',
		regionKey: 'europe',
		fictional: false,
		location: { lat: 50.9281, lon: 4.4244 },
		seeds: ['S3'],
		facts: [
			{
				ar: 'شارك رئيس بلديتها في حلقة نقاش رؤساء البلديات عام 2017',
				en: 'Its mayor took part in the mayors’ panel in 2017',
				fr: 'Son maire a participé au panel des maires en 2017'
			}
		]
	},
	{
		slug: 'chattanooga',
		kind: 'city',
		name: { ar: 'تشاتنوغا', en: 'Chattanooga', fr: 'Chattanooga' },
		countryIso2: 'US',
		regionKey: 'north-america',
		fictional: false,
		location: { lat: 35.0456, lon: -85.3097 },
		seeds: ['S3'],
		facts: [
			{
				ar: 'شارك رئيس بلديتها في حلقة نقاش رؤساء البلديات عام 2017',
				en: 'Its mayor took part in the mayors’ panel in 2017',
				fr: 'Son maire a participé au panel des maires en 2017'
			}
		]
	},
	{
		slug: 'anaheim',
		kind: 'city',
		name: { ar: 'أناهايم', en: 'Anaheim', fr: 'Anaheim' },
		countryIso2: 'US',
		regionKey: 'north-america',
		fictional: false,
		location: { lat: 33.8366, lon: -117.9143 },
		seeds: ['S3'],
		facts: [
			{
				ar: 'شارك رئيس بلديتها في حلقة نقاش رؤساء البلديات عام 2017',
				en: 'Its mayor took part in the mayors’ panel in 2017',
				fr: 'Son maire a participé au panel des maires en 2017'
			}
		]
	},
	{
		slug: 'victoria-au',
		kind: 'state',
		name: { ar: 'ولاية فيكتوريا', en: 'State of Victoria', fr: 'État de Victoria' },
		countryIso2: 'AU',
		regionKey: 'asia-pacific',
		fictional: false,
		location: { lat: -37.8136, lon: 144.9631 },
		seeds: ['S3'],
		facts: [
			{
				ar: 'شارك أحد وزراء حكومة الولاية في حلقة نقاش رؤساء البلديات عام 2017',
				en: 'A state minister took part in the mayors’ panel in 2017',
				fr: 'Un ministre de l’État a participé au panel des maires en 2017'
			}
		]
	},
	{
		slug: 'kano-state',
		kind: 'state',
		name: { ar: 'ولاية كانو', en: 'Kano State', fr: 'État de Kano' },
		countryIso2: 'NG',
		regionKey: 'west-africa-sahel',
		fictional: false,
		location: { lat: 12.0022, lon: 8.592 },
		seeds: ['S3'],
		facts: [
			{
				ar: 'شارك أحد مفوّضي الولاية في حلقة نقاش رؤساء البلديات عام 2017',
				en: 'A state commissioner took part in the mayors’ panel in 2017',
				fr: 'Un commissaire de l’État a participé au panel des maires en 2017'
			}
		]
	}
];
