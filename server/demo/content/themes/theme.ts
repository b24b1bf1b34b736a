import type { Trilingual } from '../../../../src/lib/shared/locale.ts';
import type { DemoTheme } from '../shape.ts';

export type Words = [ar: string, en: string, fr: string];

export function theme(
	order: number,
	key: string,
	name: Words,
	description: Words,
	purpose: Words
): DemoTheme {
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
