import { md } from '../markdown.ts';
import type { DemoThread } from '../shape.ts';
import { EVENING_CENTRE } from './youth-evening-centre.ts';

export const YOUTH_THREADS: readonly DemoThread[] = [
	EVENING_CENTRE,
	{
		slug: 'youth-consultation-fatigue',
		forumKey: 'youth',
		authorSlug: 'daniel',
		kind: 'question',
		language: 'en',
		title:
			'Young people tell us they have been consulted to death. How do we stop asking and start deciding together?',
		body: md`
			In the past two years our departments have run seven surveys and four “listening events” for young people. Last month a group told us, politely, that they would not come to an eighth: nobody had ever told them what happened to the first seven.

			We want to change the order of things: first publish what we did with earlier answers, then share **one real decision**, with a budget and a date.

			- Has any city given young people a final say over a defined amount?
			- How did you choose who decides without picking the usual voices?
			- What did you do when the decision was one your council disliked?
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 338,
		acceptedReply: 'r2',
		replies: [
			{
				slug: 'r1',
				authorSlug: 'ziad',
				language: 'ar',
				attribution: 'named',
				ageHours: 330,
				body: md`
					بدأنا من حيث انتهيتم: علّقنا على جدار البلدية ورقة بعنوان «قلتم … فعلنا»، وفيها عمود ثالث أهم منهما: «لم نفعل، وهذا هو السبب». العمود الثالث هو الذي أعاد بعض الشباب إلى الطاولة.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'claire',
				language: 'fr',
				attribution: 'named',
				ageHours: 316,
				body: md`
					Oui, nous l’avons fait à petite échelle. Trois règles ont tenu :

					1. **un montant modeste mais certain**, voté avant de lancer l’appel ;
					2. **un tirage au sort** parmi les volontaires, par quartier, avec une moitié de personnes qui n’avaient jamais participé ;
					3. **un veto limité** : le conseil municipal ne peut refuser que pour illégalité ou danger, par écrit, en deux semaines.

					La troisième année, le choix a déplu (un mur d’escalade plutôt que la place que nous espérions). Le conseil a tenu parole, et la participation a doublé l’année suivante.
				`
			},
			{
				slug: 'r3',
				authorSlug: 'daniel',
				language: 'en',
				attribution: 'named',
				ageHours: 300,
				body: md`
					The limited veto, in writing and with a deadline, is the piece we were missing. Accepting this. Claire, could you share the wording of the council’s decision in the library? Ziad, “not done, and why” starts here next week.
				`
			},
			{
				slug: 'r4',
				authorSlug: 'ibrahima',
				language: 'fr',
				attribution: 'named',
				ageHours: 212,
				body: md`
					Nous suivons de près : notre conseil de jeunes existe sur le papier, sans budget. Je vais proposer le principe du « montant modeste mais certain » à notre prochaine session.
				`
			}
		]
	},
	{
		slug: 'youth-council-mandate',
		forumKey: 'youth',
		authorSlug: 'ibrahima',
		kind: 'question',
		language: 'fr',
		title: 'Conseil municipal des jeunes : quel mandat écrire pour qu’il survive aux prochaines élections ?',
		body: md`
			Notre conseil de jeunes a été créé par une simple lettre du maire. À chaque changement d’équipe, il faut tout recommencer. Nous voulons un texte qui dure : une délibération, un règlement ou autre chose.

			Ce que nous avons déjà essayé : une charte signée par les partis représentés au conseil. Elle a tenu dix-huit mois.

			**Ce que nous cherchons :** un texte court, une durée de mandat réaliste pour des jeunes qui déménagent ou passent des examens, et une manière de transmettre la mémoire d’une promotion à l’autre.
		`,
		visibility: 'public',
		attribution: 'named',
		ageHours: 122,
		replies: [
			{
				slug: 'r1',
				authorSlug: 'amal',
				language: 'ar',
				attribution: 'named',
				ageHours: 101,
				body: md`
					نصحنا مستشارنا القانوني بأمر بسيط: أن يُذكر المجلس في **النظام الداخلي للمجلس البلدي** لا في قرار مستقل. إلغاء قرار أسهل من تعديل نظام يحتاج إلى أغلبية. أما المدة فجعلناها سنة واحدة قابلة للتجديد مرة، مع شهرين يعمل فيهما الأعضاء القدامى والجدد معًا.
				`
			},
			{
				slug: 'r2',
				authorSlug: 'vesna',
				language: 'en',
				attribution: 'named',
				ageHours: 77,
				body: md`
					On memory: each outgoing group leaves one page, “what we started, whom to call, what to ignore”. It is read aloud at the first meeting. Nothing else we tried (shared drives, binders) was ever opened.
				`
			}
		]
	}
];
