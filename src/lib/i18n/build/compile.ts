import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import type { Locale } from '../../shared/locale.ts';
import { FSI, PDI } from '../isolate.ts';
import type { CompiledMessage } from '../translator.ts';
import { branchesOf } from './elements.ts';

/** Not isolated: invisible marks at a link's ends break the link that mail programs make of it. */
const BARE_ARGUMENTS: ReadonlySet<string> = new Set(['url']);

/**
 * Parses an ICU message once, so that no parser runs where it is shown. A message without arguments
 * becomes its plain text; in others every simple argument `{name}` is bidi-isolated. In French the
 * spaces before ; : ! ? and inside « » become narrow no-break ones.
 * Throws an `Error` that says what is wrong with the message.
 */
export function compileMessage(source: string, locale: Locale): CompiledMessage {
	const typeset = locale === 'fr' ? frenchSpaces(source) : source;
	const elements = isolateArguments(checked(parseMessage(typeset)));
	const [first] = elements;
	if (!first) return '';
	return elements.length === 1 && first.type === TYPE.literal ? first.value : elements;
}

function frenchSpaces(source: string): string {
	return source.replace(/ (?=[;:!?»])/g, '\u202f').replace(/« /g, '«\u202f');
}

function parseMessage(source: string): MessageFormatElement[] {
	try {
		return parse(source);
	} catch (error) {
		throw new Error(`not a valid ICU message (${(error as Error).message}): ${source}`, { cause: error });
	}
}

/** Refuses what parses but would be shown wrong. */
function checked(elements: MessageFormatElement[], insidePlural = false): MessageFormatElement[] {
	for (const element of elements) {
		if (element.type === TYPE.tag) throw new Error(`no markup in messages: <${element.value}>`);
		if (element.type === TYPE.date || element.type === TYPE.time)
			throw new Error(`{${element.value}}: dates come in as text, told by the translator`);
		if (element.type === TYPE.number && (element.style ?? 'percent') !== 'percent')
			throw new Error(`{${element.value}, number}: only "percent" is known as a style`);
		// FormatJS forgets the number when a select opens inside a plural: `#` would be left out.
		if (element.type === TYPE.select && insidePlural)
			throw new Error(`{${element.value}, select} inside a plural: put the select outside`);
		for (const branch of Object.values(branchesOf(element)))
			checked(branch.value, insidePlural || element.type === TYPE.plural);
	}
	return elements;
}

function isolateArguments(elements: MessageFormatElement[]): MessageFormatElement[] {
	const result: MessageFormatElement[] = [];
	for (const element of elements) {
		for (const branch of Object.values(branchesOf(element))) branch.value = isolateArguments(branch.value);
		if (element.type === TYPE.argument && !BARE_ARGUMENTS.has(element.value)) {
			addLiteral(result, FSI);
			result.push(element);
			addLiteral(result, PDI);
		} else if (element.type === TYPE.literal) addLiteral(result, element.value);
		else result.push(element);
	}
	return result;
}

function addLiteral(elements: MessageFormatElement[], value: string): void {
	const last = elements.at(-1);
	if (last?.type === TYPE.literal) last.value += value;
	else elements.push({ type: TYPE.literal, value });
}
