import type { Trilingual } from '../../../../src/lib/shared/locale.ts';
import type { BaseTheme } from '../shape.ts';

export type Words = [ar: string, en: string, fr: string];

export function theme(
	order: number,
	key: string,
	name: Words,
	description: Words,
	purpose: Words
): BaseTheme {
	return {
		key,
		order,
		name: trilingual(name),
		description: trilingual(description),
		purpose: trilingual(purpose)
	};
}

function trilingual([ar, en, fr]: Words): Trilingual {
	return { ar, en, fr };
}
