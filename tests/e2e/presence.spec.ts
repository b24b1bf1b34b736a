import { expect, test, type Visitor } from '../support/visitor.ts';
import { signedIn } from '../support/demo-people.ts';
import { ask, question } from '../support/forum-forms.ts';

test('who else reads is told by city, of those who agree', async ({ visit }) => {
	const url = process.env.MULTAQA_TEST_URL!;
	const threadId = await ask(
		await signedIn(url, 'salma'),
		'families',
		question('Who has worked with fathers?')
	);
	const [shy, other] = [await visit('luan'), await visit('bashir', { locale: 'en' })];
	const reading = other.page.getByText(/^Reading now:/);

	await agree(shy, false);
	await other.open(`/threads/${threadId}`);
	await shy.open(`/threads/${threadId}`);
	await expect(reading).toContainText(other.t('live.presence.others', { count: 1 }));
	await expect(reading).toContainText('Tell Sanabil');
	await expect(reading).not.toContainText('Tisovgrad');

	await agree(shy, true);
	await expect(reading, 'alone again').toHaveCount(0);
	await shy.open(`/threads/${threadId}`);
	await expect(reading).toContainText('Tisovgrad');
	await expect(reading).not.toContainText('Luan');
});

async function agree(visitor: Visitor, agreed: boolean): Promise<void> {
	await visitor.open('/account');
	const consent = visitor.page.getByRole('checkbox', {
		name: visitor.t('accounts.profile.share_presence')
	});
	await consent.setChecked(agreed);
	await visitor.button('accounts.profile.save').click();
	await expect(visitor.words('accounts.account.saved')).toBeVisible();
}
