import type { BaseTheme } from '../shape.ts';
import { theme } from './theme.ts';

export const THEMES_1_TO_8: readonly BaseTheme[] = [
	theme(
		1,
		'youth',
		['إشراك الشباب', 'Youth engagement', 'Engagement des jeunes'],
		[
			'كيف يشارك الشباب في قرارات المدينة وخدماتها، لا بوصفهم جمهورًا بل شركاء.',
			'How young people take part in a city’s decisions and services, as partners rather than an audience.',
			'Comment les jeunes participent aux décisions et aux services de la ville, en partenaires et non en public.'
		],
		[
			'تبادل الخبرات بشأن مراكز الشباب ومجالسهم والعمل معهم في الأحياء.',
			'Compare notes on youth centres, youth councils and work in neighbourhoods.',
			'Échanger sur les centres de jeunes, les conseils de jeunes et le travail dans les quartiers.'
		]
	),
	theme(
		2,
		'returnees',
		[
			'العائدون: إعادة التأهيل وإعادة الإدماج',
			'Returnees: rehabilitation and reintegration',
			'Personnes de retour : réhabilitation et réintégration'
		],
		[
			'ما تحتاج إليه المدينة لتكون خدماتها جاهزة حين تعود الأسر.',
			'What a city needs so that its services are ready when families return.',
			'Ce dont une ville a besoin pour que ses services soient prêts au retour des familles.'
		],
		[
			'نناقش الإجراءات والخدمات والتنسيق فقط؛ لا تُذكر هنا أي حالة فردية.',
			'Procedures, services and coordination only; no individual case is ever discussed here.',
			'Procédures, services et coordination uniquement ; aucun cas individuel n’est évoqué ici.'
		]
	),
	theme(
		3,
		'ppp',
		['الشراكات بين القطاعين العام والخاص', 'Public-private partnerships', 'Partenariats public-privé'],
		[
			'كيف تعمل البلديات مع الشركات المحلية على التدريب والتشغيل وتحسين الحياة في الأحياء.',
			'How municipalities work with local companies on training, jobs and neighbourhood life.',
			'Comment les municipalités travaillent avec les entreprises locales sur la formation, l’emploi et la vie de quartier.'
		],
		[
			'من المحادثة الأولى إلى اتفاق يخدم الطرفين: نماذج وأسئلة وأخطاء تعلّمنا منها.',
			'From the first conversation to an agreement that serves both sides: models, questions and useful mistakes.',
			'Du premier échange à un accord utile aux deux parties : modèles, questions et erreurs instructives.'
		]
	),
	theme(
		4,
		'nlc',
		['التعاون الوطني والمحلي', 'National-local cooperation', 'Coopération nationale-locale'],
		[
			'من يفعل ماذا بين الدولة والمحافظة والمدينة، وكيف يُتفق على ذلك.',
			'Who does what between the State, the governorate and the city, and how that is agreed.',
			'Qui fait quoi entre l’État, le gouvernorat et la ville, et comment on en convient.'
		],
		[
			'توضيح صلاحيات المدن وصلتها بالاستراتيجيات الوطنية.',
			'Clarify what cities may do and how they connect to national strategies.',
			'Clarifier les compétences des villes et leur lien avec les stratégies nationales.'
		]
	),
	theme(
		5,
		'local-action-plans',
		[
			'خطط العمل المحلية والرصد والتقييم',
			'Local action plans, monitoring and evaluation',
			'Plans d’action locaux, suivi et évaluation'
		],
		[
			'كيف تُكتب خطة يستخدمها الناس، وكيف نعرف أنها تُحدث فرقًا.',
			'How to write a plan that people use, and how to know whether it makes a difference.',
			'Comment écrire un plan dont on se sert, et savoir s’il change quelque chose.'
		],
		[
			'الأهداف والمؤشرات وخطوط الأساس وسجلات المخاطر ومراجعات الخطط.',
			'Objectives, indicators, baselines, risk registers and plan reviews.',
			'Objectifs, indicateurs, situations de référence, registres des risques et revues de plans.'
		]
	),
	theme(
		6,
		'local-prevention-networks',
		[
			'شبكات الوقاية المحلية والعمل المتعدد الجهات',
			'Local prevention networks and multi-agency work',
			'Réseaux locaux de prévention et travail interinstitutionnel'
		],
		[
			'كيف تجتمع الجهات المختلفة حول طاولة واحدة وتستمر في العمل معًا.',
			'How different services come to one table and keep working together.',
			'Comment des services différents se réunissent autour d’une table et continuent à travailler ensemble.'
		],
		[
			'تأسيس الشبكات وفرق العمل المجتمعي وتفويضها واستدامتها.',
			'Starting, mandating and sustaining networks and community action teams.',
			'Créer, mandater et faire durer les réseaux et les équipes d’action communautaire.'
		]
	),
	theme(
		7,
		'schools',
		['الوقاية المبكرة في المدارس', 'Early prevention in schools', 'Prévention précoce à l’école'],
		[
			'المدرسة مكان للانتماء والتفكير النقدي، لا للمراقبة.',
			'School as a place of belonging and critical thinking, not of surveillance.',
			'L’école comme lieu d’appartenance et d’esprit critique, pas de surveillance.'
		],
		[
			'ما تفعله البلدية مع المدارس والمعلمين والأهالي، ودون وصم أحد.',
			'What a municipality can do with schools, teachers and parents without stigmatising anyone.',
			'Ce qu’une municipalité peut faire avec les écoles, les enseignants et les parents sans stigmatiser personne.'
		]
	),
	theme(
		8,
		'families',
		['العمل مع العائلات وبرامج الإرشاد', 'Families and mentoring', 'Familles et mentorat'],
		[
			'دعم العائلات والمرشدين الذين يرافقون الشباب في المراحل الصعبة.',
			'Support for families, and for mentors who accompany young people through hard times.',
			'Le soutien aux familles et aux mentors qui accompagnent les jeunes dans les moments difficiles.'
		],
		[
			'تصميم برامج الإرشاد واختيار المرشدين وتدريبهم وحمايتهم.',
			'Designing mentoring programmes; choosing, training and protecting mentors.',
			'Concevoir des programmes de mentorat ; choisir, former et protéger les mentors.'
		]
	)
];
