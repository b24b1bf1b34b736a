import { describe, expect, it } from 'vitest';
import { readFields } from './fields';
import { typedWords } from './words';

const URLENCODED = 'application/x-www-form-urlencoded';

function posted(body: BodyInit, type?: string): Request {
	const headers = type ? { 'content-type': type } : undefined;
	return new Request('http://home.example/', { method: 'POST', body, headers });
}

function multipart(...fields: [string, string | Blob][]): Request {
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value as string);
	return posted(form);
}

describe('the fields of a form', () => {
	it('are read from both kinds of form', async () => {
		const fields = { title: 'كيف؟', body: 'a & b = c' };
		expect(await readFields(posted(new URLSearchParams(fields)))).toEqual(fields);
		expect(await readFields(multipart(['title', 'كيف؟'], ['body', fields.body]))).toEqual(fields);
	});

	it('are texts with names like ours, the last of each', async () => {
		const request = multipart(
			['a', '1'],
			['a', '2'],
			['__proto__', 'x'],
			['b.c', 'x'],
			['f', new Blob(['x'])]
		);
		expect(await readFields(request)).toEqual({ a: '2' });
	});

	it('are every box ticked, where a field is a list', async () => {
		const sent = 'city=a1&other=x&city=b2&other=y&city=c3';
		expect(await readFields(posted(sent, URLENCODED), ['city'])).toEqual({ city: 'a1 b2 c3', other: 'y' });
		expect(await readFields(posted('other=y', URLENCODED), ['city'])).toEqual({ other: 'y' });
	});

	it.each([
		['a million urlencoded fields', () => posted('a&'.repeat(1_000_000), URLENCODED)],
		[
			'thirty thousand parts',
			() => {
				const part = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n';
				return posted(`${part.repeat(30_000)}--x--\r\n`, 'multipart/form-data; boundary=x');
			}
		],
		['no form', () => posted('{}', 'application/json')],
		['a form without its boundary', () => posted('a=1', 'multipart/form-data')]
	])('%s: refused before it is taken apart', async (_, request) => {
		await expect(readFields(request())).rejects.toMatchObject({ status: 400, body: { code: 'bad_request' } });
		expect(await typedWords(request())).toBeUndefined();
	});
});

describe('words given back after a failure', () => {
	it('leave out secrets and what is too short to be missed', async () => {
		const form = new URLSearchParams({ body: 'What helped you?', password: 'my own secret', kind: 'a' });
		expect(await typedWords(posted(form))).toBe('What helped you?');
	});
});
