/** FIRST STRONG ISOLATE: what follows takes its direction from its own first letter and disturbs nothing around it. */
export const FSI = '\u2068';
/** POP DIRECTIONAL ISOLATE: ends an isolate. */
export const PDI = '\u2069';

/** Text of unknown direction, made safe to stand inside a sentence of any direction. */
export function isolate(text: string): string {
	return FSI + text + PDI;
}
