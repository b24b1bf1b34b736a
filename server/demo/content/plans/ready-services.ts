import { REINTEGRATION_ACTIVITIES } from '../../../features/plans/templates/reintegration.ts';
import { md } from '../markdown.ts';
import type { DemoPlan, DemoPlanRow } from './shape.ts';

const STATES: readonly DemoPlanRow<'activities'>['state'][] = [
	'under_way',
	'planned',
	'under_way',
	'planned',
	'planned'
];

/** A young draft from the template for reintegration, which only its own people and the secretariat see. */
export const READY_SERVICES: DemoPlan = {
	slug: 'ready-services',
	title: { ar: 'خدمات جاهزة قبل العودة: خطة قضاء تل السنابل', en: null, fr: null },
	cities: [
		{ slug: 'tell-sanabil', role: 'editor' },
		{ slug: 'marsa-yasmin', role: 'editor' }
	],
	state: 'draft',
	visibility: 'city',
	template: 'reintegration',
	createdBy: 'hala',
	ageHours: 120,
	sections: {
		mandate: md`
			تعمل الخطة بتفويض من قائم مقام القضاء ضمن اللجنة الفرعية للمحافظة. وما زال نص التفويض قيد المراجعة القانونية.
		`,
		need: md`
			تعود الأسر قبل أن تكتمل الخدمات. نريد أن نعرف، **خدمةً خدمة**، ما الجاهز وما الناقص ومن يكمله. لا نتناول في هذه الخطة أي أسرة أو شخص بعينه.

			- المدارس: هل تستقبل الأطفال خلال العام الدراسي؟
			- المركز الصحي: هل فيه دعم نفسي واجتماعي ثابت؟
			- التدريب المهني: كم مقعدًا متاحًا، وفي أي موسم؟
		`,
		rr: md`
			نبدأ من جدول الجاهزية الشهري الذي تراجعه الدوائر المعنية معًا، ونضيف إليه عمودًا واحدًا: **ما الذي تحتاجه الخدمة كي تقول نعم؟**
		`,
		coordination: md`
			لقاء شهري في مقر القضاء، ومحضره صفحة واحدة. تحضر مرسى الياسمين عن بُعد لأن بعض الأسر تمرّ بها أولًا.
		`
	},
	objectives: [
		{
			title: 'جاهزية خمس خدمات أساسية قبل موسم العودة',
			leadCity: 'tell-sanabil',
			theme: 'returnees',
			level: 'tertiary',
			startDay: 0,
			endDay: 180,
			state: 'proposed'
		}
	],
	activities: REINTEGRATION_ACTIVITIES.map(({ title, theme }, i) => ({
		title: title.ar,
		theme,
		leadCity: 'tell-sanabil',
		level: 'tertiary',
		startDay: 7 * i,
		endDay: 120 + 10 * i,
		state: STATES[i]
	})),
	history: [
		{ by: 'hala', ageHours: 120, change: 'created' },
		{ by: 'hala', ageHours: 118, parts: ['mandate', 'need', 'rows:activities'] },
		{ by: 'bashir', ageHours: 47, parts: ['rr', 'rows:objectives'] },
		{ by: 'hala', ageHours: 19, parts: ['coordination'] }
	]
};
