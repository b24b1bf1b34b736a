import type { Trilingual } from '../../../../src/lib/shared/locale.ts';

/** The lines of work that cities asked for when they prepare for people to come back (domain.md 1.1, S0). */
export const REINTEGRATION_ACTIVITIES: readonly { title: Trilingual; theme: string }[] = [
	{
		title: {
			ar: 'تقديم الدعم النفسي والاجتماعي قبل العودة وبعدها',
			en: 'Offer psychosocial support before and after people return',
			fr: 'Proposer un soutien psychosocial avant et après le retour'
		},
		theme: 'returnees'
	},
	{
		title: {
			ar: 'فتح مقاعد في مراكز التدريب المهني وتسهيل الالتحاق بها',
			en: 'Open places in vocational training centres and make it easy to enrol',
			fr: 'Ouvrir des places de formation professionnelle et en faciliter l’accès'
		},
		theme: 'returnees'
	},
	{
		title: {
			ar: 'إلحاق الأطفال والشباب بالتعليم في أي وقت من العام الدراسي',
			en: 'Bring children and young people into education at any time of the school year',
			fr: 'Scolariser les enfants et les jeunes à tout moment de l’année'
		},
		theme: 'schools'
	},
	{
		title: {
			ar: 'وصل الباحثين عن عمل بأصحاب العمل في المنطقة',
			en: 'Link job-seekers with local employers',
			fr: 'Mettre en relation les demandeurs d’emploi et les employeurs locaux'
		},
		theme: 'ppp'
	},
	{
		title: {
			ar: 'عقد شراكات مجتمعية تستقبل العائدين بلا وصم',
			en: 'Build community partnerships that receive people without stigma',
			fr: 'Nouer des partenariats locaux pour un accueil sans stigmatisation'
		},
		theme: 'returnees'
	}
];
