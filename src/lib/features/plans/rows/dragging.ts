import type { Attachment } from 'svelte/attachments';

/** Pixels from the window's edge where it scrolls along, and how far at each step. */
const EDGE = 72;
const STEP = 12;

export interface DragListeners {
	/** @param index before which row it would be put; the number of rows for the end */
	over(index: number): void;
	/** Let go there; null when the drag was given up. */
	drop(index: number | null): void;
}

/**
 * Makes a handle with which a row is dragged, by mouse, pen or finger. The handle is for those who point;
 * buttons and keys do the same.
 * @param rowsOf the rows' elements as they stand
 */
export function dragHandle(rowsOf: () => HTMLElement[], listeners: DragListeners): Attachment<HTMLElement> {
	return (handle) => {
		let pointer: number | null = null;
		let y = 0;
		let scrolling: ReturnType<typeof setInterval> | null = null;

		const indexAt = () => {
			const rows = rowsOf();
			const index = rows.findIndex((row) => {
				const { top, height } = row.getBoundingClientRect();
				return y < top + height / 2;
			});
			return index < 0 ? rows.length : index;
		};
		const down = (event: PointerEvent) => {
			if (event.button !== 0 || pointer !== null) return;
			event.preventDefault();
			pointer = event.pointerId;
			handle.setPointerCapture(pointer);
			y = event.clientY;
			scrolling = setInterval(() => {
				const by = y < EDGE ? -STEP : y > window.innerHeight - EDGE ? STEP : 0;
				if (by === 0) return;
				window.scrollBy(0, by);
				listeners.over(indexAt());
			}, 16);
		};
		const move = (event: PointerEvent) => {
			if (event.pointerId !== pointer) return;
			y = event.clientY;
			listeners.over(indexAt());
		};
		const end = (index: number | null) => {
			if (pointer === null) return;
			pointer = null;
			if (scrolling) clearInterval(scrolling);
			listeners.drop(index);
		};
		const up = (event: PointerEvent) => {
			if (event.pointerId === pointer) end(indexAt());
		};
		const cancel = () => end(null);
		const key = (event: KeyboardEvent) => {
			if (event.key === 'Escape' && pointer !== null) {
				handle.releasePointerCapture(pointer);
				end(null);
			}
		};

		handle.addEventListener('pointerdown', down);
		handle.addEventListener('pointermove', move);
		handle.addEventListener('pointerup', up);
		handle.addEventListener('pointercancel', cancel);
		document.addEventListener('keydown', key);
		return () => {
			if (scrolling) clearInterval(scrolling);
			handle.removeEventListener('pointerdown', down);
			handle.removeEventListener('pointermove', move);
			handle.removeEventListener('pointerup', up);
			handle.removeEventListener('pointercancel', cancel);
			document.removeEventListener('keydown', key);
		};
	};
}
