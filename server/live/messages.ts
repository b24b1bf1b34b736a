import { z } from 'zod';
import { DomainError } from '../kernel/errors.ts';
import type { JoinRequest, LiveStream } from '../../src/lib/shared/live.ts';

const stream = z
	.string()
	.max(40)
	.regex(/^(thread|forum):[0-9a-f]{24}$/)
	.transform((name) => name as LiveStream);

const join = z.strictObject({ stream, since: z.int().min(0) });
const leave = z.strictObject({ stream });

/** What a client asked for. Throws `bad_request` for anything but exactly the agreed shape. */
export function parseJoin(input: unknown): JoinRequest {
	return parse(join, input);
}

export function parseLeave(input: unknown): { stream: LiveStream } {
	return parse(leave, input);
}

function parse<T>(schema: z.ZodType<T>, input: unknown): T {
	const parsed = schema.safeParse(input);
	if (!parsed.success) throw new DomainError('bad_request', 'malformed live message');
	return parsed.data;
}
