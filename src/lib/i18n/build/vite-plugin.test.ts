import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MESSAGES } from './catalogues.ts';
import { messages } from './vite-plugin.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'messages-'));
	cpSync(MESSAGES, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The script that a browser would get of one module. */
async function built(input: string): Promise<string> {
	const { output } = (await build({
		configFile: false,
		logLevel: 'silent',
		plugins: [messages(folder)],
		build: { write: false, minify: false, rolldownOptions: { input, preserveEntrySignatures: 'strict' } }
	})) as Rolldown.RolldownOutput;
	return output[0].code;
}

describe('a built app', () => {
	it('holds one language in a catalogue, and no text of e-mails', async () => {
		writeFileSync(join(folder, 'ar', 'mail.json'), '{"probe": "نص للتجربة"}');
		const code = await built('virtual:messages/ar/core');
		expect(code).toContain('الصفحة الرئيسية');
		expect(code).not.toContain('Skip to content');
		expect(code).not.toContain('نص للتجربة');
	});

	it('keeps what only some pages say out of what all pages load', async () => {
		expect(await built('virtual:messages/en/core')).not.toContain('"forum.');
		expect(await built('virtual:messages/en/forum')).toContain('"forum.');
	});

	it('shows English where a text is missing', async () => {
		writeFileSync(join(folder, 'ar', 'common.json'), '{"yes": "نعم"}');
		const code = await built('virtual:messages/ar/core');
		expect(code).toContain('"common.yes": "نعم"');
		expect(code).toContain('"common.no": "No"');
	});

	it('is not built from a text that cannot be read', async () => {
		writeFileSync(join(folder, 'fr', 'common.json'), '{"yes": "{oui"}');
		await expect(built('virtual:messages/fr/core')).rejects.toThrow(
			/common\.json: "yes": not a valid ICU message/
		);
	});

	it('formats without a parser', async () => {
		const code = await built(join(import.meta.dirname, '..', 'translator.ts'));
		expect(code).toContain('createTranslator');
		expect(code).not.toContain('EXPECT_ARGUMENT_CLOSING_BRACE');
	});
});
