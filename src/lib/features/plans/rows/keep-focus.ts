import { flushSync } from 'svelte';

/**
 * Shows a change without taking the focus away from a field whose row moves: browsers drop it when an element
 * is put elsewhere.
 */
export function keepingFocus(root: HTMLElement | undefined, show: () => void): void {
	const before = document.activeElement;
	if (!(before instanceof HTMLElement) || !root?.contains(before)) {
		show();
		return;
	}
	const selection = before instanceof HTMLTextAreaElement ? before : null;
	const range = selection && ([selection.selectionStart, selection.selectionEnd] as const);
	flushSync(show);
	if (document.activeElement === before || !before.isConnected) return;
	before.focus({ preventScroll: true });
	if (selection && range) selection.setSelectionRange(...range);
}
