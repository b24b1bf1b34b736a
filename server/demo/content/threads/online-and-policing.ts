import { md } from '../markdown.ts';
import type { DemoThread } from '../shape.ts';

export const ONLINE_AND_POLICING_THREADS: readonly DemoThread[] = [
	{
		slug: 'online-rumour-faster-than-press-office',
		forumKey: 'online',
		authorSlug: 'daniel',
		kind: 'question',
		language: 'en',
		title: 'A local rumour travels faster than our press office. What do you do in the first two hours?',
		body: md`
			Last spring a false story about a school bus crossed the city in forty minutes. Our correction, approved by four people, came out five hours later and was perfectly worded. Nobody read it.

			We are redesigning the procedure. The one thing we refuse to do is **watch people’s accounts**: we are a council, not an intelligence service.

			So: how do you _hear_ of a rumour without monitoring anybody? Who may answer without four signatures? Do you repeat the false claim in order to correct it?
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 372,
		acceptedReply: 'r1',
		replies: [
			{
				slug: 'r1',
				authorSlug: 'claire',
				language: 'fr',
				attribution: 'named',
				ageHours: 360,
				body: md`
					Nous avons inversé le sens : ce sont les habitants qui nous signalent les rumeurs. Une vingtaine de **relais** (gardiennes, commerçants, animateurs, parents d’élèves) envoient un message à un numéro unique : le _contenu_, jamais l’auteur.

					Pour répondre, une règle de trois :

					1. _vrai, faux, nous vérifions_ : l’un de ces trois mots dans l’heure, sans signature supplémentaire ;
					2. commencer par le fait exact, ne citer la rumeur qu’une fois, ensuite ;
					3. la réponse repart par les mêmes vingt personnes, pas seulement par le site de la ville.

					« Nous vérifions » suffit souvent à calmer. Mais il faut revenir, le jour même.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'ziad',
				language: 'ar',
				attribution: 'named',
				ageHours: 344,
				body: md`
					الشباب في مركزنا اقترحوا شيئًا مشابهًا: بطاقة صورة جاهزة بثلاثة ألوان (صحيح، خطأ، نتحقق) تُملأ في دقيقة وتُرسل عبر مجموعات الأحياء. الصورة تنتقل حيث لا ينتقل البيان.
				`
			},
			{
				slug: 'r3',
				authorSlug: 'daniel',
				language: 'en',
				attribution: 'named',
				ageHours: 301,
				body: md`
					True, false, checking: we tried it last week for a burst water main, which was an excellent rehearsal. Twenty-three minutes. The three colours go into the next one. Accepting Claire’s reply with thanks.
				`
			}
		]
	},
	{
		slug: 'online-media-literacy-workshops',
		forumKey: 'online',
		authorSlug: 'ziad',
		kind: 'discussion',
		language: 'ar',
		title: 'ورش التربية الإعلامية: ماذا يحدث حين يقودها الشباب أنفسهم؟',
		body: md`
			بدأنا بورش يقدمها اختصاصي: عرض جيد وحضور مهذّب، ثم لا شيء. في الدورة الثانية طلبنا من ستة شباب أن يصمموا الورشة لمن هم أصغر منهم.

			اختاروا أن يبدأوا لا بـ«الأخبار الكاذبة» بل بسؤال: **«ما الذي يجعلك تضغط زر المشاركة وأنت غاضب؟»**. ومن هناك وصلوا إلى كل ما كنا نريد قوله، وأكثر.

			ما تعلمناه: ساعة واحدة تكفي، والهاتف يبقى على الطاولة لا في الحقيبة، ولا نعرض مواد عنيفة أبدًا، ولو للتحذير منها.

			هل جرّب أحدكم قياس الأثر بعد أشهر، وبأي طريقة لا تحرج المشاركين؟
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 260,
		replies: [
			{
				slug: 'r1',
				authorSlug: 'karim',
				language: 'fr',
				attribution: 'named',
				ageHours: 247,
				body: md`
					Nous envoyons trois mois plus tard une seule question, anonyme : « Depuis l’atelier, vous est-il arrivé de ne pas partager quelque chose ? Pourquoi ? » Les réponses libres sont plus instructives que nos anciennes échelles de un à cinq.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'daniel',
				language: 'en',
				attribution: 'named',
				ageHours: 228,
				body: md`
					The question about pressing “share” while angry is wonderful. Offline prevention of online trouble, in one sentence. May our pupils translate and reuse your session plan, with credit to the six?
				`
			}
		]
	},
	{
		slug: 'policing-in-the-room',
		forumKey: 'policing',
		authorSlug: 'luan',
		kind: 'discussion',
		language: 'en',
		title: 'Police in the room: when does it help, and when does it end the conversation?',
		body: md`
			I am the police liaison in our team, and I have learnt to ask this before every meeting. Sometimes my being there unblocks things: a licence, a road closure, a neighbour dispute. Sometimes people look at the table until I leave.

			Our present rule: community police come to young people’s sessions **only when invited by the young people**, out of uniform or in it as _they_ prefer, and say at the start what will be noted (nothing) and what would have to be acted upon (danger).

			I should like to hear frank views, especially from colleagues who would rather I did not come.
		`,
		visibility: 'members',
		attribution: 'city',
		ageHours: 474,
		replies: [
			{
				slug: 'r1',
				authorSlug: 'salma',
				language: 'ar',
				attribution: 'city',
				ageHours: 462,
				body: md`
					بصراحة: في جلساتنا مع الأمهات نفضّل ألا تحضروا، ليس عداءً بل لأن حضور الشرطة يغيّر معنى الجلسة. لكننا نرحب بلقاء منفصل معلن تحضرونه ضيوفًا، تُطرح فيه الأسئلة التي جمعناها نحن. الفصل بين المكانين هو ما يحفظ الثقة بكليهما.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'ibrahima',
				language: 'fr',
				attribution: 'city',
				ageHours: 450,
				body: md`
					Chez nous, ce n’est pas l’uniforme qui pose problème, c’est le carnet. Depuis que l’agent arrive les mains vides et le dit, on lui parle de l’éclairage, des chiens, des motos. C’est un début, et c’est de la prévention.
				`
			},
			{
				slug: 'r3',
				authorSlug: 'hala',
				language: 'ar',
				attribution: 'role_and_city',
				ageHours: 433,
				body: md`
					ما يساعدنا هو **الوضوح المكتوب**: ما الذي تلتزم الشرطة بعدم فعله في هذا المكان. ورقة موقّعة معلّقة على الباب خير من عشر تطمينات شفهية، وتبقى حين يُنقل الضابط إلى مدينة أخرى.
				`
			},
			{
				slug: 'r4',
				authorSlug: 'ruth',
				language: 'en',
				attribution: 'city',
				ageHours: 420,
				body: md`
					The transfer problem is real. We lost two years of work when three officers were moved in one month. The agreement now names the _post_, not the person, and the handover includes being introduced by the person who leaves, in the youth club, in front of everyone.
				`
			},
			{
				slug: 'r5',
				authorSlug: 'claire',
				language: 'fr',
				attribution: 'named',
				ageHours: 401,
				body: md`
					Une distinction qui nous a aidés : _coopérer sur le quartier_ (lieux, horaires, éclairage) oui, largement ; _coopérer sur les personnes_, jamais dans ces réunions. S’il existe un danger, il y a d’autres voies, connues et légales.
				`
			},
			{
				slug: 'r6',
				authorSlug: 'luan',
				language: 'en',
				attribution: 'city',
				ageHours: 372,
				body: md`
					This is more useful than any training I have attended. I am taking three things to my commander: the written sheet on the door, the handover in public, and “places, not people”. And I shall stay away from the mothers’ sessions, with respect, until invited to the other one.
				`
			}
		]
	},
	{
		slug: 'policing-complaints-channel',
		forumKey: 'policing',
		authorSlug: 'aissata',
		kind: 'question',
		language: 'fr',
		title: 'Quand un habitant veut se plaindre d’un contrôle, à qui l’orienter sans rompre la coopération ?',
		body: md`
			Les médiateurs municipaux reçoivent des plaintes au sujet de contrôles répétés dans certains lieux. Ils ne savent pas où orienter les personnes ; la voie officielle est lointaine et peu connue. Certains médiateurs finissent par ne plus en parler, ce qui n’aide personne.

			Nous voulons une **procédure simple et loyale** : la personne sait où s’adresser et dans quel délai on lui répond, la police sait ce qui est transmis, et la ville ne juge pas à la place de l’autorité compétente.

			Une ville a-t-elle mis en place un tel canal avec sa police ? Comment a-t-il été accueilli des deux côtés ?
		`,
		visibility: 'public',
		attribution: 'none',
		ageHours: 93,
		replies: []
	}
];
