import { md } from '../markdown.ts';
import type { DemoThread } from '../shape.ts';

export const PLAN_THREADS: readonly DemoThread[] = [
	{
		slug: 'plans-baseline-without-survey',
		forumKey: 'local-action-plans',
		authorSlug: 'bashir',
		kind: 'question',
		language: 'ar',
		title: 'كيف نحدد خط الأساس ولا ميزانية لدينا لإجراء استبيان؟',
		body: md`
			تطلب الخطة مؤشرًا عن **الثقة بالخدمات البلدية**، ولكل مؤشر خط أساس وقيمة مستهدفة. لا نملك ميزانية لاستبيان، ولا نريد أن نخترع رقمًا نُحاسَب عليه بعد سنة.

			لدينا سجلات بسيطة: عدد الشكاوى، ومدة الرد عليها، وعدد المشاركين في لقاءات الأحياء. هل يصلح شيء منها؟ وهل يجوز أن يبقى خط الأساس فارغًا في البداية؟
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 455,
		acceptedReply: 'r2',
		replies: [
			{
				slug: 'r1',
				authorSlug: 'claire',
				language: 'fr',
				attribution: 'named',
				ageHours: 447,
				body: md`
					Oui, la case peut rester vide, à condition d’écrire _par qui et pour quand_ elle sera remplie. « À établir par le service statistique avant la fin mars » est une vraie information. Un chiffre inventé n’en est pas une.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'priya',
				language: 'en',
				attribution: 'named',
				ageHours: 433,
				body: md`
					You already hold a decent starting point. In public health we would do three modest things:

					1. **Use what people do, not only what they say.** Complaints _rising_ can mean trust is rising: people expect an answer. So pair the count with the share answered within ten working days.
					2. **Ask three questions at the counter for two weeks.** Same fortnight every year, anonymous, paper. Not representative, and you say so, but comparable with itself.
					3. **Do not set a target until you have two points.** Write “direction: up” and decide on a figure at the first review.

					Report groups of fewer than ten as “fewer than ten”, however tempting the exact number is.
				`
			},
			{
				slug: 'r3',
				authorSlug: 'bashir',
				language: 'ar',
				attribution: 'named',
				ageHours: 410,
				body: md`
					ملاحظة أن ارتفاع الشكاوى قد يعني ارتفاع الثقة غيّرت فهمنا للمؤشر كله؛ كنا سنضع هدفًا بخفضها! اعتمدنا: نسبة الرد خلال عشرة أيام عمل، وثلاثة أسئلة عند الشباك، والاتجاه «صعود» إلى أن تتوفر نقطتان.
				`
			},
			{
				slug: 'r4',
				authorSlug: 'amal',
				language: 'ar',
				attribution: 'named',
				ageHours: 388,
				body: md`
					سنجرّب الأسئلة الثلاثة نفسها في الأسبوعين نفسيهما، إن شاركتمونا صياغتها، فتصبح لدينا مدينتان للمقارنة مع مراعاة اختلاف السياق.
				`
			}
		]
	},
	{
		slug: 'plans-indicators-dropped',
		forumKey: 'local-action-plans',
		authorSlug: 'ruth',
		kind: 'discussion',
		language: 'en',
		title: 'Which indicators did you stop collecting, and what happened?',
		body: md`
			We cut our list from forty-one to nine. I expected protests. There was one question, from a colleague who wanted to know whether she could have her Fridays back.

			What we dropped first: numbers of leaflets, “beneficiaries reached” (nobody could say what reached means), website visits, and anything whose value had never changed a decision.

			What we kept: attendance that _comes back_, time to answer, partners who act without being asked, money secured beyond this year, and four more.

			**What did you drop? What do you regret dropping?**
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 540,
		replies: [
			{
				slug: 'r1',
				authorSlug: 'ibrahima',
				language: 'fr',
				attribution: 'named',
				ageHours: 529,
				body: md`
					Abandonné : le nombre de participants par atelier. Les animateurs remplissaient la salle pour le chiffre. Gardé : combien reviennent une troisième fois. Personne ne vient trois fois pour nous faire plaisir.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'hala',
				language: 'ar',
				attribution: 'named',
				ageHours: 515,
				body: md`
					تركنا «عدد الإحالات» لأنه بدأ يدفع الفرق إلى الإحالة أكثر من اللازم. نسأل اليوم: كم خدمة استجابت خلال أسبوع؟ السؤال عن الخدمة لا عن الشخص.
				`
			},
			{
				slug: 'r3',
				authorSlug: 'vesna',
				language: 'en',
				attribution: 'named',
				ageHours: 502,
				body: md`
					We regret one. We stopped counting how many team members attended monthly meetings because it felt petty. Eight months later half of them had quietly gone. It was the only early sign we had.
				`
			},
			{
				slug: 'r4',
				authorSlug: 'bashir',
				language: 'ar',
				attribution: 'named',
				ageHours: 480,
				body: md`
					درس مهم: قبل حذف أي مؤشر نسأل «من سيلاحظ غيابه؟». إن كان الجواب «لا أحد» حذفناه، وإن كان «سنلاحظ متأخرين» أبقيناه.
				`
			},
			{
				slug: 'r5',
				authorSlug: 'ruth',
				language: 'en',
				attribution: 'named',
				ageHours: 470,
				body: md`
					Vesna’s point goes straight back onto our list, which makes ten. Bashir, may we borrow your question for our annual review? “Who would notice, and how late?” is better than the scoring grid we paid for.
				`
			}
		]
	},
	{
		slug: 'plans-forty-pages',
		forumKey: 'local-action-plans',
		authorSlug: 'karim',
		kind: 'discussion',
		language: 'fr',
		title: 'Un plan de quarante pages, dont six sont lues',
		body: md`
			Nous avons demandé à vingt collègues quelles pages de notre plan ils avaient ouvertes cette année. Réponse : le budget, le calendrier, la liste des contacts, et une carte qui est fausse.

			Nous envisageons deux documents : **six pages qui servent** (objectifs, qui fait quoi, quand, avec quel argent, comment on saura) et des annexes pour le reste. Le niveau national craint une perte de rigueur.

			Comment avez-vous tranché ?
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 196,
		replies: [
			{
				slug: 'r1',
				authorSlug: 'vesna',
				language: 'en',
				attribution: 'named',
				ageHours: 180,
				body: md`
					We did exactly that, with one safeguard: every line in the six pages carries the number of the annex where its reasoning lives. The reviewer was content, and colleagues finally argued about the content rather than the formatting.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'amal',
				language: 'ar',
				attribution: 'named',
				ageHours: 158,
				body: md`
					جرّبنا صفحة واحدة لكل نشاط تُعلَّق في مكتب الجهة المسؤولة: ما النشاط، ومن المسؤول، ومن يشرف، ومن يراجع، وما الموعد التالي. هذه هي الصفحات التي تُقرأ فعلًا.
				`
			}
		]
	},
	{
		slug: 'plans-monthly-meeting',
		forumKey: 'local-action-plans',
		authorSlug: 'hala',
		kind: 'discussion',
		language: 'ar',
		title: 'تحضير الاجتماع الشهري: ملاحظات داخلية لفريق القضاء',
		body: md`
			زميلاتي وزملائي في القضاء، هذه نقاط اجتماعنا الأحد المقبل. أضيفوا ما ترونه قبل مساء الخميس:

			- مراجعة جدول جاهزية الخدمات (أربعة أسطر تأخرت عن موعدها)؛
			- رد المحافظة على رسالة الصلاحيات؛
			- من يتولى أسئلة الشباك الثلاثة في الأسبوعين الأولين؛
			- سجل المخاطر: هل ما زال «بدء العودة قبل جاهزية الخدمات» في أعلى القائمة؟
		`,
		visibility: 'city',
		attribution: 'named',
		ageHours: 70,
		replies: [
			{
				slug: 'r1',
				authorSlug: 'bashir',
				language: 'ar',
				attribution: 'named',
				ageHours: 58,
				body: md`
					سأتولى أسئلة الشباك مع زميل من دائرة الأحوال المدنية. وأقترح نقل بند سجل المخاطر إلى أول الجلسة، فهو يتأجل كل شهر إلى نهايتها ثم لا يبقى له وقت.
				`
			}
		]
	}
];
