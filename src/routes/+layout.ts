import { loadCatalogue } from '$lib/i18n';
import type { LayoutLoad } from './$types';

/** Brings the reader's catalogue, and no other, to where the page is rendered. */
export const load: LayoutLoad = async ({ data }) => ({
	...data,
	catalogue: await loadCatalogue(data.locale)
});
