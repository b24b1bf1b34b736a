import type { ListPlace } from './plan.repository.ts';

/** A place in a list as a link names it: `<epoch ms>-<id>`. Anything else is no place: the list begins anew. */
export function listPlace(written: string | null | undefined): ListPlace | undefined {
	const [, ms, id] = /^(\d{1,15})-([0-9a-f]{24})$/.exec(written ?? '') ?? [];
	return ms && id ? { at: new Date(Number(ms)), id } : undefined;
}

export function writePlace(row: { _id: unknown; workedAt: Date }): string {
	return `${row.workedAt.getTime()}-${String(row._id)}`;
}
