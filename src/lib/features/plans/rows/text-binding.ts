import type * as Y from 'yjs';
import { changeBetween } from '../../../shared/plans/text-change.ts';

/** What is needed of an `<input>` or `<textarea>`. */
export interface TextField {
	value: string;
	selectionStart: number | null;
	selectionEnd: number | null;
	setSelectionRange(start: number, end: number): void;
}

/**
 * Binds a field to a shared text: what is typed is sent letter by letter, what others write appears, and the
 * caret stays beside the same letters. While a word is being composed (Arabic and Latin keyboards of phones do
 * that all the time) the field is left alone, and what others wrote meanwhile is shown afterwards.
 */
export class TextBinding {
	/** What the field showed when we last looked. */
	#shown: string;
	/** For each letter of `#shown`, where it stands in the text now; -1 when somebody took it out. */
	#at: number[];
	#composing = false;
	#applying = false;
	readonly #text: Y.Text;
	readonly #field: TextField;
	readonly #origin: unknown;

	/** @param origin of the transactions in which this person writes */
	constructor(text: Y.Text, field: TextField, origin: unknown) {
		this.#text = text;
		this.#field = field;
		this.#origin = origin;
		this.#shown = text.toString();
		this.#at = Array.from({ length: this.#shown.length }, (_, index) => index);
		if (field.value !== this.#shown) field.value = this.#shown;
		text.observe(this.#observed);
	}

	/** The field's value changed by the person's hand. */
	typed(): void {
		const caret = this.#field.selectionEnd ?? undefined;
		const change = changeBetween(this.#shown, this.#field.value, caret);
		if (!change) return;
		const { index, removed, inserted } = change;
		this.#applying = true;
		this.#text.doc?.transact(() => {
			for (const at of this.#at.slice(index, index + removed).toReversed())
				if (at >= 0) this.#text.delete(at, 1);
			const place = this.#placeOf(index);
			if (inserted !== '') this.#text.insert(place, inserted);
			// Where the letters stand now: those behind moved, new ones came.
			const gone = this.#at.slice(index, index + removed).filter((at) => at >= 0).length;
			const moved = this.#at.map((at) => (at >= place ? at - gone + inserted.length : at));
			const fresh = Array.from({ length: inserted.length }, (_, n) => place + n);
			this.#at = [...moved.slice(0, index), ...fresh, ...moved.slice(index + removed)];
		}, this.#origin);
		this.#applying = false;
		this.#shown = this.#field.value;
		this.#show();
	}

	composing(now: boolean): void {
		this.#composing = now;
		if (!now) {
			this.typed();
			this.#show();
		}
	}

	destroy(): void {
		this.#text.unobserve(this.#observed);
	}

	#observed = (event: Y.YTextEvent): void => {
		if (this.#applying) return;
		let at = 0;
		for (const part of event.delta) {
			if (part.retain !== undefined) at += part.retain;
			else if (typeof part.insert === 'string') {
				this.#shift(at, part.insert.length);
				at += part.insert.length;
			} else if (part.insert !== undefined) this.#shift(at++, 1);
			else if (part.delete !== undefined) this.#take(at, part.delete);
		}
		this.#show();
	};

	#shift(from: number, by: number): void {
		this.#at = this.#at.map((at) => (at >= from ? at + by : at));
	}

	#take(from: number, count: number): void {
		this.#at = this.#at.map((at) => (at < from ? at : at < from + count ? -1 : at - count));
	}

	/** Where in the text a place between letters of the field is: behind the letter before it. */
	#placeOf(index: number): number {
		for (let before = index - 1; before >= 0; before--)
			if (this.#at[before]! >= 0) return this.#at[before]! + 1;
		return 0;
	}

	#show(): void {
		if (this.#composing) return;
		const now = this.#text.toString();
		if (now === this.#field.value) {
			this.#shown = now;
			this.#at = Array.from({ length: now.length }, (_, index) => index);
			return;
		}
		const { selectionStart, selectionEnd } = this.#field;
		const [start, end] = [selectionStart, selectionEnd].map((place) =>
			place === null ? null : this.#placeOf(Math.min(place, this.#at.length))
		);
		this.#field.value = now;
		this.#shown = now;
		this.#at = Array.from({ length: now.length }, (_, index) => index);
		if (start !== null && end !== null) this.#field.setSelectionRange(start!, end!);
	}
}
