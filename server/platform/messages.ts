import { AREAS } from '../../src/lib/i18n/areas.ts';
import { compileCatalogue } from '../../src/lib/i18n/build/catalogues.ts';
import type { ServerMessageKey } from '../../src/lib/i18n/keys.ts';
import {
	createTranslator,
	type Catalogue,
	type Translator,
	type TranslatorOptions
} from '../../src/lib/i18n/translator.ts';
import type { Locale } from '../../src/lib/shared/locale.ts';

/** Speaks every text of the project, those of e-mails included. */
export type ServerTranslator = Translator<ServerMessageKey>;

/** Catalogues never change while the server runs: each is read and parsed at its first use. */
const catalogues = new Map<Locale, Catalogue>();

function catalogueOf(locale: Locale): Catalogue {
	const known = catalogues.get(locale);
	if (known) return known;
	const catalogue = compileCatalogue(locale, AREAS);
	catalogues.set(locale, catalogue);
	return catalogue;
}

/**
 * The translator for what the server itself says: e-mails, exports, plain answers.
 * @param options the reader's time zone; `onProblem`, without which a missing text or argument throws
 */
export function translator(locale: Locale, options: TranslatorOptions = {}): ServerTranslator {
	return createTranslator<ServerMessageKey>(locale, catalogueOf(locale), options);
}
