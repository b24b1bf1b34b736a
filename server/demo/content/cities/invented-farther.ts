import type { DemoFictionalCity } from '../shape.ts';

export const INVENTED_FARTHER_CITIES: readonly DemoFictionalCity[] = [
	{
		slug: 'port-amberley',
		kind: 'city',
		name: { ar: 'بورت أمبرلي', en: 'Port Amberley', fr: 'Port Amberley' },
		countryIso2: 'XC',
		regionKey: 'asia-pacific',
		fictional: true,
		location: null,
		profile: {
			populationBand: '500k_1m',
			workingLanguages: ['en'],
			challenges: [
				{
					ar: 'أحياء جديدة لا يعرف سكانها بعضهم بعضًا ولا يعرفون البلدية',
					en: 'New neighbourhoods where residents know neither each other nor the council',
					fr: 'De nouveaux quartiers où les habitants ne connaissent ni leurs voisins ni la municipalité'
				},
				{
					ar: 'مشاريع كثيرة ومؤشرات أكثر، وقليل من التعلّم',
					en: 'Many projects, more indicators, and little learning',
					fr: 'Beaucoup de projets, encore plus d’indicateurs et peu d’apprentissage'
				}
			],
			practices: [
				{
					ar: 'اتفاق تشغيل مع ميناء المدينة للمتدربين من مراكز التدريب المهني',
					en: 'An employment agreement with the port for trainees of vocational centres',
					fr: 'Un accord d’embauche avec le port pour les stagiaires des centres de formation professionnelle'
				},
				{
					ar: 'رعاية أطفال مجانية في كل نشاط مخصص للأمهات',
					en: 'Free childcare at every activity for mothers',
					fr: 'Une garde d’enfants gratuite à chaque activité destinée aux mères'
				}
			],
			offers: [
				{
					ar: 'الشراكات بين القطاعين العام والخاص، من المحادثة الأولى إلى التقييم',
					en: 'Public-private partnerships, from the first conversation to the evaluation',
					fr: 'Les partenariats public-privé, du premier échange à l’évaluation'
				},
				{
					ar: 'اختيار عدد قليل من المؤشرات المفيدة',
					en: 'Choosing a few useful indicators',
					fr: 'Choisir quelques indicateurs utiles'
				}
			],
			offerThemes: ['ppp', 'public-health', 'local-action-plans', 'online'],
			asks: [
				{
					ar: 'خبرة في إشراك القيادات الدينية بعيدًا عن المناسبات',
					en: 'Experience of involving religious leaders beyond ceremonies',
					fr: 'Une expérience de l’implication des responsables religieux au-delà des cérémonies'
				}
			]
		}
	},
	{
		slug: 'dounia-koura',
		kind: 'municipality',
		name: { ar: 'دنيا كورا', en: 'Dounia-Koura', fr: 'Dounia-Koura' },
		countryIso2: 'XE',
		regionKey: 'west-africa-sahel',
		fictional: true,
		location: null,
		profile: {
			populationBand: '100k_500k',
			workingLanguages: ['fr', 'ar'],
			challenges: [
				{
					ar: 'وصول أسر نازحة إلى أحياء خدماتها مثقلة أصلًا',
					en: 'Displaced families arriving in neighbourhoods whose services are already stretched',
					fr: 'L’arrivée de familles déplacées dans des quartiers aux services déjà saturés'
				},
				{
					ar: 'مجلس للشباب بلا ميزانية ولا صلاحية',
					en: 'A youth council without budget or mandate',
					fr: 'Un conseil de jeunes sans budget ni mandat'
				}
			],
			practices: [
				{
					ar: 'لقاءات الساحة: حوار شهري في الهواء الطلق تديره نساء من الأحياء',
					en: 'Courtyard meetings: a monthly open-air dialogue led by women of the neighbourhoods',
					fr: 'Les causeries de la cour : un dialogue mensuel en plein air animé par des femmes des quartiers'
				},
				{
					ar: 'مرشدون من أصحاب الحرف يرافقون الشباب في التدريب المهني',
					en: 'Craftspeople who mentor young people through vocational training',
					fr: 'Des artisans mentors qui accompagnent les jeunes en formation professionnelle'
				}
			],
			offers: [
				{
					ar: 'العمل مع المجموعات النسائية في الأحياء',
					en: 'Working with women’s groups in neighbourhoods',
					fr: 'Travailler avec les groupements de femmes des quartiers'
				},
				{
					ar: 'برامج إرشاد يقودها أصحاب الحرف',
					en: 'Mentoring programmes led by craftspeople',
					fr: 'Des programmes de mentorat portés par des artisans'
				}
			],
			offerThemes: ['women', 'families', 'youth'],
			asks: [
				{
					ar: 'أمثلة على ميزانية يقرّرها مجلس الشباب',
					en: 'Examples of a budget decided by a youth council',
					fr: 'Des exemples de budget décidé par un conseil de jeunes'
				},
				{
					ar: 'مشورة بشأن مشاركة البلدية في التخطيط الوطني للعودة',
					en: 'Advice on taking part, as a municipality, in national planning of returns',
					fr: 'Des conseils pour participer, comme municipalité, à la planification nationale des retours'
				}
			]
		}
	}
];
