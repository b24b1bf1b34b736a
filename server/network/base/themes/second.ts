import type { BaseTheme } from '../shape.ts';
import { theme } from './theme.ts';

export const THEMES_9_TO_16: readonly BaseTheme[] = [
	theme(
		9,
		'women',
		['دور المرأة في الوقاية', 'Women in prevention', 'Rôle des femmes dans la prévention'],
		[
			'النساء صاحبات قرار وخبرة في الوقاية، لا وسيلة للوصول إلى غيرهن.',
			'Women as decision-makers and experts in prevention, not as a channel to reach others.',
			'Les femmes comme décideuses et expertes de la prévention, non comme un canal vers d’autres.'
		],
		[
			'تجارب في العمل مع الأمهات والمجموعات النسائية والموظفات البلديات.',
			'Experience of working with mothers, women’s groups and women in municipal services.',
			'Expériences avec les mères, les groupements de femmes et les agentes municipales.'
		]
	),
	theme(
		10,
		'faith',
		[
			'الحوار ما بين الأديان والقيادات الدينية',
			'Interfaith dialogue and religious leaders',
			'Dialogue interreligieux et responsables religieux'
		],
		[
			'شراكة البلدية مع القيادات الدينية على أساس المساواة وعدم التمييز.',
			'Municipal partnership with religious leaders on the basis of equality and non-discrimination.',
			'Le partenariat de la municipalité avec les responsables religieux, dans l’égalité et la non-discrimination.'
		],
		[
			'كيف ينتقل الحوار من المناسبات إلى العمل اليومي.',
			'How dialogue moves from ceremonies to everyday work.',
			'Comment le dialogue passe des cérémonies au travail quotidien.'
		]
	),
	theme(
		11,
		'refugees',
		[
			'اللاجئون والدمج والوقاية من الاستقطاب',
			'Refugees, integration and preventing polarisation',
			'Réfugiés, intégration et prévention de la polarisation'
		],
		[
			'كيف تستقبل المدينة القادمين الجدد وتحافظ على الثقة بين سكانها جميعًا.',
			'How a city welcomes newcomers and keeps trust among all its residents.',
			'Comment une ville accueille les nouveaux arrivants et préserve la confiance entre tous ses habitants.'
		],
		[
			'مراكز الترحيب والتواصل مع الأحياء والتعامل مع الإشاعات والتوتر.',
			'Welcome centres, talking with neighbourhoods, and dealing with rumours and tension.',
			'Centres d’accueil, dialogue avec les quartiers, rumeurs et tensions.'
		]
	),
	theme(
		12,
		'online',
		['الوقاية على الإنترنت وخارجه', 'Prevention online and offline', 'Prévention en ligne et hors ligne'],
		[
			'ما تستطيع المدينة فعله إزاء ما يجري على الإنترنت، وأكثره يبدأ خارجه.',
			'What a city can do about what happens online; most of it begins offline.',
			'Ce qu’une ville peut faire face à ce qui se passe en ligne ; l’essentiel commence hors ligne.'
		],
		[
			'التربية الإعلامية والإشاعات المحلية وصوت البلدية على المنصات.',
			'Media literacy, local rumours and the municipality’s own voice on platforms.',
			'Éducation aux médias, rumeurs locales et voix de la municipalité sur les plateformes.'
		]
	),
	theme(
		13,
		'policing',
		['الشرطة المجتمعية', 'Community policing', 'Police de proximité'],
		[
			'الثقة بين السكان والشرطة، وحدود دور كل طرف في الوقاية.',
			'Trust between residents and police, and the limits of each side’s role in prevention.',
			'La confiance entre habitants et police, et les limites du rôle de chacun dans la prévention.'
		],
		[
			'نقاش صريح بين البلديات والشرطة المجتمعية والمجتمع المدني.',
			'Frank discussion between municipalities, community police and civil society.',
			'Un échange franc entre municipalités, police de proximité et société civile.'
		]
	),
	theme(
		14,
		'public-health',
		['مقاربات الصحة العامة', 'Public-health approaches', 'Approches de santé publique'],
		[
			'النظر إلى الوقاية كما ينظر إليها العاملون في الصحة: عوامل حماية وخدمات متاحة للجميع.',
			'Seeing prevention as health services do: protective factors and services open to all.',
			'Voir la prévention comme les services de santé : facteurs de protection et services ouverts à tous.'
		],
		[
			'الدعم النفسي والاجتماعي والدروس المستفادة من مجالات الوقاية الأخرى.',
			'Psychosocial support, and lessons from other fields of prevention.',
			'Soutien psychosocial et enseignements tirés d’autres champs de la prévention.'
		]
	),
	theme(
		15,
		'forms-of-extremism',
		[
			'أشكال التطرف، ومنها التطرف اليميني',
			'Forms of extremism, including right-wing',
			'Formes d’extrémisme, dont celui de droite'
		],
		[
			'لا يرتبط التطرف العنيف بدين أو جنسية أو حضارة؛ وأشكاله تختلف من مدينة إلى أخرى.',
			'Violent extremism belongs to no religion, nationality or civilisation; its forms differ from city to city.',
			'L’extrémisme violent n’est lié à aucune religion, nationalité ou civilisation ; ses formes varient d’une ville à l’autre.'
		],
		[
			'كيف نتحدث عن كل شكل منها بدقة ودون تعميم.',
			'How to speak of each form precisely and without generalising.',
			'Comment parler de chaque forme avec précision et sans généraliser.'
		]
	),
	theme(
		16,
		'crisis-response',
		['الاستعداد للحوادث والتعامل معها', 'Before and after an incident', 'Avant et après un incident'],
		[
			'ما تُعدّه المدينة قبل الحادثة، وما تقوله وتفعله بعدها لحماية الجميع.',
			'What a city prepares before an incident, and says and does afterwards to protect everybody.',
			'Ce qu’une ville prépare avant un incident, puis dit et fait ensuite pour protéger tout le monde.'
		],
		[
			'بروتوكولات التواصل ودعم المتضررين ومنع ردود الفعل العنيفة، والمراجعة البعدية.',
			'Communication protocols, support to those affected, preventing backlash, and after-action reviews.',
			'Protocoles de communication, soutien aux personnes touchées, prévention des réactions hostiles et revues après action.'
		]
	)
];
