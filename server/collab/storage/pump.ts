/** Milliseconds until work that failed is tried again. */
const RETRY_MS = 1_000;

/**
 * Runs `work` when it is woken, one at a time: at once after a pause, else `spacing` milliseconds after
 * the last start. Work that fails runs again by itself.
 */
export function createPump(work: () => Promise<void>, onFailure: (error: unknown) => void) {
	let timer: NodeJS.Timeout | null = null;
	let dueAt = Infinity;
	let startedAt = -Infinity;
	let running = Promise.resolve();
	let busy = false;
	let closed = false;

	function schedule(at: number): void {
		if (closed || at >= dueAt) return;
		dueAt = at;
		if (busy) return;
		if (timer) clearTimeout(timer);
		timer = setTimeout(run, Math.max(0, at - performance.now())).unref();
	}

	function run(): void {
		timer = null;
		dueAt = Infinity;
		busy = true;
		startedAt = performance.now();
		running = work()
			.catch((err: unknown) => {
				onFailure(err);
				schedule(performance.now() + RETRY_MS);
			})
			.finally(() => {
				busy = false;
				const at = dueAt;
				dueAt = Infinity;
				if (at < Infinity) schedule(at);
			});
	}

	return {
		wake(spacing: number): void {
			schedule(startedAt + spacing);
		},
		async close(): Promise<void> {
			closed = true;
			if (timer) clearTimeout(timer);
			await running;
		}
	};
}
