import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../../shared/locale.ts';
import type { Area } from '../areas.ts';
import type { Catalogue, CompiledMessage } from '../translator.ts';
import { compileMessage } from './compile.ts';

/** Where the catalogues are kept, as a folder of one folder per language. */
export const MESSAGES = join(import.meta.dirname, '..', 'messages');

export function catalogueFile(locale: Locale, area: Area, folder = MESSAGES): string {
	return join(folder, locale, `${area}.json`);
}

/** One area's texts as written, by the key inside the file. Throws an `Error` that names the file. */
export function readArea(locale: Locale, area: Area, folder = MESSAGES): Record<string, string> {
	const file = catalogueFile(locale, area, folder);
	let content: unknown;
	try {
		content = JSON.parse(readFileSync(file, 'utf8'));
	} catch (error) {
		throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
	}
	if (typeof content !== 'object' || content === null || Array.isArray(content))
		throw new Error(`${file}: a flat object of texts is wanted`);
	for (const [key, text] of Object.entries(content))
		if (typeof text !== 'string') throw new Error(`${file}: "${key}": a text is wanted`);
	return content as Record<string, string>;
}

/**
 * The texts of `areas` in one language, ready to be shown, by full key (`forum.ask.title`).
 * Throws an `Error` that names the file and the key of a text that cannot be read.
 */
export function compileCatalogue(locale: Locale, areas: readonly Area[], folder = MESSAGES): Catalogue {
	const catalogue: Record<string, CompiledMessage> = {};
	for (const area of areas) {
		for (const [key, source] of Object.entries(readArea(locale, area, folder))) {
			try {
				catalogue[`${area}.${key}`] = compileMessage(source, locale);
			} catch (error) {
				const where = `${catalogueFile(locale, area, folder)}: "${key}"`;
				throw new Error(`${where}: ${(error as Error).message}`, { cause: error });
			}
		}
	}
	return catalogue;
}
