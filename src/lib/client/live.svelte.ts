import { getContext, onMount, setContext } from 'svelte';
import { LiveConnection } from './connection.svelte.ts';

const CONTEXT = Symbol('live');

/**
 * Gives the components below this one their live connection. Call it once, in the root layout.
 * @param viewer the id of whoever the page was made for, null for guests; read at every change
 */
export function provideLive(viewer: () => string | null): LiveConnection {
	const live = new LiveConnection();
	$effect.pre(() => live.identify(viewer()));
	onMount(() => {
		const wake = () => live.wake();
		const sleep = () => live.sleep();
		// A page with an open socket could not be kept for the "back" button.
		const listeners = { online: wake, pageshow: wake, pagehide: sleep };
		for (const [event, listener] of Object.entries(listeners)) window.addEventListener(event, listener);
		return () => {
			for (const [event, listener] of Object.entries(listeners)) window.removeEventListener(event, listener);
			live.close();
		};
	});
	return setContext(CONTEXT, live);
}

/** The page's live connection. Call it while a component is being set up. */
export function useLive(): LiveConnection {
	const live = getContext<LiveConnection | undefined>(CONTEXT);
	if (!live) throw new Error('no live connection above this component: the root layout provides it');
	return live;
}
