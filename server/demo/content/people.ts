import type { Locale } from '../../../src/lib/shared/locale.ts';
import type { Role, Sector } from '../../../src/lib/shared/roles.ts';
import { FORUMS } from './forums.ts';
import type { DemoGrant, DemoPerson } from './shape.ts';

type Names = [ar: string, en: string, fr: string];
type CityRole = Extract<Role, 'member' | 'liaison' | 'contributor'>;

interface Entry {
	slug: string;
	name: Names;
	jobTitle: Names;
	locale: Locale;
	sector: Sector;
	city: string;
	role: CityRole;
}

function person({ slug, name, jobTitle, locale, sector, city, role }: Entry): DemoPerson {
	const moderated = FORUMS.filter((forum) => forum.moderators.includes(slug));
	const grants: DemoGrant[] = [
		{ role, scope: { kind: 'city', slug: city } },
		...moderated.map((forum): DemoGrant => ({ role: 'moderator', scope: { kind: 'forum', key: forum.key } }))
	];
	return {
		slug,
		name: { ar: name[0], en: name[1], fr: name[2] },
		email: `${slug}@${city}.example`,
		locale,
		citySlug: city,
		jobTitle: { ar: jobTitle[0], en: jobTitle[1], fr: jobTitle[2] },
		sector,
		grants
	};
}

const NETWORK_STAFF: DemoPerson = {
	slug: 'nour',
	name: { ar: 'نور الواصل', en: 'Nour Alwasil', fr: 'Nour Alwasil' },
	email: 'nour@secretariat.example',
	locale: 'ar',
	citySlug: null,
	jobTitle: { ar: 'منسقة الأمانة', en: 'Secretariat coordinator', fr: 'Coordinatrice du secrétariat' },
	sector: null,
	grants: [{ role: 'secretariat', scope: { kind: 'network' } }]
};

/** Everybody here is invented; so are the places they work for. */
export const PEOPLE: readonly DemoPerson[] = [
	NETWORK_STAFF,
	person({
		slug: 'amal',
		name: ['أمل الياسميني', 'Amal Yasmini', 'Amal Yasmini'],
		jobTitle: ['مستشارة رئيس البلدية', 'Adviser to the mayor', 'Conseillère du maire'],
		locale: 'ar',
		sector: 'mayors_office',
		city: 'marsa-yasmin',
		role: 'liaison'
	}),
	person({
		slug: 'ziad',
		name: ['زياد المرساوي', 'Ziad Marsawi', 'Ziad Marsawi'],
		jobTitle: ['منسق مركز الشباب', 'Youth centre coordinator', 'Coordinateur du centre de jeunes'],
		locale: 'ar',
		sector: 'youth',
		city: 'marsa-yasmin',
		role: 'member'
	}),
	person({
		slug: 'salma',
		name: ['سلمى الجسور', 'Salma Aljusour', 'Salma Aljoussour'],
		jobTitle: [
			'مديرة جمعية «ضفاف» الأهلية',
			'Director of the community association “Difaf”',
			'Directrice de l’association « Difaf »'
		],
		locale: 'ar',
		sector: 'civil_society',
		city: 'marsa-yasmin',
		role: 'contributor'
	}),
	person({
		slug: 'hala',
		name: ['هلا السنابلي', 'Hala Sanabili', 'Hala Sanabili'],
		jobTitle: [
			'رئيسة وحدة الخدمات الاجتماعية في القضاء',
			'Head of the district’s social services unit',
			'Cheffe de l’unité des services sociaux du district'
		],
		locale: 'ar',
		sector: 'social',
		city: 'tell-sanabil',
		role: 'liaison'
	}),
	person({
		slug: 'bashir',
		name: ['بشير التلّاوي', 'Bashir Tellawi', 'Bachir Tellaoui'],
		jobTitle: [
			'مسؤول التخطيط والرصد',
			'Planning and monitoring officer',
			'Chargé de planification et de suivi'
		],
		locale: 'ar',
		sector: 'policy',
		city: 'tell-sanabil',
		role: 'member'
	}),
	person({
		slug: 'claire',
		name: ['كلير فالومبر', 'Claire Valombre', 'Claire Valombre'],
		jobTitle: [
			'مسؤولة الوقاية والتماسك الاجتماعي',
			'Prevention and social cohesion lead',
			'Responsable prévention et cohésion sociale'
		],
		locale: 'fr',
		sector: 'policy',
		city: 'valbrune-sur-lonce',
		role: 'liaison'
	}),
	person({
		slug: 'karim',
		name: ['كريم لونسو', 'Karim Lonceau', 'Karim Lonceau'],
		jobTitle: [
			'منسق شؤون المدارس والشباب',
			'Schools and youth coordinator',
			'Coordinateur écoles et jeunesse'
		],
		locale: 'fr',
		sector: 'education',
		city: 'valbrune-sur-lonce',
		role: 'member'
	}),
	person({
		slug: 'ruth',
		name: ['روث أمبرديل', 'Ruth Amberdale', 'Ruth Amberdale'],
		jobTitle: [
			'رئيسة قسم سلامة المجتمع والشراكات',
			'Head of community safety and partnerships',
			'Responsable sécurité publique et partenariats'
		],
		locale: 'en',
		sector: 'policy',
		city: 'port-amberley',
		role: 'liaison'
	}),
	person({
		slug: 'daniel',
		name: ['دانيال فينيمارك', 'Daniel Fennimark', 'Daniel Fennimark'],
		jobTitle: [
			'مدير برنامج المدارس والمجتمع الرقمي',
			'Schools and digital communities manager',
			'Responsable écoles et communautés numériques'
		],
		locale: 'en',
		sector: 'education',
		city: 'port-amberley',
		role: 'member'
	}),
	person({
		slug: 'priya',
		name: ['بريا ماروفيلد', 'Priya Marrowfield', 'Priya Marrowfield'],
		jobTitle: ['ممارسة في الصحة العامة', 'Public health practitioner', 'Praticienne de santé publique'],
		locale: 'en',
		sector: 'health',
		city: 'port-amberley',
		role: 'member'
	}),
	person({
		slug: 'vesna',
		name: ['فيسنا تيسوفا', 'Vesna Tisova', 'Vesna Tisova'],
		jobTitle: [
			'منسقة فريق العمل المجتمعي',
			'Community action team coordinator',
			'Coordinatrice de l’équipe d’action communautaire'
		],
		locale: 'en',
		sector: 'social',
		city: 'tisovgrad',
		role: 'liaison'
	}),
	person({
		slug: 'luan',
		name: ['لوان يافوريك', 'Luan Javorik', 'Luan Javorik'],
		jobTitle: ['مسؤول الاتصال بالشرطة المجتمعية', 'Community police liaison', 'Référent police de proximité'],
		locale: 'en',
		sector: 'police_liaison',
		city: 'tisovgrad',
		role: 'member'
	}),
	person({
		slug: 'aissata',
		name: ['عيساتا كونديرا', 'Aïssata Koundéra', 'Aïssata Koundéra'],
		jobTitle: ['مديرة العمل الاجتماعي', 'Director of social action', 'Directrice de l’action sociale'],
		locale: 'fr',
		sector: 'social',
		city: 'dounia-koura',
		role: 'liaison'
	}),
	person({
		slug: 'ibrahima',
		name: ['إبراهيما ساندولي', 'Ibrahima Sandoulé', 'Ibrahima Sandoulé'],
		jobTitle: ['رئيس قسم الشباب والرياضة', 'Head of youth and sport', 'Chef du service jeunesse et sports'],
		locale: 'fr',
		sector: 'youth',
		city: 'dounia-koura',
		role: 'member'
	})
];
