import { md } from '../markdown.ts';
import type { DemoThread } from '../shape.ts';

export const HEALTH_FORMS_AND_CRISIS_THREADS: readonly DemoThread[] = [
	{
		slug: 'health-borrowing-from-prevention',
		forumKey: 'public-health',
		authorSlug: 'priya',
		kind: 'discussion',
		language: 'en',
		title: 'What public health can lend us, and what it should keep',
		body: md`
			I came to this field from vaccination campaigns and gang prevention. Some of it travels well, some of it does not, and I should like to compare notes.

			**Worth borrowing:** protective factors before risk factors; services for everyone, with more for those who ask; small changes measured often; never blaming the person.

			**Better left alone:** the language of _infection_, _exposure_ and _carriers_. People are not germs. The moment a neighbourhood hears itself described that way, you have lost it.

			What would you put on either list? And has anyone found a **shared budget** with the health service that lasted?
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 306,
		replies: [
			{
				slug: 'r1',
				authorSlug: 'hala',
				language: 'ar',
				attribution: 'named',
				ageHours: 292,
				body: md`
					إلى قائمة ما يُستعار أضيف: **الإشراف المهني على العاملين**، فهو بديهي في الصحة النفسية ونادر في البلديات. وإلى قائمة ما يُترك: كلمة «حالة» نفسها. منذ صرنا نقول «طلب خدمة» تغيّرت نظرة الموظفين قبل نظرة الناس.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'karim',
				language: 'fr',
				attribution: 'named',
				ageHours: 270,
				body: md`
					Sur le budget partagé : le seul qui ait duré chez nous finance un poste de psychologue à mi-temps à l’école et à mi-temps au centre de santé. Un poste, deux signatures, un seul lieu de travail par jour. Les conventions plus ambitieuses n’ont pas passé l’hiver.
				`
			}
		]
	},
	{
		slug: 'forms-naming-without-blaming',
		forumKey: 'forms-of-extremism',
		authorSlug: 'karim',
		kind: 'discussion',
		language: 'fr',
		title: 'Parler de l’extrême droite violente sans mettre en cause des électeurs',
		body: md`
			Notre plan visait surtout une forme d’extrémisme ; les faits relevés par nos éducateurs en désignent aussi une autre, violente, d’extrême droite. Le nommer est nécessaire. Mais plusieurs élus y entendent une attaque contre une partie de leurs électeurs, et la discussion s’arrête.

			Nous avons retenu une règle de rédaction : décrire des **actes et des appels à la violence**, jamais des opinions ; la même phrase doit pouvoir s’appliquer à toutes les formes d’extrémisme. Si elle ne s’applique qu’à une seule, nous la réécrivons.

			Comment en parlez-vous dans vos conseils ? Et avec les écoles ?
		`,
		visibility: 'public',
		attribution: 'role_and_city',
		ageHours: 214,
		replies: [
			{
				slug: 'r1',
				authorSlug: 'ruth',
				language: 'en',
				attribution: 'named',
				ageHours: 198,
				body: md`
					The symmetry test is the right one: swap the group in the sentence and see whether you would still sign it. We read every draft aloud that way, with members of all parties in the room. It takes an hour and has saved us months.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'amal',
				language: 'ar',
				attribution: 'named',
				ageHours: 176,
				body: md`
					نحن على الطرف الآخر من المسألة نفسها: عانت مدن كثيرة في منطقتنا من ربط التطرف بدين بعينه. قاعدة «الأفعال والدعوات إلى العنف لا الآراء» تحمي الجميع، ونتمنى أن نراها في كل خطة، بالصيغة نفسها ولكل الأشكال.
				`
			}
		]
	},
	{
		slug: 'crisis-first-seventy-two-hours',
		forumKey: 'crisis-response',
		authorSlug: 'amal',
		kind: 'question',
		language: 'ar',
		title: 'الساعات الاثنتان والسبعون الأولى بعد حادثة: ماذا تقول المدينة ولمن؟',
		body: md`
			لدينا بروتوكول من صفحتين للساعات الأولى: من يتكلم، ومتى، وبأي كلمات. جرّبناه في تمرين الشهر الماضي، ونجح في الساعة الأولى ثم ارتبك في **اليوم الثاني**: الأسئلة تغيّرت، والمتحدث تعب، ونسينا أن نزور أصحاب المحال الذين خافوا من ردود الفعل.

			نعيد الآن كتابة الصفحة الثانية، ونسأل:

			1. ما أول جملة تقولونها عن المتضررين؟
			2. كيف تمنعون ردود الفعل العنيفة ضد من لا ذنب لهم؟
			3. متى تقولون «انتهى»، وهل يجوز قولها أصلًا؟
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 576,
		acceptedReply: 'r2',
		replies: [
			{
				slug: 'r1',
				authorSlug: 'daniel',
				language: 'en',
				attribution: 'named',
				ageHours: 566,
				body: md`
					On the first sentence: we wrote it in advance, so that nobody has to be eloquent at three in the morning. “People in our city have been hurt. We are with them and their families. Here is where you can get help.” Facts second, our own role last.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'claire',
				language: 'fr',
				attribution: 'named',
				ageHours: 553,
				body: md`
					Pour les jours deux et trois, voici notre seconde page, testée deux fois en exercice :

					- **Deux porte-parole qui alternent** toutes les douze heures ; celui qui se repose ne consulte pas son téléphone.
					- **Une tournée à pied**, le matin du deuxième jour, chez ceux qui risquent d’être pris pour cible : lieux de culte, commerces, écoles. On n’annonce pas la tournée, on n’invite pas la presse.
					- **Une phrase contre l’amalgame**, prononcée par le maire _et_ par des responsables de plusieurs confessions, le même jour, avec les mêmes mots.
					- **Un lieu d’écoute ouvert à tous**, y compris aux agents, pendant deux semaines.
					- On ne dit pas « c’est terminé ». On dit : « Voici ce qui continue, et jusqu’à quand. »
				`
			},
			{
				slug: 'r3',
				authorSlug: 'luan',
				language: 'en',
				attribution: 'role_and_city',
				ageHours: 540,
				body: md`
					Please share the list of places on that walk with the police _before_ an incident, as places that deserve protection and with their agreement. On the day there is no time to explain why a bakery matters.
				`
			},
			{
				slug: 'r4',
				authorSlug: 'priya',
				language: 'en',
				attribution: 'named',
				ageHours: 519,
				body: md`
					Write down who looks after the people who look after everyone: call handlers, cleaners, spokespersons. Two weeks later is when they fall ill. We book those conversations on day one, while there is still a spreadsheet open.
				`
			},
			{
				slug: 'r5',
				authorSlug: 'amal',
				language: 'ar',
				attribution: 'named',
				ageHours: 446,
				body: md`
					اعتمدنا الصفحة الثانية كما صاغتها كلير، مع إضافتين: إطلاع الشرطة المجتمعية مسبقًا على الأماكن التي تحتاج إلى حماية، بموافقة أصحابها، وجدول رعاية للعاملين يُفتح في اليوم الأول. سنعيد التمرين في الربيع وننشر المراجعة البعدية هنا.
				`
			}
		]
	},
	{
		slug: 'crisis-exercise-review',
		forumKey: 'crisis-response',
		authorSlug: 'karim',
		kind: 'discussion',
		language: 'fr',
		title: 'Retour d’expérience : un exercice de crise avec les écoles et les commerces',
		body: md`
			Nous avons mené un exercice d’une matinée avec quatre écoles, le marché couvert et la police de proximité. Quatre questions, dans l’ordre :

			1. **Ce qui était prévu :** prévenir tous les établissements en vingt minutes.
			2. **Ce qui s’est passé :** trente-huit minutes ; une école n’a jamais été jointe.
			3. **Pourquoi :** l’annuaire datait de deux ans, et deux numéros étaient ceux de personnes parties à la retraite.
			4. **Ce que nous en retenons :** l’annuaire nomme désormais des fonctions, se vérifie le premier lundi du trimestre, et quelqu’un en est responsable.

			Aucun scénario réel n’a été joué, et les élèves n’y ont pas participé. Vos remarques sont bienvenues pendant deux semaines ; ensuite, je publie la synthèse et je ferme.
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 840,
		locked: {
			by: 'amal',
			reason:
				'La synthèse est publiée et le délai annoncé est passé. Pour un nouvel exercice, ouvrez une nouvelle discussion.'
		},
		replies: [
			{
				slug: 'r1',
				authorSlug: 'amal',
				language: 'ar',
				attribution: 'named',
				ageHours: 826,
				body: md`
					شكرًا على صراحة الرقم «ثمانٍ وثلاثين دقيقة». في تمريننا كانت المشكلة نفسها: أسماء أشخاص بدل أسماء وظائف. سنأخذ قاعدة «أول اثنين من الفصل».
				`
			},
			{
				slug: 'r2',
				authorSlug: 'vesna',
				language: 'en',
				attribution: 'named',
				ageHours: 801,
				body: md`
					Did the shopkeepers feel useful or used? In our exercise they waited two hours for their turn, and the feedback was short. We now start with them.
				`
			},
			{
				slug: 'r3',
				authorSlug: 'karim',
				language: 'fr',
				attribution: 'named',
				ageHours: 505,
				body: md`
					**Synthèse.** Merci pour vos remarques. Trois décisions : l’annuaire par fonctions, les commerçants _en premier_ lors du prochain exercice, et une revue après action le jour même plutôt que la semaine suivante. Je demande à la modération de fermer cette discussion.
				`
			}
		]
	}
];
