import { md } from '../markdown.ts';
import type { DemoThread } from '../shape.ts';

export const RETURNEES_THREADS: readonly DemoThread[] = [
	{
		slug: 'returnees-service-readiness',
		forumKey: 'returnees',
		authorSlug: 'hala',
		kind: 'question',
		language: 'ar',
		title: 'ما الذي يجب أن يكون جاهزًا قبل عودة الأسر؟ نبني قائمة تحقق للخدمات',
		body: md`
			تُبلَّغ الأقضية عادةً بموعد العودة قبل أسابيع قليلة، بينما تحتاج الخدمات إلى أشهر. نعمل في تل السنابل على **جدول جاهزية** يُراجع شهريًا مع الدوائر المعنية، بحيث نعرف ما هو جاهز وما هو ناقص _قبل_ أن نُسأل.

			هذه مسودتنا الأولى:

			| الخدمة                  | الجهة المسؤولة        | ما معنى «جاهز»؟                       |
			| ----------------------- | --------------------- | ------------------------------------- |
			| الوثائق الشخصية         | دائرة الأحوال المدنية | نافذة واحدة وموعد خلال أسبوع          |
			| التعليم                 | مديرية التربية        | مقاعد واختبار تحديد مستوى ومعلم مرافق |
			| الدعم النفسي والاجتماعي | مركز الرعاية الأولية  | اختصاصيّ مدرَّب وطريق إحالة مكتوب        |
			| السكن                   | لجنة الخدمات          | قائمة بدائل مؤقتة لثلاثة أشهر         |
			| سبل العيش               | مركز التدريب المهني   | مقاعد متاحة للنساء والرجال            |

			أسئلتنا: ما الذي نسيناه؟ ومن عنده معيار أوضح لكلمة «جاهز»؟ نذكّر بأن المنتدى للإجراءات فقط، ولا نذكر أي أسرة أو حالة.
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 790,
		acceptedReply: 'r3',
		replies: [
			{
				slug: 'r1',
				authorSlug: 'aissata',
				language: 'fr',
				attribution: 'named',
				ageHours: 781,
				body: md`
					Tableau très utile. Il manque à mon avis une ligne : **les quartiers d’accueil eux-mêmes**. Si l’école ou le dispensaire s’améliore seulement pour ceux qui reviennent, la colère est garantie. Nous annonçons chaque service comme ouvert à tout le quartier, et nous le montrons.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'priya',
				language: 'en',
				attribution: 'named',
				ageHours: 772,
				body: md`
					Two additions from health services: continuity of medication and vaccination records in the first fortnight, and **support for the staff** who provide the support. Supervision for social workers is usually the first thing cut and the first thing missed.
				`
			},
			{
				slug: 'r3',
				authorSlug: 'vesna',
				language: 'en',
				attribution: 'named',
				ageHours: 755,
				body: md`
					We used a similar table for three years. What made it work was replacing “ready / not ready” with four questions that anyone can check on a walk through the building:

					1. Is there **a named person** (and a deputy) who answers for this service?
					2. Is there **a written path** from the first contact to the service, on one page?
					3. Could it receive people **next Monday**, for everyone in the neighbourhood?
					4. Is it **paid for** for twelve months?

					Four yeses mean ready. Anything else has a date and an owner. Nobody argues about adjectives any more, and the governorate understands it at a glance.
				`
			},
			{
				slug: 'r4',
				authorSlug: 'bashir',
				language: 'ar',
				attribution: 'named',
				ageHours: 741,
				body: md`
					الأسئلة الأربعة أوضح بكثير من عمود «جاهز». سنضيفها إلى النموذج الموحد الذي نرفعه إلى اللجنة الفرعية في المحافظة، ونترك خط الأساس «يُحدَّد في نهاية الشهر» مع اسم المسؤول عن تحديده.
				`
			},
			{
				slug: 'r5',
				authorSlug: 'salma',
				language: 'ar',
				attribution: 'named',
				ageHours: 702,
				body: md`
					أقترح سطرًا عن **النساء**: مكان آمن للانتظار، وموظفة في كل نافذة، ورعاية أطفال أثناء المراجعات. هذه تفاصيل صغيرة، لكنها تقرر من يصل إلى الخدمة ومن لا يصل.
				`
			},
			{
				slug: 'r6',
				authorSlug: 'hala',
				language: 'ar',
				attribution: 'named',
				ageHours: 640,
				body: md`
					اعتمدنا الأسئلة الأربعة، وأضفنا سطرين: «الأحياء المستقبِلة» و«دعم العاملين». النسخة المعدلة متاحة لأي مدينة تريد تكييفها؛ أخبرونا فقط بما غيّرتموه ولماذا.
				`
			}
		]
	},
	{
		slug: 'returnees-city-left-out',
		forumKey: 'returnees',
		authorSlug: 'aissata',
		kind: 'need',
		language: 'fr',
		title: 'Les villes ne sont pas consultées sur le calendrier des retours : que demander, et à qui ?',
		body: md`
			Dans notre pays, la décision se prend au niveau national et la municipalité l’apprend par la presse, ou par les familles elles-mêmes. Pourtant c’est bien en ville que la réintégration a lieu.

			Nous préparons une note commune avec trois autres municipalités. Nous voulons rester constructifs et demander peu de choses, mais précises :

			- être informées _au moins_ huit semaines à l’avance ;
			- avoir un interlocuteur unique au ministère ;
			- recevoir des **besoins agrégés** par service, jamais de listes de personnes.

			Quelqu’un a-t-il obtenu un tel accord ? Par quelle porte êtes-vous passés ?
		`,
		visibility: 'members',
		attribution: 'role_and_city',
		ageHours: 265,
		replies: [
			{
				slug: 'r1',
				authorSlug: 'claire',
				language: 'fr',
				attribution: 'role_and_city',
				ageHours: 250,
				body: md`
					Par la porte de l’association nationale des maires, pas par celle du ministère. Une ville seule demande une faveur ; quarante villes proposent une procédure. Nous avons aussi apporté un texte déjà rédigé d’une page : il est plus facile de corriger que d’inventer.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'hala',
				language: 'ar',
				attribution: 'role_and_city',
				ageHours: 231,
				body: md`
					عبارة «احتياجات مجمّعة لا قوائم أسماء» مهمة جدًا، ونقترح أن تكون الشرط الأول لا الثالث. حين طلبنا ذلك صراحةً اطمأنت الدوائر الوطنية أيضًا، لأن مشاركة الأسماء كانت هي مصدر ترددها.
				`
			},
			{
				slug: 'r3',
				authorSlug: 'nour',
				language: 'ar',
				attribution: 'named',
				ageHours: 205,
				body: md`
					من الأمانة: إن رغبت مدن أخرى في الانضمام إلى هذه المذكرة، يمكننا أن نرتب لقاءً قصيرًا عبر الإنترنت بين مسؤولي العلاقات، مع ترجمة إلى العربية والفرنسية. اكتبوا هنا أو راسلوا الأمانة قبل نهاية الشهر.
				`
			}
		]
	},
	{
		slug: 'returnees-school-enrolment',
		forumKey: 'returnees',
		authorSlug: 'vesna',
		kind: 'question',
		language: 'en',
		title: 'Enrolling children in the middle of the school year: who has to agree, and in what order?',
		body: md`
			We are writing a one-page procedure so that a school can welcome a child in any month of the year, whatever the reason for the late start. Today each case of late enrolment becomes a negotiation between four offices, and every additional office learns something about the family that it does not need to know.

			What we would like to settle, **as a procedure and in general terms only**:

			- which office opens the door, and which ones merely need to be told _that_, not _why_;
			- what a class teacher needs on the first day;
			- how to describe this to other parents without marking anyone out.
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 168,
		replies: [
			{
				slug: 'r1',
				authorSlug: 'karim',
				language: 'fr',
				attribution: 'named',
				ageHours: 160,
				body: md`
					Chez nous, une seule porte : le service scolaire. L’école reçoit trois informations, pas davantage : la date d’arrivée, le niveau et les besoins d’apprentissage. Le motif reste au service scolaire. Et nous parlons d’**« arrivée en cours d’année »** pour tous les enfants, déménagements compris : la procédure n’a pas de catégorie particulière.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'daniel',
				language: 'en',
				attribution: 'none',
				ageHours: 148,
				body: md`
					We keep our own contact list of families with phone numbers, sorted by street. If it helps, send me a message and I will forward it so you can compare it with yours.
				`,
				hidden: {
					by: 'hala',
					reason:
						'A list of families is personal data and must not be shared here or through this forum. Please describe the procedure only.'
				}
			},
			{
				slug: 'r3',
				authorSlug: 'hala',
				language: 'ar',
				attribution: 'named',
				ageHours: 145,
				body: md`
					تذكير من المشرفة: لا نتبادل هنا قوائم ولا أرقامًا ولا أي معلومة عن أشخاص، ولو عبر الرسائل. أما السؤال نفسه فممتاز. تجربتنا قريبة من تجربة فالبرون: المدرسة تعرف **ما تحتاج إليه للتعليم** فقط، ويوقّع على ذلك كل من يطّلع على الملف.
				`
			}
		]
	}
];
