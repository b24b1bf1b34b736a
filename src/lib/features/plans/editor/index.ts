/** Everything that only whoever writes needs: one download, asked for when it is. */
export { default as SectionEditor } from './SectionEditor.svelte';
export { ownSteps } from './undo';
