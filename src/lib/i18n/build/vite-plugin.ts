import type { Plugin } from 'vite';
import { isLocale, LOCALES, type Locale } from '../../shared/locale.ts';
import { areasOf, BUNDLES, type Area, type Bundle } from '../areas.ts';
import type { Catalogue } from '../translator.ts';
import { catalogueFile, compileCatalogue, MESSAGES } from './catalogues.ts';

const INDEX = 'virtual:messages';
const PREFIX = 'virtual:messages/';
/** The leading NUL tells other plugins that no file stands behind the module. */
const RESOLVED = '\0' + PREFIX;

/**
 * Serves `virtual:messages/<locale>/<bundle>`: the texts of one bundle in one language, parsed when the
 * app is built, and `virtual:messages`, which knows them all. The parser never reaches a browser. A text that is missing in one language is
 * an error when a page asks for it in dev; a built app shows the English text instead.
 * @param folder where the catalogues are, for tests
 */
export function messages(folder = MESSAGES): Plugin {
	let building = false;

	function catalogue(locale: Locale, areas: readonly Area[]): Catalogue {
		const own = compileCatalogue(locale, areas, folder);
		return building ? { ...compileCatalogue('en', areas, folder), ...own } : own;
	}

	return {
		name: 'multaqa:messages',
		enforce: 'pre',
		configResolved(config) {
			building = config.command === 'build';
		},
		resolveId(id) {
			if (id === INDEX || id.startsWith(PREFIX)) return '\0' + id;
			return null;
		},
		load(id) {
			if (id === '\0' + INDEX) return `export default ${index()};`;
			if (!id.startsWith(RESOLVED)) return null;
			const [locale, bundle] = id.slice(RESOLVED.length).split('/');
			if (!isLocale(locale) || !isBundle(bundle)) return this.error(`no texts called "${id.slice(1)}"`);
			const areas = areasOf(bundle);
			for (const area of areas) this.addWatchFile(catalogueFile(locale, area, folder));
			return `export default ${JSON.stringify(catalogue(locale, areas))};`;
		},
		hotUpdate({ file, modules }) {
			if (!file.startsWith(folder.replaceAll('\\', '/') + '/')) return undefined;
			const locale = file.slice(folder.length + 1).split('/')[0];
			const graph = this.environment.moduleGraph;
			const own = BUNDLES.flatMap((bundle) => graph.getModuleById(`${RESOLVED}${locale}/${bundle}`) ?? []);
			return [...new Set([...modules, ...own])];
		}
	};
}

function isBundle(value: unknown): value is Bundle {
	return (BUNDLES as readonly unknown[]).includes(value);
}

/** The code of `virtual:messages`: written out, so that the bundler makes each a file of its own. */
function index(): string {
	const of = (locale: Locale) =>
		BUNDLES.map((bundle) => `${JSON.stringify(bundle)}: () => import('${PREFIX}${locale}/${bundle}')`);
	return `{ ${LOCALES.map((locale) => `${locale}: { ${of(locale).join(', ')} }`).join(', ')} }`;
}
