import { expect, test } from '@playwright/test';
import { signedIn } from '../support/demo-people.ts';
import { ask, question } from '../support/forum-forms.ts';
import { weigh } from '../load/page-weight.ts';

const KB = 1024;

// The budgets of the design, so that a change that outgrows them is seen before a reader on a slow line pays.
for (const locale of ['ar', 'en', 'fr'])
	test(`a guest's first visit of a discussion stays light (${locale})`, async () => {
		const url = process.env.MULTAQA_TEST_URL!;
		const member = await signedIn(url, 'hala');
		const threadId = await ask(member, 'refugees', question('How heavy may a page be?'));
		const { script, total } = await weigh(`${url}/threads/${threadId}`, locale);
		expect.soft(script, 'JavaScript').toBeLessThanOrEqual(60 * KB);
		expect(total, 'in all').toBeLessThanOrEqual(120 * KB);
	});
