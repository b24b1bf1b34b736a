import { md } from '../markdown.ts';
import type { DemoThread } from '../shape.ts';

export const NLC_THREADS: readonly DemoThread[] = [
	{
		slug: 'nlc-may-a-district',
		forumKey: 'nlc',
		authorSlug: 'bashir',
		kind: 'question',
		language: 'ar',
		title: 'هل يحق للقضاء أن يشكّل لجنته الفرعية، أم ينضم إلى لجنة المحافظة؟',
		body: md`
			وصلتنا الاستراتيجية الوطنية مع رسالة تدعو «الجهات المحلية إلى القيام بدورها»، ولا شيء عن هذا الدور. رئيس القضاء مستعد للعمل لكنه يسأل سؤالًا مشروعًا: **ما الذي يُسمح لنا به؟**

			فهمنا أن أمامنا ثلاثة طرق:

			1. لجنة فرعية خاصة بالقضاء؛
			2. خطة عمل محلية مستقلة دون لجنة جديدة؛
			3. عضوية في لجنة المحافظة والمساهمة في مشاريعها.

			ما الذي جعل مدينتكم تختار أحدها؟ وهل يمكن الانتقال من طريق إلى آخر لاحقًا؟
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 1010,
		acceptedReply: 'r3',
		replies: [
			{
				slug: 'r1',
				authorSlug: 'amal',
				language: 'ar',
				attribution: 'named',
				ageHours: 1001,
				body: md`
					نحن في البلد نفسه، واخترنا الطريق الثالث ثم انتقلنا إلى الثاني. لم يكن الانتقال صعبًا لأننا كتبنا منذ البداية في محضر الانضمام: «يُراجع هذا الترتيب بعد سنة».
				`
			},
			{
				slug: 'r2',
				authorSlug: 'vesna',
				language: 'en',
				attribution: 'named',
				ageHours: 986,
				body: md`
					A practical test from our municipality: count the meetings. If your own sub-committee would be the same eight people who already meet on something else, give that meeting a mandate instead of creating a new one. Existing structures come with chairs, minutes and a budget line.
				`
			},
			{
				slug: 'r3',
				authorSlug: 'claire',
				language: 'fr',
				attribution: 'named',
				ageHours: 970,
				body: md`
					Nous avons posé la question par écrit au niveau national, et c’est le meilleur conseil que je puisse donner : **ne demandez pas « avons-nous le droit ? », écrivez « sauf avis contraire sous trente jours, nous ferons ceci ».** Joignez une page :

					- la base sur laquelle vous agissez (compétences sociales, éducatives, jeunesse, que vous exercez déjà) ;
					- la voie choisie parmi les trois, et pourquoi ;
					- ce que vous ne ferez pas : ni renseignement, ni suivi de personnes ;
					- ce que vous transmettrez au gouvernorat, et à quel rythme.

					Nous avons reçu une réponse au vingt-huitième jour, avec deux corrections utiles. Cette lettre est devenue la première section de notre plan.
				`
			},
			{
				slug: 'r4',
				authorSlug: 'hala',
				language: 'ar',
				attribution: 'named',
				ageHours: 955,
				body: md`
					أعجبتني فقرة «ما لن نفعله»: لا عمل استخباري ولا متابعة لأشخاص. هذا ما يسأل عنه الأهالي أولًا، ومن الأفضل أن يكون مكتوبًا وموقّعًا.
				`
			},
			{
				slug: 'r5',
				authorSlug: 'bashir',
				language: 'ar',
				attribution: 'named',
				ageHours: 820,
				body: md`
					أرسلنا الرسالة بالصيغة التي اقترحتها كلير، بعد أن راجعها المستشار القانوني في المحافظة. اخترنا الطريق الثالث الآن، مع مراجعة بعد سنة كما فعلت مرسى الياسمين. شكرًا لكم، وسأنشر هنا الرد حين يصل.
				`
			}
		]
	},
	{
		slug: 'nlc-next-strategy',
		forumKey: 'nlc',
		authorSlug: 'claire',
		kind: 'consultation',
		language: 'fr',
		title: 'Consultation : que demander à l’État dans la prochaine version de la stratégie nationale ?',
		body: md`
			Notre stratégie nationale a été écrite pour une autre époque et sera révisée l’an prochain. Pour une fois, les villes sont invitées à contribuer. Nous avons droit à **deux pages**.

			Je voudrais y mettre des demandes que d’autres villes, dans d’autres pays, jugent vraiment utiles. Pour chacune : _une phrase, et ce qu’elle changerait lundi matin_. Par exemple :

			> Chaque ville désigne un référent avec un mandat écrit. Lundi matin : on sait qui appeler.

			Les contributions sont ouvertes jusqu’à la fin du mois ; je publierai ici la synthèse et ce qu’il en sera advenu.
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 288,
		replies: [
			{
				slug: 'r1',
				authorSlug: 'bashir',
				language: 'ar',
				attribution: 'named',
				ageHours: 270,
				body: md`
					«يُرسل كل تحديث للاستراتيجية إلى رؤساء البلديات كافة، مع إشعار استلام ومكان لطرح الأسئلة.» وصباح الاثنين: لا يكتشف أحد دوره من الصحف.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'ruth',
				language: 'en',
				attribution: 'named',
				ageHours: 261,
				body: md`
					“Any national duty for cities names its source of funding for at least two years.” On Monday morning: we stop writing plans whose second year is a hope.
				`
			},
			{
				slug: 'r3',
				authorSlug: 'aissata',
				language: 'fr',
				attribution: 'named',
				ageHours: 240,
				body: md`
					« Les villes sont consultées avant toute décision de retour de familles sur leur territoire, sur la base de besoins agrégés. » Lundi matin : l’école et le dispensaire ont commencé à se préparer.
				`
			},
			{
				slug: 'r4',
				authorSlug: 'luan',
				language: 'en',
				attribution: 'role_and_city',
				ageHours: 199,
				body: md`
					“The strategy says in plain words which tasks belong to police and which never do.” On Monday morning: a youth worker can answer the first question they are always asked.
				`
			}
		]
	},
	{
		slug: 'nlc-writing-alignment',
		forumKey: 'nlc',
		authorSlug: 'vesna',
		kind: 'question',
		language: 'en',
		title: 'Half the national pillars are outside our powers. How honest is your “alignment” section?',
		body: md`
			Our template asks us to show how the municipal plan contributes to _every_ pillar of the national strategy. Two of the five (border management and legislation) have nothing to do with a town of our size. Last time we wrote polite nonsense, and the reviewer noticed.

			How do you handle this? Leave it blank? Explain? Ask for the template to change?
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 61,
		replies: [
			{
				slug: 'r1',
				authorSlug: 'bashir',
				language: 'ar',
				attribution: 'named',
				ageHours: 52,
				body: md`
					نكتب: «خارج صلاحيات القضاء، ونطلب إبلاغنا بما قد يؤثر في خدماتنا». جملة واحدة صادقة، وفيها طلب. لم يعترض أحد حتى الآن، بل نُسخت في خطط أقضية أخرى.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'claire',
				language: 'fr',
				attribution: 'named',
				ageHours: 33,
				body: md`
					Nous distinguons trois mentions : « nous contribuons », « nous sommes concernés », « sans objet ». La deuxième est la plus intéressante : elle montre à l’État où ses décisions nous touchent sans que nous ayons la main.
				`
			}
		]
	}
];
