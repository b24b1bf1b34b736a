import type * as Y from 'yjs';
import { readFragment } from '../../../shared/plans/read-text.ts';
import { SECTION_KEYS, sectionRoot, type SectionKey } from '../../../shared/plans/sections.ts';
import type { Block, PlanText } from '../../../shared/plans/views.ts';

/**
 * The text of a plan as it is read while others write: what the server sent until the document is here,
 * then each section anew when something in it changed, once per frame.
 */
export class LiveText {
	#sections = $state.raw<PlanText['sections']>()!;
	readonly #doc: Y.Doc;
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is shown from it
	readonly #changed = new Set<SectionKey>();
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is shown from it
	readonly #watched = new Map<Y.XmlFragment, () => void>();
	#frame = 0;

	constructor(doc: Y.Doc, served: PlanText['sections']) {
		this.#doc = doc;
		this.#sections = served;
	}

	get sections(): PlanText['sections'] {
		return this.#sections;
	}

	of(section: SectionKey): readonly Block[] {
		return this.#sections[section];
	}

	/** The document holds the plan now: from here on it is what is read. */
	begin(): void {
		if (this.#watched.size > 0) return;
		for (const section of SECTION_KEYS) {
			const fragment = this.#doc.getXmlFragment(sectionRoot(section));
			const look = () => this.#look(section);
			fragment.observeDeep(look);
			this.#watched.set(fragment, look);
		}
		this.#sections = Object.fromEntries(
			SECTION_KEYS.map((section) => [section, this.#read(section)])
		) as PlanText['sections'];
	}

	close(): void {
		cancelAnimationFrame(this.#frame);
		for (const [fragment, look] of this.#watched) fragment.unobserveDeep(look);
		this.#watched.clear();
	}

	#look(section: SectionKey): void {
		this.#changed.add(section);
		this.#frame ||= requestAnimationFrame(() => {
			this.#frame = 0;
			const news = [...this.#changed].map((key) => [key, this.#read(key)]);
			this.#changed.clear();
			this.#sections = { ...this.#sections, ...Object.fromEntries(news) };
		});
	}

	#read(section: SectionKey): Block[] {
		return readFragment(this.#doc.getXmlFragment(sectionRoot(section)));
	}
}
