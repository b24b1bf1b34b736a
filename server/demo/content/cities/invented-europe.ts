import type { DemoFictionalCity } from '../shape.ts';

export const INVENTED_EUROPEAN_CITIES: readonly DemoFictionalCity[] = [
	{
		slug: 'valbrune-sur-lonce',
		kind: 'town',
		name: { ar: 'فالبرون سور لونس', en: 'Valbrune-sur-Lonce', fr: 'Valbrune-sur-Lonce' },
		countryIso2: 'XB',
		regionKey: 'europe',
		fictional: true,
		location: null,
		profile: {
			populationBand: '20k_100k',
			workingLanguages: ['fr', 'en'],
			challenges: [
				{
					ar: 'استقطاب حول افتتاح مركز لاستقبال اللاجئين',
					en: 'Polarisation around the opening of a reception centre for refugees',
					fr: 'Une polarisation autour de l’ouverture d’un centre d’accueil pour réfugiés'
				},
				{
					ar: 'مدارس تخشى أن تصمها برامج الوقاية',
					en: 'Schools that fear being stigmatised by prevention programmes',
					fr: 'Des écoles qui craignent d’être stigmatisées par les programmes de prévention'
				}
			],
			practices: [
				{
					ar: 'اجتماعات حيّ صغيرة قبل كل قرار حساس، بدل الاجتماع العام الواحد',
					en: 'Small neighbourhood meetings before each sensitive decision, instead of one public meeting',
					fr: 'De petites réunions de quartier avant chaque décision sensible, plutôt qu’une seule réunion publique'
				},
				{
					ar: 'اتفاق مكتوب مع الدولة يحدد من يفعل ماذا',
					en: 'A written agreement with the State on who does what',
					fr: 'Une convention avec l’État qui précise qui fait quoi'
				}
			],
			offers: [
				{
					ar: 'التفاوض مع المستوى الوطني على دور المدينة',
					en: 'Negotiating the city’s role with national government',
					fr: 'Négocier le rôle de la ville avec le niveau national'
				},
				{
					ar: 'الوقاية المبكرة في المدارس دون وصم',
					en: 'Early prevention in schools without stigma',
					fr: 'La prévention précoce à l’école sans stigmatisation'
				}
			],
			offerThemes: ['nlc', 'refugees', 'schools'],
			asks: [
				{
					ar: 'طرق لمتابعة الإشاعات دون مراقبة الناس',
					en: 'Ways of following rumours without watching people',
					fr: 'Des moyens de suivre les rumeurs sans surveiller les personnes'
				}
			]
		}
	},
	{
		slug: 'tisovgrad',
		kind: 'municipality',
		name: { ar: 'تيسوفغراد', en: 'Tisovgrad', fr: 'Tisovgrad' },
		countryIso2: 'XD',
		regionKey: 'western-balkans',
		fictional: true,
		location: null,
		profile: {
			populationBand: '20k_100k',
			workingLanguages: ['en'],
			challenges: [
				{
					ar: 'فريق عمل مجتمعي من المتطوعين، فوق وظائفهم ودون ميزانية خاصة به',
					en: 'A community action team of volunteers, on top of their jobs and without a budget of its own',
					fr: 'Une équipe d’action communautaire bénévole, en plus de son travail et sans budget propre'
				},
				{
					ar: 'تاريخ من التوتر بين السكان والشرطة',
					en: 'A history of tension between residents and police',
					fr: 'Un passé de tensions entre habitants et police'
				}
			],
			practices: [
				{
					ar: 'فريق عمل مجتمعي يجتمع شهريًا برئاسة دورية',
					en: 'A community action team that meets every month with a rotating chair',
					fr: 'Une équipe d’action communautaire qui se réunit chaque mois, avec une présidence tournante'
				},
				{
					ar: 'شرطة مجتمعية لا تحضر جلسات الشباب إلا بدعوة منهم',
					en: 'Community police who join young people’s sessions only when invited',
					fr: 'Une police de proximité présente aux séances des jeunes seulement sur invitation'
				}
			],
			offers: [
				{
					ar: 'إطلاق فريق عمل مجتمعي والمحافظة عليه',
					en: 'Starting a community action team and keeping it alive',
					fr: 'Lancer une équipe d’action communautaire et la faire durer'
				}
			],
			offerThemes: ['local-prevention-networks', 'policing', 'families'],
			asks: [
				{
					ar: 'مدينة شريكة لخطة مشتركة عبر الحدود',
					en: 'A partner city for a joint, cross-border plan',
					fr: 'Une ville partenaire pour un plan commun transfrontalier'
				}
			]
		}
	}
];
