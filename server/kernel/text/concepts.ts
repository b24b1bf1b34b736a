import { fold } from './fold.ts';
import { isStopWord } from './stop-words.ts';
import { queryForms } from './stem.ts';

/**
 * What the field says in several ways, in its three languages: different words for one thing, plurals
 * that no stemmer sees (مدينة / مدن), British and American spellings. Phrases are separated by `|`; a
 * phrase is met when its words follow each other, function words and one other word aside. Inflected
 * forms need no entry of their own. Sources: domain research 4.2 and the glossary.
 */
const CONCEPTS: Record<string, string> = {
	pcve: `منع التطرف العنيف | منع ومكافحة التطرف العنيف | منع التطرف العنيف ومكافحته | منع التطرف العنيف ومواجهته
		| الوقاية من التطرف العنيف | الوقاية من التطرف العنيف ومكافحته | التوقي من التطرف العنيف ومكافحته
		| التوقي من التطرف العنيف | مكافحة التطرف العنيف | مواجهة التطرف العنيف
		| preventing violent extremism | prevention of violent extremism | countering violent extremism
		| preventing and countering violent extremism | P/CVE | PCVE | CVE | PVE
		| prévention de l’extrémisme violent | lutte contre l’extrémisme violent | prévenir l’extrémisme violent
		| prévention et lutte contre l’extrémisme violent | PEV | LCEV`,
	prevention: `منع | وقاية | الوقاية | وقائي | التوقي | prevention | preventing | prevent | preventive | prévention | prévenir`,
	extremism: `تطرف | المتطرفين | extremism | extremist | extrémisme | extrémiste`,
	radicalisation: `تطرف | الراديكالية | التحول الراديكالي | radicalisation | radicalization | radicalised | radicalized | radicaliser`,
	deradicalisation: `نزع التطرف | التخلص من التطرف | deradicalisation | deradicalization | déradicalisation`,
	disengagement: `فك الارتباط | disengagement | désengagement`,
	practitioner: `ممارس | الممارسون | اختصاصي | أخصائي | مختص | practitioner | praticien | praticienne | intervenant`,
	lessons: `الدروس المستفادة | الدروس المستخلصة | العبر المستخلصة | lessons learned | lessons learnt
		| enseignements tirés | leçons apprises | retours d’expérience`,
	reintegration: `إعادة الإدماج | إعادة الاندماج | إعادة الدمج | الدمج | الإدماج | reintegration | reintegrating | réintégration | réinsertion`,
	rehabilitation: `إعادة التأهيل | التأهيل | rehabilitation | réhabilitation | R&R`,
	steering: `لجنة التوجيه | اللجنة التوجيهية | steering committee | comité directeur | comité de pilotage`,
	prevention_network: `شبكة الوقاية | شبكات الوقاية المجتمعية | شبكة الوقاية المحلية | prevention network | réseau de prévention | réseau local de prévention`,
	returnees: `العائدون | العائدات | returnee | personnes de retour | revenants`,
	hate: `كراهية | hate | hatred | haine`,
	hate_speech: `خطاب الكراهية | hate speech | discours de haine | discours haineux`,
	polarisation: `استقطاب | polarisation | polarization`,
	resilience: `القدرة على الصمود | الصمود | resilience | résilience`,
	cohesion: `التماسك | cohesion | cohésion`,
	stigma: `الوصم | stigma | stigmatisation | stigmatization`,
	local_action_plan: `خطة عمل محلية | خطط العمل المحلية | local action plan | LAP | plan d’action local`,
	nlc: `التعاون الوطني والمحلي | التعاون الوطني المحلي | national local cooperation | NLC | coopération nationale locale`,
	cooperation: `تعاون | cooperation | coopération`,
	multi_agency: `المقاربة المتعددة الجهات | تعدد الأطراف | متعدد الجهات | multi agency | multiagency | interinstitutionnelle | pluri institutionnel`,
	community_policing: `الشرطة المجتمعية | community policing | police de proximité`,
	psychosocial: `الدعم النفسي والاجتماعي | الدعم النفسي | psychosocial | soutien psychosocial`,
	monitoring: `الرصد والتقييم | المتابعة والتقييم | المراقبة والتقييم | monitoring and evaluation | M&E | suivi et évaluation | suivi évaluation`,
	indicator: `مؤشر | مؤشرات | indicator | indicateur`,
	vocational_training: `التدريب المهني | التكوين المهني | vocational training | formation professionnelle`,
	training: `تدريب | تدريبات | training | formation`,
	youth: `شباب | الشبان | شاب | youth | young people | young | jeunes | jeunesse`,
	women: `نساء | امرأة | المرأة | women | woman | femme`,
	children: `أطفال | طفل | child | children | enfant`,
	family: `عائلة | عائلات | عوائل | أسرة | أسر | family | famille`,
	school: `مدرسة | مدارس | school | école`,
	prison: `سجن | سجون | prison`,
	city: `مدينة | مدن | city | ville`,
	municipality: `بلدية | بلديات | municipality | municipal | municipalité | mairie`,
	mayor: `رئيس البلدية | رؤساء البلديات | رئيسة البلدية | عمدة | mayor | maire`,
	refugee: `لاجئ | لاجئين | refugee | réfugié`,
	displaced: `نازح | نازحين | displaced | déplacé`,
	civil_society: `المجتمع المدني | civil society | CSO | société civile`,
	religious_leaders: `القيادات الدينية | الزعماء الدينيين | رجال الدين | religious leaders | chefs religieux | leaders religieux`,
	partnership: `شراكة | شراكات | partnership | partenariat`,
	partner: `شريك | شركاء | partner | partenaire`,
	plan: `خطة | خطط | plan`,
	strategy: `استراتيجية | استراتيجيات | strategy | stratégie`,
	budget: `ميزانية | موازنة | budget`,
	funding: `تمويل | funding | financement`,
	project: `مشروع | مشاريع | مشروعات | project | projet`,
	programme: `برنامج | برامج | programme | program`,
	practice: `ممارسة | ممارسات | practice | pratique`,
	experience: `تجربة | تجارب | خبرة | خبرات | experience | expérience`,
	neighbourhood: `حي | أحياء | neighbourhood | neighborhood | quartier`,
	activity: `نشاط | أنشطة | نشاطات | activity | activité`,
	objective: `هدف | أهداف | objective | objectif`,
	drivers: `دافع | دوافع | drivers | facteurs`,
	risk: `خطر | مخاطر | أخطار | risk | risque`,
	resources: `مورد | موارد | resources | ressources`,
	lesson: `درس | دروس | lesson | leçon | enseignement`,
	centre: `مركز | مراكز | centre | center`,
	behaviour: `سلوك | سلوكيات | behaviour | behavior | comportement`,
	internet: `الإنترنت | online | internet`,
	exchange: `تبادل | تبادلات | exchange | échange`,
	workshop: `ورشة | ورش | ورشات | workshop | atelier`,
	toolkit: `مجموعة أدوات | حقيبة أدوات | toolkit | boîte à outils`
};

/** Tokens of concepts begin with a sign that no word holds. */
const SIGN = '~';
/** How many other words may stand between two words of a phrase («منع ومكافحة التطرف العنيف»). */
const GAP = 1;

interface Phrase {
	token: string;
	/** For each word of the phrase, the forms of which one must be met. */
	words: ReadonlySet<string>[];
}

/** A word of a text as concepts see it. */
export interface ConceptWord {
	folded: string;
	forms: readonly string[];
}

const byFirstForm = new Map<string, Phrase[]>();
for (const [id, list] of Object.entries(CONCEPTS))
	for (const written of list.split('|')) {
		const words = written
			.trim()
			.split(/[\s/&’-]+/)
			.map((word) => ({ word, folded: fold(word) }))
			.filter(({ folded }) => !isStopWord(folded) && (folded.length > 1 || /[&/]/.test(written)))
			.map(({ word, folded }) => new Set(queryForms(word, folded).filter((form) => tells(form, folded))));
		const phrase = { token: SIGN + id, words };
		for (const form of words[0] ?? []) byFirstForm.set(form, [...(byFirstForm.get(form) ?? []), phrase]);
	}

/** A stem of three letters names too many things: «بلد» (country) is not «بلدية» (municipality). */
function tells(form: string, folded: string): boolean {
	return form === folded || form.length > 3;
}

/** For each word, the tokens of the concepts that it, or a phrase it belongs to, names. */
export function conceptsAt(words: readonly ConceptWord[]): ReadonlySet<string>[] {
	const found = words.map(() => new Set<string>());
	words.forEach((word, start) => {
		const phrases = new Set(word.forms.flatMap((form) => byFirstForm.get(form) ?? []));
		for (const phrase of phrases)
			for (const index of followPhrase(phrase, words, start)) found[index]?.add(phrase.token);
	});
	return found;
}

/** The indexes of the words that make up the phrase from `start` on, or none. */
function followPhrase(phrase: Phrase, words: readonly ConceptWord[], start: number): number[] {
	const indexes = [start];
	let at = start;
	for (const wanted of phrase.words.slice(1)) {
		let strangers = 0;
		for (;;) {
			const word = words[++at];
			if (!word) return [];
			if (word.forms.some((form) => wanted.has(form))) break;
			if (!isStopWord(word.folded) && ++strangers > GAP) return [];
		}
		indexes.push(at);
	}
	return indexes;
}
