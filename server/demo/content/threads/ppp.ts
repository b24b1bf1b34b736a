import { md } from '../markdown.ts';
import type { DemoThread } from '../shape.ts';

export const PPP_THREADS: readonly DemoThread[] = [
	{
		slug: 'ppp-first-partnership',
		forumKey: 'ppp',
		authorSlug: 'amal',
		kind: 'question',
		language: 'ar',
		title: 'أول شراكة لنا مع القطاع الخاص: من أين نبدأ؟',
		body: md`
			الشراكة بين القطاعين العام والخاص مفهوم جديد على بلديتنا. لدينا غرفة تجارة نشيطة وشركات متوسطة حول الميناء، لكن علاقتنا بها تقتصر على الرخص والرسوم ورعاية المهرجانات.

			نريد شراكة صغيرة وحقيقية تخدم الشباب، لا صورة في صحيفة. ما نخشاه:

			- أن تطلب الشركة مقابلًا لا يجوز لنا أن نعطيه؛
			- أن تُفهم الشراكة على أنها برنامج «للأشخاص الخطرين»، وهذا وصم لا نقبله؛
			- أن تنتهي بانتهاء حماسة شخص واحد.

			كيف كانت **المحادثة الأولى** عندكم؟ ومن جلس إلى الطاولة؟
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 905,
		acceptedReply: 'r2',
		replies: [
			{
				slug: 'r1',
				authorSlug: 'claire',
				language: 'fr',
				attribution: 'named',
				ageHours: 896,
				body: md`
					Notre première rencontre a échoué parce que nous étions venus demander de l’argent. La seconde a réussi parce que nous avons posé une question : « Qu’est-ce qui vous empêche de recruter dans cette ville ? » Réponse : les transports et la ponctualité, pas la motivation. Nous pouvions agir sur les transports.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'ruth',
				language: 'en',
				attribution: 'named',
				ageHours: 884,
				body: md`
					Start smaller than feels respectable. Our first agreement was one page, with one employer, for twelve trainees. What I would do again:

					1. **Bring the legal officer to the second meeting, not the fifth.** Three rules were settled at once: no exclusivity, no link to any procurement, everything published.
					2. **Agree on what each side needs to be able to say.** For the company: “we found good staff”. For us: “people finished their training and started work”. Neither sentence mentions extremism, because that is not what the agreement is about.
					3. **Open it to everyone** enrolled at the vocational centre. No referrals, no special list, hence no stigma.
					4. **Two names on each side**, so it survives a resignation.
					5. **A date to stop.** After nine months both sides decide again. It made saying yes much easier.

					The port has since renewed twice. The checklist is in a separate thread in this forum.
				`
			},
			{
				slug: 'r3',
				authorSlug: 'bashir',
				language: 'ar',
				attribution: 'named',
				ageHours: 860,
				body: md`
					أضيف إلى كلام السيدة روث: اربطوا الشراكة بقاعدة بيانات الباحثين عن عمل الموجودة أصلًا في مكتب التشغيل، فلا تحتاجون إلى إنشاء سجل جديد ولا إلى اختيار أحد بالاسم.
				`
			},
			{
				slug: 'r4',
				authorSlug: 'ibrahima',
				language: 'fr',
				attribution: 'named',
				ageHours: 838,
				body: md`
					Chez nous, il n’y a pas de grandes entreprises. Nous avons travaillé avec la coopérative des artisans du marché : même principe, une page, deux noms de chaque côté. Ne sous-estimez pas les petites structures, elles gardent les apprentis plus longtemps.
				`
			},
			{
				slug: 'r5',
				authorSlug: 'amal',
				language: 'ar',
				attribution: 'named',
				ageHours: 700,
				body: md`
					عقدنا اللقاء الأول بسؤال كلير نفسه: «ما الذي يمنعكم من التوظيف في مدينتنا؟». كان الجواب مفاجئًا: لا يعرفون من يسألون في البلدية. عيّنّا شخصين للتواصل، ونكتب الآن الصفحة الواحدة مع تاريخ للمراجعة بعد تسعة أشهر.
				`
			},
			{
				slug: 'r6',
				authorSlug: 'ruth',
				language: 'en',
				attribution: 'named',
				ageHours: 688,
				body: md`
					“They do not know whom to ask” is what we heard too, word for word. Happy to read the draft page with you, and to put you in touch with the port’s training manager if both of you would like that.
				`
			}
		]
	},
	{
		slug: 'ppp-starter-checklist',
		forumKey: 'ppp',
		authorSlug: 'ruth',
		kind: 'practice',
		language: 'en',
		title: 'Starter checklist for a first agreement with a local employer',
		body: md`
			Several cities asked for the checklist behind our agreement with the port. It is short on purpose. Please take it apart.

			**Before the first conversation**

			- the public service you want to strengthen, in one sentence and without jargon
			- what the city can offer that is lawful and free: a venue, transport, a single contact
			- what you will _not_ discuss: licences, taxes, procurement

			**On the page itself**

			- purpose, open to whom, how many places
			- two contacts on each side
			- what is published and when
			- how either side can leave, with one month’s notice
			- date of joint review

			**What made it possible here:** an employment office that employers already trusted, and a mayor who did not need a ribbon to cut.

			**What would not travel:** the port hires in waves, so we could plan cohorts. A retailer that hires one person at a time needs another design.

			The blank page is at [example.org](https://example.org/first-agreement).
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 868,
		replies: [
			{
				slug: 'r1',
				authorSlug: 'salma',
				language: 'ar',
				attribution: 'named',
				ageHours: 820,
				body: md`
					سؤال من جمعية أهلية: أين مكان المتدربين أنفسهم في هذه الصفحة؟ أقترح بندًا واحدًا: «يحق للمتدرب أن يقدّم شكوى إلى جهة ليست صاحب العمل ولا مركز التدريب».
				`
			},
			{
				slug: 'r2',
				authorSlug: 'ruth',
				language: 'en',
				attribution: 'named',
				ageHours: 809,
				body: md`
					That is a real gap, thank you. We have added the line, with the city’s ombudsperson as the address, and will tell the port at the next review that it came from Marsa Yasmin.
				`
			},
			{
				slug: 'r3',
				authorSlug: 'aissata',
				language: 'fr',
				attribution: 'named',
				ageHours: 640,
				body: md`
					Nous avons adapté la liste pour un groupement de femmes transformatrices. Deux changements : une **garde d’enfants** comptée comme une contribution de la ville, et une clause lue à voix haute avant la signature, puisque toutes les signataires ne lisent pas. Résultat à suivre dans six mois.
				`
			}
		]
	},
	{
		slug: 'ppp-vocational-label',
		forumKey: 'ppp',
		authorSlug: 'ibrahima',
		kind: 'question',
		language: 'fr',
		title: 'Centre de formation et employeurs : comment éviter l’étiquette « prévention » ?',
		body: md`
			Un partenaire technique nous propose de financer des places de formation professionnelle, à condition que le programme soit présenté comme une action de prévention de l’extrémisme. Les employeurs, eux, nous disent qu’ils ne prendront pas d’apprentis « de ce programme-là ».

			Nous voyons trois issues et aucune ne nous satisfait entièrement :

			1. refuser le financement ;
			2. demander au bailleur un intitulé public différent, en toute transparence ;
			3. fondre ces places dans l’offre générale et n’en rendre compte que globalement.

			Avez-vous déjà négocié l’intitulé d’un programme avec un bailleur ? Que lui avez-vous montré pour le convaincre ?
		`,
		visibility: 'public',
		attribution: 'role_and_city',
		ageHours: 44,
		replies: []
	}
];
