import { md } from '../markdown.ts';
import type { DemoThread } from '../shape.ts';

export const FAMILY_THREADS: readonly DemoThread[] = [
	{
		slug: 'families-recruiting-mentors',
		forumKey: 'families',
		authorSlug: 'aissata',
		kind: 'question',
		language: 'fr',
		title: 'Recruter des mentors que les jeunes auraient choisis eux-mêmes',
		body: md`
			Notre premier appel à mentors a attiré des personnes dévouées, diplômées, et que les jeunes connaissaient déjà comme « ceux qui donnent des conseils ». Après trois mois, un binôme sur deux ne se voyait plus.

			Nous avons recommencé avec des **artisans** : menuisiers, couturières, mécaniciennes. La relation passe par le travail des mains, la parole vient ensuite. Cela tient beaucoup mieux.

			Restent deux difficultés : la formation des mentors (ils n’ont pas de temps à perdre en salle) et la **limite de leur rôle**. Comment leur dire clairement ce qu’ils ne doivent pas porter seuls ?
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 402,
		acceptedReply: 'r2',
		replies: [
			{
				slug: 'r1',
				authorSlug: 'vesna',
				language: 'en',
				attribution: 'named',
				ageHours: 391,
				body: md`
					Craftspeople as mentors is the best idea I have read this month. On training: we replaced the two-day course with four evenings in the workshop itself, forty minutes each, around situations they had met that week. Attendance went from half to nearly all.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'priya',
				language: 'en',
				attribution: 'named',
				ageHours: 377,
				body: md`
					For the limits we use a card with three columns, and each mentor signs it together with us:

					- **Mine:** turning up, listening, the trade, a kind word, an honest one.
					- **Ours together:** worries about school, work, papers, family arguments. Mention it at the monthly meeting, without names.
					- **Not mine:** danger, violence, health. Phone this number the same day, and _you have done your part_.

					The last half-sentence matters. Good people stay silent because they believe that calling means giving up on someone.
				`
			},
			{
				slug: 'r3',
				authorSlug: 'salma',
				language: 'ar',
				attribution: 'named',
				ageHours: 352,
				body: md`
					بطاقة الأعمدة الثلاثة واضحة وقابلة للترجمة. أقترح إضافة سطر للعائلات: من حقها أن تعرف أن لابنها أو ابنتها مرشدًا وما حدود دوره، دون أن تُنقل إليها الأحاديث. الثقة تحتاج إلى الأمرين معًا.
				`
			}
		]
	},
	{
		slug: 'families-support-without-file',
		forumKey: 'families',
		authorSlug: 'salma',
		kind: 'discussion',
		language: 'ar',
		title: 'خط استماع للعائلات: كيف نقدّم الدعم دون فتح ملف لأحد؟',
		body: md`
			تتصل العائلات حين تقلق، وأول ما تسأل عنه: «هل سيُسجَّل اسمنا؟». نفكر في خط استماع تديره جمعيتنا بالشراكة مع البلدية، يقوم على ثلاث قواعد:

			- لا اسم ولا رقم؛ المتصل هو من يعاود الاتصال إن شاء؛
			- المستمعون مدرَّبون على الدعم النفسي والاجتماعي الأولي، ويشرف عليهم اختصاصي؛
			- الاستثناء الوحيد هو الخطر الوشيك، ويُقال للمتصل **في بداية المكالمة**.

			نودّ سماع من جرّب خطًا كهذا: من يموّله دون شروط تمسّ السرية؟ وكيف تقيسون فائدته؟
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 148,
		replies: [
			{
				slug: 'r1',
				authorSlug: 'claire',
				language: 'fr',
				attribution: 'named',
				ageHours: 131,
				body: md`
					Notre ligne est financée par le budget « parentalité », pas par un budget de sécurité : c’est ce qui protège la confidentialité. Pour la mesure : nombre d’appels, durée, et une seule question en fin d’appel, « Cet échange vous a-t-il été utile ? ». Rien d’autre n’est conservé.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'hala',
				language: 'ar',
				attribution: 'named',
				ageHours: 110,
				body: md`
					نقطة مهمة: سمّوا الخط باسم عام مثل «خط الأهل»، فالعائلة التي تقلق على نتائج المدرسة يجب أن تتصل بالرقم نفسه. بهذا لا يعني الاتصال شيئًا في نظر الآخرين.
				`
			}
		]
	}
];
