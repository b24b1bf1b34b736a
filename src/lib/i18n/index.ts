import { getContext, setContext } from 'svelte';
import bundles from 'virtual:messages';
import type { Locale } from '../shared/locale.ts';
import { bundlesOf } from './areas.ts';
import type { Catalogue, Translator } from './translator.ts';

export { createTranslator } from './translator.ts';
export { errorText, type Refusal } from './error-text.ts';
export { PageClock } from './page-clock.svelte.ts';
export type { MessageKey } from './keys.ts';
export type { Catalogue, Instant, MessageArguments, Translator, TranslatorOptions } from './translator.ts';

const CONTEXT = Symbol('translator');

/**
 * The texts that a page needs in one language. A browser downloads those of its reader only, and of
 * the areas that the page speaks of only.
 * @param routeId of the page; null where there is none
 */
export async function loadCatalogue(locale: Locale, routeId: string | null): Promise<Catalogue> {
	const loaded = await Promise.all(bundlesOf(routeId).map((bundle) => bundles[locale][bundle]()));
	return Object.assign({}, ...loaded.map((module) => module.default)) as Catalogue;
}

/**
 * Gives the components below this one their translator. Call it once, in the root layout.
 * @param current read at every use, so that a change of language reaches what is already shown
 */
export function setTranslator(current: () => Translator): Translator {
	// A function of its own as target: a proxy may not answer for a frozen one with other values.
	const live = new Proxy((() => '') as unknown as Translator, {
		apply: (_, __, call: Parameters<Translator>) => current()(...call),
		get: (_, name) => Reflect.get(current(), name)
	});
	return setContext(CONTEXT, live);
}

/** The page's translator. Call it while a component is being set up: `const t = useTranslator();` */
export function useTranslator(): Translator {
	const translator = getContext<Translator | undefined>(CONTEXT);
	if (!translator) throw new Error('no translator above this component: the root layout sets it');
	return translator;
}

const reported = new Set<string>();

/** What a page does about a faulty text: stops a developer, and in production says so once in the log. */
export const onProblem = import.meta.env.DEV
	? undefined
	: (problem: string): void => {
			if (reported.has(problem)) return;
			reported.add(problem);
			// eslint-disable-next-line no-console -- pages have no other log
			console.error(problem);
		};
