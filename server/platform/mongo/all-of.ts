import mongoose from 'mongoose';

type Filter = Record<string, unknown>;

/**
 * One filter that asks for all of `filters`. They must have been built by our own code: their operators
 * are marked as trusted, which `sanitizeFilter` would otherwise turn into plain values to compare with.
 */
export function allOf(...filters: Filter[]): Filter {
	const asked = filters.filter((filter) => Object.keys(filter).length > 0);
	return asked.length === 0 ? {} : { $and: asked.map((filter) => trust(filter)) };
}

function trust(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(trust);
	if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
		return value;
	return mongoose.trusted(
		Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, trust(inner)]))
	);
}
