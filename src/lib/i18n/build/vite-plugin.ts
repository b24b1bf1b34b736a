import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { isLocale, type Locale } from '../../shared/locale.ts';
import { AREAS, PAGE_AREAS } from '../areas.ts';
import type { Catalogue } from '../translator.ts';
import { catalogueFile, compileCatalogue, MESSAGES } from './catalogues.ts';

const PREFIX = 'virtual:messages/';
/** The leading NUL tells other plugins that no file stands behind the module. */
const RESOLVED = '\0' + PREFIX;
const PARSER = '@formatjs/icu-messageformat-parser';

/**
 * Serves `virtual:messages/<locale>`: all texts that pages may use in one language, parsed when the
 * app is built. Browsers get FormatJS without its parser. A text that is missing in one language is
 * an error when a page asks for it in dev; a built app shows the English text instead.
 * @param folder where the catalogues are, for tests
 */
export function messages(folder = MESSAGES): Plugin {
	const withoutParser = join(dirname(fileURLToPath(import.meta.resolve(PARSER))), 'no-parser.js');
	let building = false;

	function catalogue(locale: Locale): Catalogue {
		const own = compileCatalogue(locale, PAGE_AREAS, folder);
		return building ? { ...compileCatalogue('en', PAGE_AREAS, folder), ...own } : own;
	}

	return {
		name: 'multaqa:messages',
		enforce: 'pre',
		config: () => ({
			// Pre-bundled, the parser would be inside already, out of reach of `resolveId` below.
			optimizeDeps: { exclude: ['intl-messageformat', '@formatjs/fast-memoize', PARSER] }
		}),
		configResolved(config) {
			building = config.command === 'build';
		},
		resolveId(id) {
			if (id.startsWith(PREFIX)) return '\0' + id;
			if (id === PARSER && this.environment.config.consumer === 'client') return withoutParser;
			return null;
		},
		load(id) {
			if (!id.startsWith(RESOLVED)) return null;
			const locale = id.slice(RESOLVED.length);
			if (!isLocale(locale)) return this.error(`no catalogues for "${locale}"`);
			for (const area of AREAS) this.addWatchFile(catalogueFile(locale, area, folder));
			return `export default ${JSON.stringify(catalogue(locale))};`;
		},
		hotUpdate({ file, modules }) {
			if (!file.startsWith(folder.replaceAll('\\', '/') + '/')) return undefined;
			const locale = file.slice(folder.length + 1).split('/')[0];
			const own = this.environment.moduleGraph.getModuleById(RESOLVED + locale);
			return own && !modules.includes(own) ? [...modules, own] : modules;
		}
	};
}
