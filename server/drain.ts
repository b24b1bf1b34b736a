import type { Log } from './platform/log.ts';

/** Milliseconds that one step of the drain may take before the next one starts anyway. */
const STEP_LIMIT = 10_000;

/**
 * The ordered end of the process. Rooms add themselves as they open; the drain closes them in reverse,
 * so that whoever depends on something closes before it.
 */
export class Drain {
	#steps: { name: string; close: () => Promise<void> | void }[] = [];
	#running: Promise<void> | null = null;
	readonly #log: Log;

	constructor(log: Log) {
		this.#log = log;
	}

	get started(): boolean {
		return this.#running !== null;
	}

	add(name: string, close: () => Promise<void> | void): void {
		this.#steps.push({ name, close });
	}

	/** Runs every step once, however often it is called; a step that fails or hangs is logged and passed. */
	run(): Promise<void> {
		this.#running ??= this.#close();
		return this.#running;
	}

	async #close(): Promise<void> {
		for (const { name, close } of this.#steps.reverse()) {
			let timer: NodeJS.Timeout | undefined;
			const late = new Promise<never>((_, reject) => {
				timer = setTimeout(() => reject(new Error('took too long')), STEP_LIMIT);
			});
			try {
				await Promise.race([close(), late]);
			} catch (err) {
				this.#log.error({ err, step: name }, 'drain step failed');
			} finally {
				clearTimeout(timer);
			}
		}
	}
}
