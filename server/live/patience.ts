import { toDomainError } from '../kernel/errors.ts';

/** Milliseconds before each new try: a database that restarts is back within these. */
const PAUSES = [100, 300, 1000, 3000, 6000];

/** Runs `work` again while the database is away, for about ten seconds. Throws what the last try threw. */
export async function withPatience<T>(work: () => Promise<T>, pauses = PAUSES): Promise<T> {
	for (const pause of pauses) {
		try {
			return await work();
		} catch (error) {
			if (toDomainError(error).code !== 'unavailable') throw error;
			await new Promise((resolve) => setTimeout(resolve, pause));
		}
	}
	return work();
}
