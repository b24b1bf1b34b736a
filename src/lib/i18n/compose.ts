import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { numberFormat, pluralRules } from './formats.ts';
import type { MessageArguments } from './translator.ts';

/**
 * The kinds of element that our messages are made of, as the parser numbers them. (Its own `TYPE` would
 * bring the parser along into the page.)
 */
const KIND = { literal: 0, argument: 1, number: 2, select: 5, plural: 6, pound: 7 } as const;

/**
 * Says a parsed message with its arguments put in. `tag` decides plurals and digits. Messages were parsed
 * and reviewed when the pages were built; this only walks them, which is why it is ours and not FormatJS:
 * that would be a third of what the translator weighs in a page.
 * @throws Error when an argument is missing, or when no branch fits its value
 */
export function compose(
	tag: string,
	elements: readonly MessageFormatElement[],
	values: MessageArguments,
	counted?: number
): string {
	return elements.map((element) => part(tag, element, values, counted)).join('');
}

function part(
	tag: string,
	element: MessageFormatElement,
	values: MessageArguments,
	counted: number | undefined
): string {
	if (element.type === KIND.literal) return element.value;
	if (element.type === KIND.pound) return counted === undefined ? '#' : numberFormat(tag).format(counted);
	const value = argument(values, element.value);
	switch (element.type) {
		case KIND.argument:
			return String(value);
		case KIND.number:
			return numberFormat(tag, element.style === 'percent' ? { style: 'percent' } : {}).format(Number(value));
		case KIND.select: {
			const branch = element.options[String(value)] ?? element.options.other;
			if (!branch) throw new Error(`no branch of {${element.value}} for "${value}"`);
			return compose(tag, branch.value, values, counted);
		}
		case KIND.plural: {
			const number = Number(value);
			const rest = number - (element.offset ?? 0);
			const rules = pluralRules(tag, { type: element.pluralType });
			const { options } = element;
			const branch = options[`=${number}`] ?? options[rules.select(rest)] ?? options.other;
			if (!branch) throw new Error(`no branch of {${element.value}} for ${number}`);
			return compose(tag, branch.value, values, rest);
		}
		default:
			throw new Error(`a message holds an element of kind ${element.type}`);
	}
}

function argument(values: MessageArguments, name: string): string | number {
	if (!(name in values)) throw new Error(`the argument {${name}} is missing`);
	return values[name] as string | number;
}
