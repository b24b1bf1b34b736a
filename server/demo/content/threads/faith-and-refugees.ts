import { md } from '../markdown.ts';
import type { DemoThread } from '../shape.ts';

export const FAITH_AND_REFUGEE_THREADS: readonly DemoThread[] = [
	{
		slug: 'faith-beyond-the-photograph',
		forumKey: 'faith',
		authorSlug: 'amal',
		kind: 'discussion',
		language: 'ar',
		title: 'حوار ما بين الأديان لا يتوقف عند الصورة الجماعية',
		body: md`
			نُحسن في مدينتنا تنظيم اللقاءات: قاعة جميلة وكلمات طيبة وصورة جماعية. وبعد أسبوع لا يبقى منها إلا الصورة.

			قررنا هذا العام أن نبدأ من **عمل مشترك** لا من لقاء: لجنة من القيادات الدينية وجهات الأوقاف والبلدية تتولى أمرًا ملموسًا واحدًا، هو سلال الشتاء للأسر المحتاجة من الأحياء كلها، بقائمة واحدة ومعيار واحد هو الحاجة.

			النتيجة الأولى لم نتوقعها: صار أعضاء اللجنة يتصل بعضهم ببعض مباشرة. وحين سرت إشاعة في الخريف أطفأتها ثلاث مكالمات قبل أن يُكتب أي بيان.

			ما الأعمال المشتركة التي نجحت عندكم؟ وكيف اخترتم من يجلس إلى الطاولة دون أن تُقصوا أحدًا؟
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 352,
		replies: [
			{
				slug: 'r1',
				authorSlug: 'ruth',
				language: 'en',
				attribution: 'named',
				ageHours: 340,
				body: md`
					“Three phone calls before any statement was written” is the best indicator of an interfaith programme I have come across. Ours is a shared night shelter. On who sits at the table: we ask each community for _two_ people, of whom one must not be clergy and one must be under thirty-five. They may be the same person, and it is remarkable how rarely they are.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'claire',
				language: 'fr',
				attribution: 'named',
				ageHours: 328,
				body: md`
					Nous avons veillé à inviter aussi ceux qui ne se reconnaissent dans aucune religion ; ils sont nombreux parmi les bénévoles. Le comité s’appelle donc « comité du vivre-ensemble », et personne n’y parle au nom de tous les siens.
				`
			},
			{
				slug: 'r3',
				authorSlug: 'ibrahima',
				language: 'fr',
				attribution: 'named',
				ageHours: 311,
				body: md`
					À Dounia-Koura, c’est le nettoyage du marché avant les fêtes des uns et des autres. Chacun balaie pour la fête du voisin. Cela paraît modeste, mais les enfants le racontent à l’école.
				`
			},
			{
				slug: 'r4',
				authorSlug: 'amal',
				language: 'ar',
				attribution: 'named',
				ageHours: 290,
				body: md`
					«كلٌّ يكنس لعيد جاره»: قرأت هذه العبارة على اللجنة فسكت الجميع ثم ابتسموا. سنجرّبها في الربيع. وقاعدة «شخصان من كل جماعة أحدهما دون الخامسة والثلاثين» أدرجناها في النظام الداخلي للجنة.
				`
			}
		]
	},
	{
		slug: 'refugees-reception-centre-rumours',
		forumKey: 'refugees',
		authorSlug: 'claire',
		kind: 'question',
		language: 'fr',
		title: 'Un centre d’accueil ouvre dans six semaines : comment parler aux voisins avant les rumeurs ?',
		body: md`
			L’État nous a annoncé l’ouverture d’un centre d’accueil pour cent vingt personnes. La décision n’est pas la nôtre, mais les questions arrivent chez nous : sécurité, école, prix des logements.

			La réunion publique unique, salle des fêtes, micro baladeur, a mal tourné il y a quatre ans. Nous ne la referons pas.

			**Déjà prévu :** douze petites réunions de cage d’escalier, une page de questions-réponses mise à jour chaque vendredi, une visite du bâtiment vide.

			- Qui doit porter la parole ? Le maire, le service, les voisins ?
			- Que dire quand on ne sait pas encore ?
			- Comment associer les futurs habitants du centre sans les exposer ?
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 420,
		acceptedReply: 'r1',
		replies: [
			{
				slug: 'r1',
				authorSlug: 'ruth',
				language: 'en',
				attribution: 'named',
				ageHours: 411,
				body: md`
					Small meetings, yes. Three things that made the difference for us:

					1. **A standing answer to “we do not know yet”:** “We do not know. We shall know by [date]. I shall come back to this staircase and tell you.” Then come back, even with bad news.
					2. **The same official at every meeting.** Ours was the head of street cleaning, because everybody already knew him and his phone number.
					3. **Fix one old complaint first.** The street lamps had been broken for a year. Repairing them the week _before_ said more about fairness than any leaflet.

					On the future residents: nobody was presented to anybody. After two months, the centre’s kitchen invited the street. That order matters.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'amal',
				language: 'ar',
				attribution: 'named',
				ageHours: 398,
				body: md`
					إصلاح الإنارة قبل الافتتاح درس ثمين: الناس يقارنون ما يُقدَّم للقادمين بما طلبوه هم منذ سنوات. نضيف من عندنا: كل خدمة جديدة في المركز، كملعب أو عيادة، تُفتح للحي كله من اليوم الأول.
				`
			},
			{
				slug: 'r3',
				authorSlug: 'vesna',
				language: 'en',
				attribution: 'named',
				ageHours: 377,
				body: md`
					Decide early what you will _not_ debate. Costs, timing and bus routes were open for discussion in our meetings; whether people deserve safety was not. The facilitator said so at the start, calmly, every time.
				`
			},
			{
				slug: 'r4',
				authorSlug: 'claire',
				language: 'fr',
				attribution: 'named',
				ageHours: 230,
				body: md`
					Huit réunions sur douze ont eu lieu. La phrase « je reviendrai dans cet escalier vous le dire » est devenue notre méthode, et nous avons réparé le passage piéton réclamé depuis trois ans. Les questions restent dures, le ton a changé. Merci à toutes et à tous.
				`
			}
		]
	}
];
