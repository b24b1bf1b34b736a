import type { DemoFictionalCity } from '../shape.ts';

/** Two invented places of an invented country: a port city and an inland district. */
export const ARJUWANA_CITIES: readonly DemoFictionalCity[] = [
	{
		slug: 'marsa-yasmin',
		kind: 'city',
		name: { ar: 'مرسى الياسمين', en: 'Marsa Yasmin', fr: 'Marsa Yasmine' },
		countryIso2: 'XA',
		regionKey: 'mena',
		fictional: true,
		location: null,
		profile: {
			populationBand: '100k_500k',
			workingLanguages: ['ar', 'fr'],
			challenges: [
				{
					ar: 'شباب لا يجدون مكانًا يقصدونه بعد ساعات الدوام، وثقة محدودة بالمبادرات الرسمية',
					en: 'Young people with nowhere to go after working hours, and limited trust in official initiatives',
					fr: 'Des jeunes sans lieu où aller en soirée et peu de confiance dans les initiatives officielles'
				},
				{
					ar: 'إشاعات تتكاثر على الإنترنت في مواسم التوتر',
					en: 'Rumours that multiply online whenever tension rises',
					fr: 'Des rumeurs qui se multiplient en ligne dès que la tension monte'
				},
				{
					ar: 'لا خبرة سابقة للبلدية في الشراكة مع القطاع الخاص',
					en: 'No municipal experience of working with the private sector',
					fr: 'Aucune expérience municipale de partenariat avec le secteur privé'
				}
			],
			practices: [
				{
					ar: 'مركز شبابي يفتح أبوابه مساءً ويديره مجلس من الشباب والبلدية',
					en: 'A youth centre open in the evenings, run by a board of young people and the municipality',
					fr: 'Un centre de jeunes ouvert le soir, géré par un conseil réunissant jeunes et municipalité'
				},
				{
					ar: 'بروتوكول من صفحتين للتواصل في الساعات الأولى بعد أي حادثة',
					en: 'A two-page protocol for communication in the first hours after an incident',
					fr: 'Un protocole de deux pages pour la communication dans les premières heures après un incident'
				}
			],
			offers: [
				{
					ar: 'إدارة مركز شبابي بالشراكة مع الشباب أنفسهم',
					en: 'Running a youth centre in partnership with young people themselves',
					fr: 'Gérer un centre de jeunes avec les jeunes eux-mêmes'
				},
				{
					ar: 'التنسيق بين البلدية والقيادات الدينية',
					en: 'Coordination between the municipality and religious leaders',
					fr: 'La coordination entre la municipalité et les responsables religieux'
				}
			],
			offerThemes: ['youth', 'faith', 'crisis-response'],
			asks: [
				{
					ar: 'نموذج أول اتفاق مع شركة محلية',
					en: 'A model for a first agreement with a local company',
					fr: 'Un modèle de premier accord avec une entreprise locale'
				},
				{
					ar: 'شريك لتجربة مؤشرات الثقة بالخدمات البلدية',
					en: 'A partner to test indicators of trust in municipal services',
					fr: 'Un partenaire pour tester des indicateurs de confiance dans les services municipaux'
				}
			]
		}
	},
	{
		slug: 'tell-sanabil',
		kind: 'district',
		name: { ar: 'قضاء تل السنابل', en: 'Tell Sanabil District', fr: 'District de Tell Sanabel' },
		countryIso2: 'XA',
		regionKey: 'mena',
		fictional: true,
		location: null,
		profile: {
			populationBand: '20k_100k',
			workingLanguages: ['ar', 'en'],
			challenges: [
				{
					ar: 'الاستعداد لعودة أسر نازحة قبل أن تكتمل الخدمات',
					en: 'Preparing for the return of displaced families before services are complete',
					fr: 'Préparer le retour de familles déplacées avant que les services soient au complet'
				},
				{
					ar: 'عدم وضوح صلاحيات القضاء ضمن الاستراتيجية الوطنية',
					en: 'Unclear powers of the district within the national strategy',
					fr: 'Des compétences du district mal définies dans la stratégie nationale'
				}
			],
			practices: [
				{
					ar: 'جدول جاهزية الخدمات يُراجع شهريًا مع الدوائر المعنية',
					en: 'A service-readiness table reviewed every month with the departments concerned',
					fr: 'Un tableau de préparation des services revu chaque mois avec les directions concernées'
				}
			],
			offers: [
				{
					ar: 'قائمة تحقق لجاهزية الخدمات قبل العودة',
					en: 'A checklist of services to have ready before returns',
					fr: 'Une liste de contrôle des services à préparer avant les retours'
				}
			],
			offerThemes: ['returnees', 'local-action-plans'],
			asks: [
				{
					ar: 'خبرة في إشراك المدارس في استقبال الأطفال خلال العام الدراسي',
					en: 'Experience of involving schools in welcoming children during the school year',
					fr: 'Une expérience de l’accueil d’enfants par les écoles en cours d’année'
				},
				{
					ar: 'طرق لتحديد خط الأساس بموارد محدودة',
					en: 'Ways of setting a baseline with few resources',
					fr: 'Des méthodes pour établir une situation de référence avec peu de moyens'
				}
			]
		}
	}
];
