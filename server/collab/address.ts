import { COLLAB_PATH } from '../../src/lib/shared/plans/wire.ts';

/** Which plan a socket wants, and what its client knows of plans' documents. */
export interface PlanAddress {
	planId: string;
	/** NaN when what the client says is no number. */
	schema: number;
}

/** @returns null for anything but `/collab/<24 hex digits>`, with or without `?schema=` */
export function planAddress(target: string): PlanAddress | null {
	if (!URL.canParse(target, 'http://here')) return null;
	const { pathname, searchParams } = new URL(target, 'http://here');
	const planId = pathname.startsWith(`${COLLAB_PATH}/`) ? pathname.slice(COLLAB_PATH.length + 1) : '';
	if (!/^[0-9a-f]{24}$/.test(planId)) return null;
	const said = searchParams.get('schema');
	return { planId, schema: said === null ? 1 : /^\d{1,6}$/.test(said) ? Number(said) : NaN };
}
