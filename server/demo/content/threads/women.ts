import { md } from '../markdown.ts';
import type { DemoThread } from '../shape.ts';

export const WOMEN_THREADS: readonly DemoThread[] = [
	{
		slug: 'women-naming-the-programme',
		forumKey: 'women',
		authorSlug: 'salma',
		kind: 'question',
		language: 'ar',
		title: 'العمل مع الأمهات: كيف نسمّي البرنامج دون أن نحمّلهن المسؤولية؟',
		body: md`
			نعمل مع مجموعات أمهات في أربعة أحياء. في المسودة الأولى كُتب أن الأمهات «خط الدفاع الأول»، فقالت إحدى المشاركات: _«وإن حدث شيء، فالذنب ذنبي إذن؟»_. كانت محقة، وحذفنا العبارة.

			نريد برنامجًا يعترف بخبرتهن ويزيد معارفهن وحضورهن في القرار، من غير أن يطلب منهن مراقبة أبنائهن.

			ما الأسماء والصياغات التي نجحت عندكم؟ وكيف أشركتم **الآباء** دون أن تفقد النساء مساحتهن؟
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 498,
		acceptedReply: 'r1',
		replies: [
			{
				slug: 'r1',
				authorSlug: 'aissata',
				language: 'fr',
				attribution: 'named',
				ageHours: 487,
				body: md`
					Chez nous, ce sont les femmes qui ont nommé le programme : **« les causeries de la cour »**. Le nom dit un lieu et une activité, pas une mission. Trois choix ont suivi :

					1. elles fixent l’ordre du jour ; la ville peut proposer _un_ point sur quatre ;
					2. les sujets sont ceux de la vie : école, eau, prix, sécurité du quartier. L’extrémisme a été évoqué à la sixième causerie, par elles, avec leurs mots ;
					3. deux femmes de la cour siègent au comité municipal, avec droit de vote. On ne leur demande pas de « sensibiliser », on leur demande de décider.

					Pour les pères : une causerie ouverte tous les trois mois, préparée par elles.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'ruth',
				language: 'en',
				attribution: 'named',
				ageHours: 470,
				body: md`
					“One agenda item out of four” is a rule any official can understand. We shall borrow it for our neighbourhood panels, where the ratio is currently the other way round.
				`
			},
			{
				slug: 'r3',
				authorSlug: 'hala',
				language: 'ar',
				attribution: 'named',
				ageHours: 452,
				body: md`
					تجربتنا في الصياغة: كل عبارة فيها «على الأم أن …» نعيد كتابتها بحيث يكون الفاعل هو الخدمة: «على المركز الصحي أن يستقبل …». تمرين بسيط يكشف من الذي نطلب منه العمل فعلًا.
				`
			},
			{
				slug: 'r4',
				authorSlug: 'vesna',
				language: 'en',
				attribution: 'named',
				ageHours: 430,
				body: md`
					One caution from our own mistake: we let a photographer in during the third meeting. Attendance took four months to recover. No pictures, no names in reports, and tea that is better than ours was.
				`
			},
			{
				slug: 'r5',
				authorSlug: 'salma',
				language: 'ar',
				attribution: 'named',
				ageHours: 360,
				body: md`
					طرحنا السؤال على المجموعات نفسها فاخترن اسم **«مجلس الياسمينة»** نسبة إلى شجرة في ساحة الحي. اعتمدنا قاعدة «بند من أربعة»، وطلبنا مقعدين في لجنة البلدية. شكرًا عيساتا، هذا الاسم ابن «الساحة» عندكم.
				`
			}
		]
	},
	{
		slug: 'women-childcare',
		forumKey: 'women',
		authorSlug: 'priya',
		kind: 'practice',
		language: 'en',
		title: 'Childcare is not an extra: what changed when we put it first in the budget',
		body: md`
			For two years our parenting and training sessions had a budget for speakers, printing and a “contingency”. Childcare was arranged by whoever remembered. Women came once.

			We turned the budget upside down: **childcare first, then the room, then the rest**. Two qualified people, in the next room, at every activity, whether or not anyone announces a child.

			- What it took: a small contract with a nursery two streets away.
			- What changed: the same people came back, and fathers began to come _because_ the children could.
			- What would not travel: we had a nursery two streets away.

			A caution: childcare staff hear things. They need the same confidentiality agreement and the same support as everybody else.
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 585,
		replies: [
			{
				slug: 'r1',
				authorSlug: 'aissata',
				language: 'fr',
				attribution: 'named',
				ageHours: 571,
				body: md`
					Nous n’avons pas de crèche, mais des grands-mères. La ville les défraie et leur offre une formation aux premiers secours. L’idée de l’accord de confidentialité pour elles aussi ne nous était pas venue ; nous l’ajoutons.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'amal',
				language: 'ar',
				attribution: 'named',
				ageHours: 544,
				body: md`
					أدخلنا بند رعاية الأطفال في كل نموذج لطلب تمويل داخلي: من لا يملأه يُسأل عن السبب. خلال فصل واحد لم يعد أحد يعدّه بندًا إضافيًا.
				`
			}
		]
	}
];
