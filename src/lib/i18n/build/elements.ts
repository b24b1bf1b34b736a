import { TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import type { CompiledMessage } from '../translator.ts';

/** The branches that an element chooses from, by name; none for what is not a plural or a select. */
export function branchesOf(element: MessageFormatElement): Record<string, { value: MessageFormatElement[] }> {
	return element.type === TYPE.plural || element.type === TYPE.select ? element.options : {};
}

/** Every element of a message, those inside branches included. */
export function everyElement(message: CompiledMessage): MessageFormatElement[] {
	if (typeof message === 'string') return message ? [{ type: TYPE.literal, value: message }] : [];
	return message.flatMap((element) => [
		element,
		...Object.values(branchesOf(element)).flatMap((branch) => everyElement(branch.value))
	]);
}
