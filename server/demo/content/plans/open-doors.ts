import { md } from '../markdown.ts';
import type { DemoPlan } from './shape.ts';

/** Two cities, two languages: each writes in its own, under each other, section by section. */
export const OPEN_DOORS: DemoPlan = {
	slug: 'open-doors',
	title: {
		ar: 'أبواب مفتوحة في المساء: خطة مشتركة مع الشباب',
		en: 'Open doors in the evening: a joint plan with young people',
		fr: 'Portes ouvertes le soir : un plan commun avec les jeunes'
	},
	cities: [
		{ slug: 'marsa-yasmin', role: 'editor' },
		{ slug: 'dounia-koura', role: 'editor' }
	],
	state: 'internal_consultation',
	visibility: 'public',
	template: 'standard',
	createdBy: 'amal',
	ageHours: 640,
	sections: {
		mandate: md`
			أقرّ المجلس البلدي في مرسى الياسمين إعداد هذه الخطة في جلسته العادية، وكلّف مستشارة رئيس البلدية بقيادة العمل عليها. التفويض **مكتوب ومحدد المدة**: سنتان، تليهما مراجعة يقرر المجلس بعدها التجديد أو الإيقاف.
			لا تمنح الخطة أي جهة صلاحية جديدة. كل ما فيها يقع ضمن اختصاصات البلدية القائمة في الشباب والثقافة والخدمات الاجتماعية، وما يخرج عنها يُحال إلى الجهة المختصة.
			À Dounia-Koura, le plan s’appuie sur une délibération du conseil municipal qui confie le pilotage à la direction de l’action sociale. Le service jeunesse et sports y est associé **à parts égales** : c’est lui qui connaît les jeunes, et ce sont eux qui jugeront.
			Le maire a signé ; le conseil des jeunes a demandé à signer aussi. Nous avons trouvé l’idée juste et ajouté une ligne pour sa présidente ou son président.
		`,
		alignment: md`
			تخدم الخطة محور «المجتمعات المحلية» في الاستراتيجية الوطنية، ومعه الخطة الفرعية للمحافظة. اخترنا من الخيارات المتاحة للمدن **خطة مستقلة مع عضوية في اللجنة الفرعية للمحافظة**: نكتب خطتنا، ونعرض تقدّمها على اللجنة كل ثلاثة أشهر.
			Notre stratégie nationale parle peu des villes. Nous avons donc fait le chemin inverse : pour chaque activité, une phrase dit quel engagement national elle aide à tenir. Là où nous n’en trouvons pas, nous l’écrivons aussi ; c’est une information utile pour le comité national.
		`,
		context: md`
			مرسى الياسمين مدينة ساحلية يعيش كثير من أهلها على الميناء والحِرف والسياحة. فيها مدارس وجمعيات أهلية نشيطة ومركز شبابي يفتح أبوابه مساءً. وما ينقصها أماكن **مفتوحة بعد ساعات الدوام**، لا أنشطة إضافية في الصباح.
			Dounia-Koura a grandi vite. Les quartiers de l’est ont accueilli des familles déplacées alors que l’eau, l’école et le dispensaire étaient déjà saturés. La ville a aussi ses forces : les causeries de la cour, des associations de femmes respectées, et un conseil de jeunes qui ne demande qu’à servir.
			اتفقنا على ألّا نصف أي حي بأنه «بؤرة» أو «حاضنة». نصف الخدمات والفجوات، لا الناس.
		`,
		need: md`
			### ما سمعناه في مرسى الياسمين

			- الشباب لا يطلبون محاضرات؛ يطلبون مكانًا يُفتح حين يُغلق كل شيء.
			- الثقة بالمبادرات الرسمية محدودة، وترتفع حين يرى الناس أثر رأيهم في قرار واحد على الأقل.
			- الإشاعات تنتشر مساءً، وتصل توضيحات البلدية في صباح اليوم التالي.

			### Ce que nous avons entendu à Dounia-Koura

			- Le conseil des jeunes existe sur le papier : ni budget, ni pouvoir de décider de quoi que ce soit.
			- Les jeunes arrivés récemment connaissent les points d’eau, pas les terrains de sport. Personne ne les leur a montrés.
			- Les parents veulent savoir qui encadre, jusqu’à quelle heure, et qui répond au téléphone.

			> لا تعِدونا بشيء كبير. عِدونا بشيء صغير وافعلوه في موعده.
			> جُمعت هذه الخلاصة من لقاءات مفتوحة في الأحياء، دون تسجيل أسماء، ثم عُرضت على من حضروا قبل أن تُكتب هنا.
		`,
		mapping: md`
			| الجهة / Structure          | Ville         | ما تقوم به اليوم / Ce qu’elle fait déjà | دورها في الخطة / Son rôle ici |
			| -------------------------- | ------------- | --------------------------------------- | ----------------------------- |
			| مجلس إدارة المركز الشبابي  | مرسى الياسمين | يدير المركز مساءً مع البلدية             | يقرر برنامج الأمسيات          |
			| جمعية «ضفاف» الأهلية       | مرسى الياسمين | لقاءات الأمهات والآباء                  | التيسير وسماع الملاحظات       |
			| Conseil des jeunes         | Dounia-Koura  | Avis sur le sport et la culture         | Décide d’une part du budget   |
			| Causeries de la cour       | Dounia-Koura  | Dialogue mensuel animé par des femmes   | Fait remonter les besoins     |
			| Service jeunesse et sports | Dounia-Koura  | Terrains, animateurs                    | Ouvre deux terrains le soir   |

			لا ننشئ لجنة جديدة حيث توجد لجنة. كل سطر في الجدول جهة قائمة قبلت دورها كتابةً.
		`,
		objectives: md`
			**رؤيتنا:** أن يجد كل شاب وشابة في المدينتين، بعد غروب الشمس، مكانًا آمنًا يُسمع فيه رأيه ويرى أثره.
			**Notre vision :** qu’après le coucher du soleil, chaque jeune des deux villes trouve un lieu sûr où sa parole compte et se voit.
			نلتزم بمبادئ الشبكة، وفي مقدمتها حقوق الإنسان وعدم التمييز وعدم إلحاق الضرر. ونضيف التزامًا من عندنا: **لا نطلب من أحد معلومات عن أحد.**
			Les objectifs sont dans le tableau ci-dessous. Nous en avons gardé quatre. Il y en avait onze ; personne n’aurait pu les réciter.
		`,
		toc: md`
			إذا وُجد مكان مفتوح في ساعات المساء، وأداره الشباب مع بالغين يثقون بهم، ورأوا قرارًا واحدًا على الأقل يتغيّر برأيهم، فإن صلتهم بمدينتهم تقوى، ويقل ما يدفعهم إلى من يعرض عليهم انتماءً على حساب غيرهم.
			Nous faisons trois hypothèses, et nous les vérifierons :

			1. Les jeunes viennent le soir si le trajet du retour est sûr.
			2. Les parents acceptent si un adulte connu répond de chaque soirée.
			3. Un budget participatif, même petit, change plus la confiance qu’une grande fête.
			   إذا تبيّن بعد ستة أشهر أن إحداها خاطئة غيّرنا النشاط، لا المؤشر.
		`,
		activities: md`
			رتّبنا الأنشطة بحسب مستوى الوقاية. معظمها **وقاية أولية** مفتوحة للجميع دون اختيار أو تصنيف.
			Une seule activité relève de la prévention secondaire : l’orientation vers les services compétents. Elle se fait à la demande de la personne ou de sa famille, jamais sur signalement d’un animateur, et **aucun cas n’est discuté dans ce plan**.
		`,
		coordination: md`
			يجتمع فريقا المدينتين **مرة كل شهر عن بُعد**، ومرة كل ستة أشهر حضوريًا بالتناوب. محضر كل لقاء صفحة واحدة: ما قُرّر، ومن ينفّذ، ومتى.
			Chaque ville garde sa propre équipe de prévention, qui se réunit au moins une fois par trimestre. Les décisions communes se prennent par consensus ; si nous n’y arrivons pas en deux réunions, chaque ville fait à sa façon et nous comparons.
			نكتب بلغتينا. لا يُترجَم كل شيء: تُترجَم القرارات والمواعيد، ويبقى النقاش كما قيل.
		`,
		roles: md`
			- **القيادة في مرسى الياسمين:** مكتب رئيس البلدية. **الإشراف:** نائب رئيس البلدية. **المراجعة:** مجلس المركز الشبابي.
			- **Pilotage à Dounia-Koura :** direction de l’action sociale. **Supervision :** secrétariat général. **Relecture :** conseil des jeunes.
			  الشرطة المجتمعية شريك في السلامة على الطرق المؤدية إلى الأماكن المفتوحة، ولا تحضر الأمسيات إلا بدعوة من مجلس الشباب.
		`,
		budget: md`
			| Poste / البند                                                                       | Marsa Yasmine             | Dounia-Koura                        | État / الحالة  |
			| ----------------------------------------------------------------------------------- | ------------------------- | ----------------------------------- | -------------- |
			| فتح المكان وإنارته مساءً                                                             | من الموازنة البلدية       | Budget municipal                    | مؤمَّن / acquis  |
			| Animateurs, soirées                                                                 | من الموازنة البلدية       | À rechercher pour la deuxième année | جزئي / partiel |
			| Budget décidé par les jeunes                                                        | مبلغ سنوي ثابت            | Montant annuel fixe                 | مؤمَّن / acquis  |
			| الرصد والتقييم                                                                      | من خمسة إلى عشرة في المئة | De cinq à dix pour cent             | مؤمَّن / acquis  |
			| نعلن مصدر كل تمويل خارجي على صفحة المدينة قبل صرفه. ونرفض ما يشترط أسماء المشاركين. |
		`,
		communication: md`
			نتحدث عن **المدينة والمساء والشباب**، لا عن التطرف. لا تظهر كلمة «وقاية» في اسم أي نشاط مفتوح للجمهور؛ ونشرح سبب ذلك لمن يسأل، بصراحة.
			Une personne par ville répond à la presse. Les photos montrent des lieux et des mains au travail, pas des visages, sauf accord écrit que l’on peut reprendre à tout moment.
			عند انتشار إشاعة نعمل ببروتوكول الصفحتين: ما نعرفه، وما لا نعرفه بعد، ومتى نعود بالجواب.
		`,
		safeguards: md`
			- لا قوائم بأسماء المشاركين تغادر المكان. نعدّ الحضور ولا نصفه.
			- Deux adultes formés à chaque soirée, jamais un seul.
			- باب للشكوى لا يمرّ بمن يدير النشاط.
			- Nous demandons aux filles, séparément et à chaque saison, si l’horaire et le trajet leur conviennent. Si la réponse est non, c’est l’horaire qui change.
			  أي معلومة تشير إلى شخص بعينه تُحذف من المحاضر قبل مشاركتها بين المدينتين.
		`,
		risks: md`
			1. **الوصم:** أن يُنظر إلى المكان على أنه «للشباب المشكلة». التخفيف: برنامج للجميع، واسم يختاره الشباب.
			2. **L’essoufflement des bénévoles.** Atténuation : des soirées en moins plutôt que des animateurs seuls ; une pause annoncée vaut mieux qu’une porte fermée.
			3. **تغيّر الإدارة بعد الانتخابات.** التخفيف: بند في الموازنة واتفاق موقّع، لا وعد شخصي.
			4. **La promesse non tenue.** C’est le risque que les jeunes citent en premier. Nous n’annonçons que ce qui est payé.
		`,
		mel: md`
			نتابع القليل ونتابعه بصدق: كم أمسية فُتحت في موعدها، وكم شخصًا عاد للمرة الثالثة، وكم قرارًا تغيّر برأي الشباب، وهل يشعر الأهل بالاطمئنان.
			La situation de référence reste vide jusqu’à la fin du premier trimestre, et nous écrivons qui la remplira. Un chiffre inventé n’en est pas un.
			نتبادل النتائج بين المدينتين كما هي، وما لم ينجح قبل ما نجح.
		`,
		sustainability: md`
			الهدف أن يصبح فتح الأماكن مساءً **خدمة بلدية عادية** لها بند في الموازنة وموظف مسؤول عنها. المشروع ينتهي، والباب يبقى مفتوحًا.
			À Dounia-Koura, la question du deuxième budget n’est pas réglée. Nous l’écrivons ici pour qu’elle ne soit pas découverte dans un an.
		`,
		peers: md`
			تعلّمنا من دنيا كورا كيف تبدأ «لقاءات الساحة» بسؤال واحد وتنتهي بموعد. ونقلت إلينا سؤالًا لم نطرحه: من الذي **لا يأتي**، ولماذا؟
			De Marsa Yasmine, nous reprenons le conseil qui gère le centre de jeunes, mais pas sa composition : chez nous, la moitié des sièges ira à des jeunes arrivés depuis moins de deux ans.
		`,
		timeline: md`
			- الأشهر الثلاثة الأولى: فتح مكان واحد في كل مدينة أمسيتين في الأسبوع.
			- Mois quatre à six : premier budget décidé par les jeunes, première visite croisée.
			- الشهر الثاني عشر: مراجعة مشتركة، وتُنشر خلاصتها بالعربية والفرنسية.
		`
	},
	objectives: [
		{
			title: 'مكان مفتوح ومُدار مع الشباب أمسيتين في الأسبوع على الأقل في كل مدينة',
			leadCity: 'marsa-yasmin',
			theme: 'youth',
			level: 'primary',
			startDay: -20,
			endDay: 340,
			state: 'agreed'
		},
		{
			title: 'Un budget annuel que les conseils de jeunes décident eux-mêmes',
			leadCity: 'dounia-koura',
			theme: 'youth',
			level: 'primary',
			startDay: 60,
			endDay: 420,
			state: 'agreed'
		},
		{
			title: 'توضيح رسمي خلال ساعتين عند انتشار إشاعة تمسّ المدينة',
			leadCity: 'marsa-yasmin',
			theme: 'crisis-response',
			level: 'primary',
			startDay: 30,
			endDay: 400,
			state: 'proposed'
		},
		{
			title: 'Les familles arrivées récemment connaissent un lieu et un nom à qui s’adresser',
			leadCity: 'dounia-koura',
			theme: 'refugees',
			level: 'primary',
			startDay: 30,
			endDay: 365,
			state: 'proposed'
		}
	],
	activities: [
		{
			title: 'فتح المركز الشبابي مساء الأحد والأربعاء ببرنامج يقرره مجلسه',
			leadCity: 'marsa-yasmin',
			theme: 'youth',
			level: 'primary',
			startDay: -14,
			endDay: 340,
			state: 'under_way'
		},
		{
			title: 'Éclairer et ouvrir deux terrains le soir, avec deux animateurs par soirée',
			leadCity: 'dounia-koura',
			theme: 'youth',
			level: 'primary',
			startDay: 21,
			endDay: 340,
			state: 'planned'
		},
		{
			title: 'لقاء شهري للأهل: من يُشرف، وحتى أي ساعة، ومن يجيب على الهاتف',
			leadCity: 'marsa-yasmin',
			theme: 'families',
			level: 'primary',
			startDay: 7,
			endDay: 300,
			state: 'planned'
		},
		{
			title: 'Première séance du budget des jeunes : règles, vote, affichage des résultats',
			leadCity: 'dounia-koura',
			theme: 'youth',
			level: 'primary',
			startDay: 95,
			endDay: 125,
			state: 'planned'
		},
		{
			title: 'تدريب مشترك على بروتوكول الساعات الأولى بعد الإشاعة',
			leadCity: 'marsa-yasmin',
			theme: 'crisis-response',
			level: 'primary',
			startDay: 45,
			endDay: 47,
			state: 'planned'
		},
		{
			title: 'Fiche d’orientation vers les services compétents, relue par les juristes des deux villes',
			leadCity: 'dounia-koura',
			theme: 'families',
			level: 'secondary',
			startDay: 30,
			endDay: 75,
			state: 'planned'
		}
	],
	history: [
		{ by: 'amal', ageHours: 640, change: 'created' },
		{ by: 'amal', ageHours: 632, parts: ['mandate', 'alignment', 'context'] },
		{ by: 'aissata', ageHours: 610, parts: ['mandate', 'context', 'need'] },
		{ by: 'ziad', ageHours: 534, parts: ['need', 'mapping', 'rows:activities'] },
		{ by: 'ibrahima', ageHours: 532, parts: ['need', 'toc', 'rows:objectives'] },
		{ by: 'aissata', ageHours: 340, change: 'kept' },
		{ by: 'amal', ageHours: 300, change: 'state' },
		{ by: 'salma', ageHours: 172, parts: ['mapping', 'safeguards', 'risks'] },
		{ by: 'ibrahima', ageHours: 170, parts: ['roles', 'budget', 'safeguards'] },
		{ by: 'amal', ageHours: 51, parts: ['coordination', 'communication', 'peers'] },
		{ by: 'aissata', ageHours: 28, parts: ['sustainability', 'peers', 'timeline'] },
		{ by: 'ziad', ageHours: 5, parts: ['timeline', 'rows:activities'] }
	],
	kept: {
		label: 'بعد اللقاء المشترك الأول',
		by: 'aissata',
		ageHours: 340,
		sections: ['mandate', 'alignment', 'context', 'need']
	}
};
