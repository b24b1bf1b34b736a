/** A step on the way to a running database, for the terminal. `bytes` and `total` while downloading. */
export interface Progress {
	kind: 'looking' | 'downloading' | 'unpacking' | 'starting' | 'ready';
	detail?: string;
	bytes?: number;
	total?: number;
}

export type OnProgress = (step: Progress) => void;
