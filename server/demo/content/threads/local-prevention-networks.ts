import { md } from '../markdown.ts';
import type { DemoThread } from '../shape.ts';

export const NETWORK_THREADS: readonly DemoThread[] = [
	{
		slug: 'networks-third-year',
		forumKey: 'local-prevention-networks',
		authorSlug: 'vesna',
		kind: 'question',
		language: 'en',
		title: 'Volunteers on top of their jobs: how do you keep a community action team alive in year three?',
		body: md`
			Our community action team has fourteen members: teachers, a nurse, social workers, two civil society organisations, the community police liaison. Everybody does this on top of a job. Year one was enthusiasm, year two was habit. In year three people send apologies.

			What we have already tried: shorter meetings, a rotating chair, lunch.

			What we would like to hear about:

			- how you obtained **paid time**, even two hours a month;
			- how you retire members with thanks and bring in new ones;
			- whether a team may _pause_ without dying.
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 664,
		acceptedReply: 'r2',
		replies: [
			{
				slug: 'r1',
				authorSlug: 'salma',
				language: 'ar',
				attribution: 'named',
				ageHours: 655,
				body: md`
					من خبرة جمعيتنا: الناس لا تتعب من العمل، بل من الاجتماعات التي لا يتغير بعدها شيء. صرنا ننهي كل لقاء بالتزام واحد صغير لكل جهة، ونبدأ اللقاء التالي بالسؤال عنه. من لا يستطيع الالتزام شهرًا يقول ذلك بلا حرج.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'claire',
				language: 'fr',
				attribution: 'named',
				ageHours: 641,
				body: md`
					Le temps payé, nous l’avons obtenu par une **lettre de mission** signée par chaque employeur : _quatre heures par mois, pendant un an, renouvelable_. La lettre coûte zéro et change tout, parce que le chef de service doit désormais dire non par écrit.

					Pour le renouvellement : mandat de deux ans, échelonné, la moitié de l’équipe change chaque année. Ceux qui partent deviennent « anciens » et acceptent un appel de temps en temps. Nous les remercions en conseil municipal.

					Et oui, une équipe peut faire une pause : nous suspendons juillet et août, officiellement. Ce qui est annoncé ne démoralise personne.
				`
			},
			{
				slug: 'r3',
				authorSlug: 'luan',
				language: 'en',
				attribution: 'named',
				ageHours: 630,
				body: md`
					Speaking as one of the fourteen: the letter would settle it for police too. My shift supervisor supports the work, but “supports” is not a line on the roster.
				`
			},
			{
				slug: 'r4',
				authorSlug: 'aissata',
				language: 'fr',
				attribution: 'named',
				ageHours: 600,
				body: md`
					Une idée qui a pris chez nous : une réunion sur trois se tient _chez un membre_, dans son service. On y voit enfin ce que font les autres. L’assiduité à ces réunions-là est la meilleure.
				`
			},
			{
				slug: 'r5',
				authorSlug: 'priya',
				language: 'en',
				attribution: 'named',
				ageHours: 588,
				body: md`
					An after-action review once a year helps, with the four plain questions: what was supposed to happen, what happened, why the difference, what do we take from it. Forty minutes, no blame. It tells you honestly whether the team is tired or merely badly scheduled.
				`
			},
			{
				slug: 'r6',
				authorSlug: 'vesna',
				language: 'en',
				attribution: 'named',
				ageHours: 560,
				body: md`
					Nine employers have signed the letter so far; the text is Claire’s, with our coat of arms on top. We also paused December, officially, and came back with two new members. I shall report at six months.
				`
			}
		]
	},
	{
		slug: 'networks-csos-at-the-table',
		forumKey: 'local-prevention-networks',
		authorSlug: 'salma',
		kind: 'discussion',
		language: 'ar',
		title: 'منظمات المجتمع المدني حول الطاولة: شريكة أم منفّذة؟',
		body: md`
			نُدعى كثيرًا إلى الاجتماعات حين يكون هناك نشاط يحتاج إلى من ينفّذه، ونادرًا حين تُرسم الأولويات. لا أكتب هذا شكوى من بلديتنا، فقد تحسّن الأمر كثيرًا، بل لأن الشبكة كلها تستطيع أن تتعلم منه.

			ثلاثة أمور غيّرت علاقتنا بالبلدية:

			1. دعوة قبل **صياغة** الخطة لا بعدها؛
			2. حقنا في ألا يُذكر اسم جمعيتنا في نشاط قد يعرّض فريقنا للخطر؛
			3. وضوح ما يُشارَك من معلومات وما لا يُشارَك أبدًا.

			ما الذي غيّرها عندكم؟
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 318,
		replies: [
			{
				slug: 'r1',
				authorSlug: 'karim',
				language: 'fr',
				attribution: 'named',
				ageHours: 301,
				body: md`
					Le deuxième point m’a fait réfléchir. Nous affichions les logos de toutes les associations partenaires, par reconnaissance. Nous demandons maintenant un accord écrit, daté, qu’on peut retirer à tout moment. Deux associations sur neuf ont préféré ne pas figurer, et nous n’avons pas demandé pourquoi.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'amal',
				language: 'ar',
				attribution: 'named',
				ageHours: 280,
				body: md`
					من جهة البلدية: تعلّمنا أن نرسل جدول الأعمال **مسودةً** قبل أسبوعين ونسأل «ما الذي ينقص؟». سطر بسيط، لكن نصف البنود الجيدة جاء من الردود عليه.
				`
			}
		]
	}
];
