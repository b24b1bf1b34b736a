/** `restarting`: back in a moment. `down`: nobody knows when. */
export type DatabaseState = 'up' | 'restarting' | 'down';

export interface StateHolder {
	readonly current: DatabaseState;
	set(state: DatabaseState): void;
	/** Calls `listener` at each change; returns how to stop that. */
	onChange(listener: (state: DatabaseState) => void): () => void;
}

export function createStateHolder(initial: DatabaseState): StateHolder {
	let current = initial;
	const listeners = new Set<(state: DatabaseState) => void>();
	return {
		get current() {
			return current;
		},
		set(state) {
			if (state === current) return;
			current = state;
			for (const listener of listeners) listener(state);
		},
		onChange(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		}
	};
}
