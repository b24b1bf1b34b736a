import { createHash } from 'node:crypto';

export type DemoKind =
	| 'region'
	| 'country'
	| 'city'
	| 'theme'
	| 'forum'
	| 'person'
	| 'grant'
	| 'thread'
	| 'reply'
	| 'audit'
	| 'plan';

/**
 * The id of a demo record, 24 hex digits: always the same for the same name, so that records can refer to
 * each other before they are stored, and a load that was cut short goes on where it stopped.
 */
export function demoId(kind: DemoKind, ...name: string[]): string {
	return createHash('sha256')
		.update(['multaqa demo', kind, ...name].join('\n'))
		.digest('hex')
		.slice(0, 24);
}
