import { md } from '../markdown.ts';
import type { DemoReply, DemoThread } from '../shape.ts';

const FIRST_WEEK: readonly DemoReply[] = [
	{
		slug: 'r01',
		authorSlug: 'ibrahima',
		language: 'fr',
		attribution: 'named',
		ageHours: 611,
		body: md`
			Merci pour cette question, nous l’avons vécue il y a trois ans. Notre erreur : nous avons ouvert avec un règlement de quatre pages écrit par le service. Personne ne l’a lu. La deuxième version tient sur une affiche, et ce sont les jeunes qui l’ont rédigée.

			Une question avant d’aller plus loin : qui aura **la clé** ? Chez nous, tout a changé le jour où elle n’était plus seulement à la mairie.
		`
	},
	{
		slug: 'r02',
		authorSlug: 'amal',
		language: 'ar',
		attribution: 'named',
		ageHours: 608,
		body: md`
			سؤال المفتاح في مكانه تمامًا. حتى الآن هو مع حارس المبنى الذي ينتهي دوامه في الثالثة بعد الظهر، أي قبل أن يبدأ نصف من نريدهم يومهم. لم يخطر لنا أن هذه هي العقبة الأولى.
		`
	},
	{
		slug: 'r03',
		authorSlug: 'vesna',
		language: 'en',
		attribution: 'named',
		ageHours: 602,
		body: md`
			Ours was a quiet failure for its first year, so here is the list I wish somebody had given me:

			1. **Opening hours are the programme.** We closed at six because staff contracts said so. Young people concluded it was a place for staff.
			2. **Two adults, always the same two.** Rotating volunteers meant introducing yourself every evening.
			3. **No sign-in sheet at the door.** We count heads; we do not collect names. When someone asked why, that answer won us more trust than any poster.
			4. **Something to do with your hands.** A kitchen did more than the computer room.

			The third point needs your legal service on board early, because a funder will ask for lists.
		`
	},
	{
		slug: 'r04',
		authorSlug: 'hala',
		language: 'ar',
		attribution: 'named',
		ageHours: 590,
		body: md`
			أؤكد ما قالته الزميلة فيسنا عن قوائم الأسماء. في قضائنا امتنع كثيرون عن الحضور لأنهم ظنوا أن السجل يذهب إلى جهة أمنية. استبدلنا به عدّادًا يدويًا بسيطًا، وكتبنا على الباب ما نسجله وما لا نسجله.
		`
	},
	{
		slug: 'r05',
		authorSlug: 'daniel',
		language: 'en',
		attribution: 'named',
		ageHours: 583,
		body: md`
			On funders asking for lists: we offer three things instead, and none has been refused so far.

			- a nightly headcount by hour;
			- a short conversation log kept by staff (topics, never people);
			- a twice-yearly anonymous card, five questions, that young people design with us.

			It is _better_ information than a list of names, and you can say so with a straight face.
		`
	},
	{
		slug: 'r06',
		authorSlug: 'ziad',
		language: 'ar',
		attribution: 'named',
		ageHours: 577,
		body: md`
			بصفتي من سيعمل في المركز كل مساء، سؤالي عن الأمان: كيف تتصرفون حين يقع شجار داخل المركز؟ لا أريد أن يكون الاتصال بالشرطة ردّنا الأول، ولا أريد أن أترك الفريق وحيدًا.
		`
	},
	{
		slug: 'r07',
		authorSlug: 'luan',
		language: 'en',
		attribution: 'role_and_city',
		ageHours: 570,
		body: md`
			From the police side of the table: agree on a ladder before you open, and put it on one page.

			1. Staff talk, and the activity pauses.
			2. Staff close for the night and open again tomorrow. Closing for a _week_ punishes everybody.
			3. A named community officer is phoned, someone the young people have met.
			4. The emergency number, only when somebody may get hurt.

			In our municipality we rehearsed it with the young people’s board. They made step 2 stricter than we would have dared to.
		`
	},
	{
		slug: 'r08',
		authorSlug: 'karim',
		language: 'fr',
		attribution: 'named',
		ageHours: 566,
		body: md`
			J’ajoute un point que nous avons appris tard : les **filles** ne viennent pas si le trajet du retour n’est pas réglé. Nous avons déplacé l’horaire d’une heure et obtenu que le dernier bus s’arrête devant le centre. Aucun atelier « pour les filles » n’avait eu cet effet.
		`
	},
	{
		slug: 'r09',
		authorSlug: 'aissata',
		language: 'fr',
		attribution: 'named',
		ageHours: 561,
		body: md`
			Même constat à Dounia-Koura. Les mères de notre quartier ont posé une condition très simple : voir le lieu avant d’y envoyer leurs enfants. Nous avons donc ouvert une fin d’après-midi par mois aux familles, avec le thé. La confiance est venue de là, pas de la brochure.
		`
	}
];

const SECOND_WEEK: readonly DemoReply[] = [
	{
		slug: 'r10',
		authorSlug: 'amal',
		language: 'ar',
		attribution: 'named',
		ageHours: 498,
		body: md`
			شكرًا لكم جميعًا. أحاول أن ألخّص ما سنأخذه إلى رئيس البلدية هذا الأسبوع:

			- نسخة من المفتاح مع هيئة الشباب، ومحضر تسليم واضح؛
			- ساعات الفتح من الخامسة حتى العاشرة مساءً، أربعة أيام في الأسبوع؛
			- عدّاد بدل السجل؛
			- سلّم من أربع درجات للتعامل مع الخلافات؛
			- حافلة أخيرة تتوقف أمام الباب.

			يبقى السؤال الأصعب: **من أي ميزانية نعيّن من يعمل مساءً؟**
		`
	},
	{
		slug: 'r11',
		authorSlug: 'ruth',
		language: 'en',
		attribution: 'named',
		ageHours: 489,
		body: md`
			Budget is where good centres die, so be boring about it. Two posts in the regular staffing table from year two, even half posts, are worth more than six posts from a project. We asked for “evening library assistants” because that line already existed, and it went through in one meeting.
		`
	},
	{
		slug: 'r12',
		authorSlug: 'bashir',
		language: 'ar',
		attribution: 'named',
		ageHours: 481,
		body: md`
			اقتراح عملي: اكتبوا في خطة العمل المحلية سطرًا واحدًا عن تكلفة السنة الثانية، حتى لو كان المبلغ «يُحدَّد لاحقًا» مع تاريخ ومسؤول. حين غاب هذا السطر عندنا انتهى النشاط بانتهاء التمويل، ولم ينتبه أحد إلا بعد شهرين.
		`
	},
	{
		slug: 'r13',
		authorSlug: 'ibrahima',
		language: 'fr',
		attribution: 'named',
		ageHours: 470,
		body: md`
			Sur les postes du soir, nous avons combiné deux demi-postes municipaux et une convention avec une association sportive. Attention : l’association doit être choisie par un appel ouvert, sinon le centre devient « le centre de telle personne ». Cela nous est presque arrivé.
		`
	},
	{
		slug: 'r14',
		authorSlug: 'salma',
		language: 'ar',
		attribution: 'named',
		ageHours: 462,
		body: md`
			من جهة المجتمع المدني: رحّبوا بالجمعيات شريكةً في البرنامج، لا مالكةً للمكان. واتفقوا منذ البداية على أن أي نشاط سياسي أو ترويجي، من أي طرف كان، مكانه خارج المركز. هذا يحمي الشباب ويحمينا نحن أيضًا.
		`
	},
	{
		slug: 'r15',
		authorSlug: 'claire',
		language: 'fr',
		attribution: 'named',
		ageHours: 455,
		body: md`
			Un mot sur la manière d’en parler. Nous avons présenté le centre comme un équipement pour tous les jeunes de la ville, jamais comme une réponse à l’extrémisme. Le mot n’apparaît ni sur la façade ni dans la délibération. Ce n’est pas cacher quelque chose : c’est dire la vérité sur un lieu dont la plupart des visiteurs viennent pour jouer au ping-pong.
		`
	},
	{
		slug: 'r16',
		authorSlug: 'priya',
		language: 'en',
		attribution: 'named',
		ageHours: 440,
		body: md`
			Agreeing with Claire, from public health: universal services carry no label, and that is exactly why people use them. Keep the one quiet thing you do need, which is a way to reach psychosocial support. Ours is a nurse who comes on Tuesdays and plays table football badly. Nobody has to _make an appointment_ with her.
		`
	},
	{
		slug: 'r17',
		authorSlug: 'hala',
		language: 'ar',
		attribution: 'named',
		ageHours: 431,
		body: md`
			فكرة الممرضة التي تأتي «لتلعب» جميلة وذكية. من تجربتنا: يجب أن يعرف الفريق بالضبط إلى أي خدمة يُحيل ومن يتصل، وألا يحاول أحد منهم أن يقوم بدور الاختصاصي. ورقة واحدة على الحائط في غرفة الفريق تكفي.
		`
	}
];

const SINCE_THE_OPENING: readonly DemoReply[] = [
	{
		slug: 'r18',
		authorSlug: 'ziad',
		language: 'ar',
		attribution: 'named',
		ageHours: 190,
		body: md`
			**تحديث:** فتحنا تجريبيًا الأسبوع الماضي. جاء في المساء الأول أحد عشر شخصًا، تسعة منهم أعضاء في هيئة الشباب التي كتبت القواعد! وفي المساء الرابع لم نجد كراسي كافية. القواعد التي كتبوها خمس، وأجملها: «من يكسر شيئًا يُصلحه معنا».
		`
	},
	{
		slug: 'r19',
		authorSlug: 'vesna',
		language: 'en',
		attribution: 'named',
		ageHours: 186,
		body: md`
			“Whoever breaks something mends it with us” is going on our wall too, with your permission.

			> One warning from our second month: the first group that comes can become the group that owns the place. Keep one evening whose activity is chosen by people who have _never_ been.
		`
	},
	{
		slug: 'r20',
		authorSlug: 'ibrahima',
		language: 'fr',
		attribution: 'named',
		ageHours: 172,
		body: md`
			Bravo à toute l’équipe. Très juste, la remarque de Vesna : chez nous, ce sont les footballeurs qui avaient pris les lieux. Nous avons réservé le jeudi à ceux qui proposent autre chose, et c’est devenu la soirée cuisine, la plus fréquentée.
		`
	},
	{
		slug: 'r21',
		authorSlug: 'daniel',
		language: 'en',
		attribution: 'named',
		ageHours: 96,
		body: md`
			Would Marsa Yasmin be willing to write this up as a practice after six months, including what did not travel? Our youth service would adapt the four-step ladder and the rules, and would report back here on what we changed and why.
		`
	},
	{
		slug: 'r22',
		authorSlug: 'amal',
		language: 'ar',
		attribution: 'named',
		ageHours: 20,
		body: md`
			بكل سرور. وافق المجلس البلدي أمس على نصفَي وظيفة من الميزانية العادية ابتداءً من السنة المقبلة. لم يكن هذا ليحدث لولا سطر السيد بشير عن السنة الثانية وحيلة السيدة روث مع «مساعد المكتبة المسائي».

			قبلنا رد فيسنا جوابًا عن السؤال الأصلي لأنه أول ما طبعناه وعلّقناه، لكن هذا النقاش كله هو الجواب.
		`
	}
];

/** The long one: a question in Arabic answered in three languages, from the idea to the open door. */
export const EVENING_CENTRE: DemoThread = {
	slug: 'youth-evening-centre',
	forumKey: 'youth',
	authorSlug: 'amal',
	kind: 'question',
	language: 'ar',
	title: 'مركز شبابي يفتح مساءً: ما الذي تتمنون لو عرفتموه قبل الافتتاح؟',
	body: md`
		لدينا في مرسى الياسمين مبنى بلدي قديم قرب الميناء، وقررنا أن نجعله مركزًا للشباب يفتح أبوابه **بعد ساعات الدوام**. المبنى جاهز تقريبًا، لكننا نخشى أن نفتح مكانًا أنيقًا لا يدخله أحد.

		**ما فعلناه حتى الآن**

		- جلسات استماع مع نحو ستين شابًا وشابة في ثلاثة أحياء؛
		- هيئة شبابية من تسعة أعضاء تشارك في القرار؛
		- جولة في المبنى مع الهيئة، خرجنا منها بقائمة طويلة من التعديلات.

		**ما نسأل عنه**

		1. من يدير المركز مساءً، البلدية أم الشباب أم جمعية شريكة؟
		2. كيف نبني الثقة مع من لا يثقون بأي مبادرة رسمية؟
		3. ما الخطأ الذي ارتكبتموه أنتم ولا تريدون لنا أن نكرره؟

		نحتاج إلى قرار قبل نهاية الشهر، وسنعود إليكم بما حدث فعلًا.
	`,
	visibility: 'public',
	attribution: 'named',
	ageHours: 620,
	acceptedReply: 'r03',
	replies: [...FIRST_WEEK, ...SECOND_WEEK, ...SINCE_THE_OPENING]
};
