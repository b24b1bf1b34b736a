/** Waits until something is so; throws after `within` milliseconds. */
export async function eventually(so: () => boolean | Promise<boolean>, within = 10_000): Promise<void> {
	const end = performance.now() + within;
	while (!(await so())) {
		if (performance.now() > end) throw new Error(`still not so after ${within} ms: ${so.toString()}`);
		await new Promise((resolve) => setTimeout(resolve, 15));
	}
}
