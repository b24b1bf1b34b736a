import { fold } from './fold.ts';

const WORDS = `
من في على إلى عن مع أو أم ثم هل ما ماذا لماذا كيف متى أين هذا هذه ذلك تلك الذي التي الذين هو هي هم نحن أنا
أن إن كان كانت يكون تكون قد لقد لا لم لن ليس بل بين عند بعد قبل حتى كل أي نحو حول ضد لدى لديه لدينا لدي و ف ب ك ل
a an the of in on at to for from by with about against and or not is are was were be been do does did has have had
it its this that these those we you they i he she our your their my as how what who when where why which can
le la les l un une des du de d et ou ne pas en dans sur sous par pour avec sans contre au aux ce cet cette ces
que qu qui quoi comment quand est sont ete etre avoir ont a nous vous ils elles il elle on nos vos leur leurs se s
`;

const STOP_WORDS: ReadonlySet<string> = new Set(fold(WORDS).trim().split(/\s+/));

/** Words that carry grammar, not a subject. Takes a folded word. They are indexed, but not demanded of a record. */
export function isStopWord(folded: string): boolean {
	return STOP_WORDS.has(folded);
}
