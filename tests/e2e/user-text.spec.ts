import { writeReply } from '../support/browser-forum.ts';
import { expect, test } from '../support/visitor.ts';
import { signedIn } from '../support/demo-people.ts';
import { ask, question } from '../support/forum-forms.ts';

const url = () => process.env.MULTAQA_TEST_URL!;

test('what people write is shown as text, whatever it is', async ({ visit }) => {
	const writer = await visit('claire');
	const reader = await visit('ruth');
	const threadId = await ask(
		await signedIn(url(), 'hala'),
		'refugees',
		question('What may be written here?')
	);
	await Promise.all([writer, reader].map((one) => one.open(`/threads/${threadId}`)));
	const hostile = [
		'<script>window.evil = 1; alert(1)</script>',
		'<img src=x onerror="window.evil = 1">',
		'[press](javascript:window.evil=1) ![a](x" onerror="window.evil=1)',
		'<a href="/" onclick="window.evil = 1">here</a> <iframe srcdoc="<script>parent.evil=1</script>"></iframe>',
		'</article></main><style>* { display: none }</style>'
	].join('\n\n');
	await writeReply(writer, hostile);
	for (const one of [writer, reader]) {
		const post = one.post('window.evil = 1; alert(1)');
		await expect(post).toContainText('<script>window.evil = 1; alert(1)</script>');
		await expect(post).toContainText('<img src=x onerror="window.evil = 1">');
		await expect(post.locator('script, img, iframe, style, [onclick], [onerror]')).toHaveCount(0);
		for (const link of await post.locator('.user-text a').all())
			expect(await link.getAttribute('href')).not.toMatch(/^javascript:/i);
		expect(await one.page.evaluate(() => 'evil' in window)).toBe(false);
	}

	const odd = 'The file is \u202etxt.exe\u202c 👩🏽‍🚒🇲🇦 and \u2067مرحبا\u2069 stays.';
	await writeReply(writer, odd);
	for (const one of [writer, reader]) {
		const text = (await one.post('The file is').locator('.user-text').textContent())!;
		expect(text.trim()).toBe(odd.replace(/[\u202a-\u202e]/g, ''));
	}
	// The same after a reload, from the database.
	await reader.page.reload();
	await expect(reader.post('window.evil = 1; alert(1)')).toBeVisible();
	expect(await reader.page.evaluate(() => 'evil' in window)).toBe(false);
});
