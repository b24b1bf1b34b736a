import { expect, test } from 'vitest';
import { compileCatalogue } from '../i18n/build/catalogues.ts';
import { createTranslator } from '../i18n/translator.ts';
import { problems } from './answers.ts';

const t = createTranslator('en', compileCatalogue('en', ['common', 'errors']));
const answer = {
	code: 'bad_request',
	fields: { body: { code: 'field_required' }, title: { code: 'field_too_short', limit: 8 } }
} as const;
const said = (labels?: Record<string, string>) =>
	problems(t, answer, 'ask', labels).map(({ message, field }) => [
		message.replace(/[\u2068\u2069]/g, ''),
		field
	]);

test('a summary names the fields at fault, in the order of the form', () => {
	expect(said({ title: 'Title', body: 'Text' })).toEqual([
		['Title: Use at least 8 characters.', 'ask-title'],
		['Text: Fill in this field.', 'ask-body']
	]);
	expect(said({ title: 'Title' })).toEqual([
		['Title: Use at least 8 characters.', 'ask-title'],
		['Fill in this field.', 'ask-body']
	]);
});

test('a form of one field needs no name for it, and an accepted form no summary', () => {
	expect(said()).toHaveLength(2);
	expect(problems(t, { values: {} }, 'ask')).toEqual([]);
});
