import { loadCatalogue } from '$lib/i18n';
import type { LayoutLoad } from './$types';

/** Brings the texts of the page in the reader's language, and no others, to where it is rendered. */
export const load: LayoutLoad = async ({ data, route }) => ({
	...data,
	catalogue: await loadCatalogue(data.locale, route.id)
});
