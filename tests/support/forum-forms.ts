import { randomUUID } from 'node:crypto';
import { codeShown, type Fields, type HttpClient } from './http-client.ts';

/** A question that any forum takes. */
export function question(title: string, more: Fields = {}): Fields {
	const body = 'We would like to learn how other cities have done this.';
	const usual = { title, body, kind: 'question', visibility: 'public', attribution: 'named', language: 'en' };
	return { ...usual, submissionKey: randomUUID(), ...more };
}

/** Asks by the plain form. @returns the thread's id */
export async function ask(client: HttpClient, forum: string, fields: Fields): Promise<string> {
	const { location, status, text } = await client.submit(`/forums/${forum}/ask?/ask`, fields);
	const id = /^\/threads\/([0-9a-f]{24})$/.exec(location ?? '')?.[1];
	if (!id) throw new Error(`the question was answered with ${status}: ${codeShown(text)}`);
	return id;
}

/** Answers by the plain form. @returns the reply's id */
export async function reply(client: HttpClient, threadId: string, body: string): Promise<string> {
	const fields = { body, attribution: 'named', submissionKey: randomUUID() };
	const { location, status, text } = await client.submit(`/threads/${threadId}?/reply`, fields);
	const id = /#reply-([0-9a-f]{24})$/.exec(location ?? '')?.[1];
	if (!id) throw new Error(`the reply was answered with ${status}: ${codeShown(text)}`);
	return id;
}
