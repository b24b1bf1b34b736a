import { md } from '../markdown.ts';
import type { DemoThread } from '../shape.ts';

export const SCHOOL_THREADS: readonly DemoThread[] = [
	{
		slug: 'schools-fear-of-stigma',
		forumKey: 'schools',
		authorSlug: 'karim',
		kind: 'question',
		language: 'fr',
		title: 'Que répondre à une direction d’école qui craint la stigmatisation ?',
		body: md`
			Trois écoles sur sept ont décliné notre programme de prévention précoce. Leur argument mérite mieux qu’une relance : « Si nous acceptons, les parents penseront que notre école a un problème. »

			Nous avons proposé de changer le nom. On nous a répondu, à juste titre, que le problème n’était pas le nom mais **la liste des écoles choisies**.

			- Faut-il proposer le programme à toutes les écoles, quitte à faire moins dans chacune ?
			- Qui doit en parler aux parents : l’école, la ville, d’autres parents ?
			- Que montrez-vous à une direction qui hésite ?
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 742,
		acceptedReply: 'r2',
		replies: [
			{
				slug: 'r1',
				authorSlug: 'hala',
				language: 'ar',
				attribution: 'named',
				ageHours: 730,
				body: md`
					واجهنا السؤال نفسه، وكان الحل أن نبدأ بالمدارس **كلها** بنشاط صغير واحد، ثم تطلب كل مدرسة ما تحتاج إليه. حين صار الجميع في القائمة لم يعد للقائمة معنى.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'daniel',
				language: 'en',
				attribution: 'named',
				ageHours: 719,
				body: md`
					Universal first, always. What convinced our most reluctant head teachers was that we came with something _they_ already wanted: help with the difficult quarter of an hour after lunch, when arguments from the playground enter the classroom.

					So the offer became:

					1. every school in the city, no exceptions and no ranking;
					2. two training afternoons on **leading a disagreement well**, for all staff, caretakers included;
					3. a phone line to a psychologist for teachers, not for pupils;
					4. nothing to report back about individuals, ever. It is written in the agreement, and a parent sits on the group that checks it.

					Parents heard of it from other parents. We only printed the cards.
				`
			},
			{
				slug: 'r3',
				authorSlug: 'salma',
				language: 'ar',
				attribution: 'named',
				ageHours: 690,
				body: md`
					الخط الهاتفي للمعلمين لا للتلاميذ فكرة دقيقة جدًا. المعلم يحتاج إلى من يفكر معه، لا إلى استمارة إبلاغ جديدة.
				`
			},
			{
				slug: 'r4',
				authorSlug: 'karim',
				language: 'fr',
				attribution: 'named',
				ageHours: 520,
				body: md`
					Nous avons tout repris : sept écoles, une offre commune, et la phrase « aucun signalement de personnes » noir sur blanc dans la convention. Cinq directions ont accepté en une semaine. Les deux autres souhaitent d’abord assister à une séance ; elles ont raison.
				`
			}
		]
	},
	{
		slug: 'schools-after-difficult-news',
		forumKey: 'schools',
		authorSlug: 'daniel',
		kind: 'question',
		language: 'en',
		title: 'The morning after difficult news: what can a teacher say in the first ten minutes?',
		body: md`
			Pupils arrive having seen everything on their phones. Some teachers open a discussion and lose control of it; others say nothing, and the silence is also heard. We would like to give every school **one card**, not a manual.

			Our draft has three lines: say that you know; say that questions are welcome and insults are not; say when there will be time to talk.

			What would you add, and above all, what would you forbid? How old must pupils be for this to make sense?
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 232,
		replies: [
			{
				slug: 'r1',
				authorSlug: 'karim',
				language: 'fr',
				attribution: 'named',
				ageHours: 224,
				body: md`
					J’ajouterais une quatrième ligne : « Je ne demande à personne de parler _au nom de_ sa religion ou de son pays. » C’est la phrase que des élèves nous ont dit avoir attendue. Pour les plus jeunes, nous nous limitons à : « Vous êtes en sécurité ici, et les adultes s’en occupent. »
				`
			},
			{
				slug: 'r2',
				authorSlug: 'amal',
				language: 'ar',
				attribution: 'named',
				ageHours: 209,
				body: md`
					ونحن نمنع أمرين: عرض المقاطع المصوّرة في الصف مهما كان الهدف، وطلب «موقف» من أي تلميذ. كما نرسل إلى الأهالي في المساء نفسه رسالة قصيرة بما قيل في المدرسة، كي لا تصلهم روايات متعددة.
				`
			},
			{
				slug: 'r3',
				authorSlug: 'priya',
				language: 'en',
				attribution: 'named',
				ageHours: 187,
				body: md`
					And a line on the back for the teacher: _you may be shaken too; here is whom to call._ A card that only gives duties will stay in the drawer.
				`
			}
		]
	},
	{
		slug: 'schools-after-school-hours',
		forumKey: 'schools',
		authorSlug: 'ziad',
		kind: 'question',
		language: 'ar',
		title: 'ساعتان بعد الدوام المدرسي: كيف نفتح ملاعب المدارس لأبناء الحي؟',
		body: md`
			في مدينتنا أحد عشر ملعبًا مدرسيًا تُغلق أبوابها في الثانية ظهرًا، وأطفال يلعبون في الشارع أمامها. مديرية التربية موافقة من حيث المبدأ، لكن ثلاثة أسئلة تعطّلنا:

			1. من يتحمل **المسؤولية القانونية** إن أُصيب أحد بعد الدوام؟
			2. من يغلق البوابة ومن يدفع أجره؟
			3. كيف لا يتحول الملعب إلى ملعب لفريق واحد؟

			نبحث عن مدينة وقّعت اتفاقًا مع مديرية التربية ويمكنها أن تشاركنا بنوده الأساسية. موعدنا مع المديرية بعد ثلاثة أسابيع.
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 27,
		replies: []
	}
];
