import { databasePid } from '../support/database-process.ts';
import { cableTo, type Cable } from '../support/cable.ts';
import { demoId } from '../../server/demo/demo-id.ts';
import { signedIn } from '../support/demo-people.ts';
import { mark } from '../support/live-page.ts';
import {
	begin,
	cell,
	desk,
	expectStored,
	expectOnce,
	keptForReload,
	reloadAnyway,
	sharedPlan,
	sitDown,
	storageLine,
	textOf,
	titles
} from '../support/plan-desk.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { expect, test } from '../support/visitor.ts';

const home = () => process.env.MULTAQA_TEST_URL!;
/** Milliseconds between two keys. */
const FAST = { delay: 25 };

test.describe('a server that is killed', () => {
	let server: ServerProcess;
	test.beforeAll(async () => {
		server = await startServerProcess({ MULTAQA_LIMIT_SCALE: '1000' });
	});
	test.afterAll(() => server?.dispose());

	test('story 2: what was shown as stored outlives kill -9 in mid-sentence, and the rest arrives by itself, once', async ({
		visit
	}) => {
		const { url } = server;
		const plan = await sharedPlan(url);
		const [amal, aissata] = [await visit('amal', { url }), await visit('aissata', { url })];
		const [here, there] = [await sitDown(amal, plan), await sitDown(aissata, plan)];
		await begin(amal, 'need');
		await here.keyboard.type('كُتب هذا وحُفظ.');
		await here.keyboard.press('Enter');
		await begin(aissata, 'context');
		await there.keyboard.type('Ceci est enregistré.');
		await expectStored(amal, aissata);
		const stayed = [await mark(here), await mark(there)];

		// A database that stands still takes in nothing: the server has the words, and that is what is said.
		const database = await databasePid(server.dataDir);
		process.kill(database, 'SIGSTOP');
		await there.keyboard.type(' Ceci est seulement reçu.');
		const received = ['planedit.state.received', 'planedit.state.delayed_received'] as const;
		await expect
			.poll(async () => {
				const shown = await storageLine(there).innerText();
				return received.some((key) => shown.includes(aissata.t(key)));
			})
			.toBe(true);
		const typing = here.keyboard.type('والمطرقة تقع في وسط الجملة تمامًا', FAST);
		await expect(textOf(here, 'need')).toContainText('والمطرقة');
		await server.kill();
		process.kill(database, 'SIGCONT');
		await typing;
		await there.keyboard.type(' Ceci est sur cet appareil.');

		await expect(desk(here, 'offline')).toBeVisible();
		await expect(storageLine(here)).toContainText('على هذا الجهاز فقط');
		await expect(storageLine(there)).toContainText(/mots sur cet appareil seulement/);

		await server.restart();
		const { text } = await (await signedIn(url, 'amal')).get(plan);
		expect(text).toContain('كُتب هذا وحُفظ.');
		expect(text).toContain('Ceci est enregistré.');

		const arabic = ['كُتب هذا وحُفظ.', 'والمطرقة تقع في وسط الجملة تمامًا'];
		const french = ['Ceci est enregistré.', 'Ceci est seulement reçu.', 'Ceci est sur cet appareil.'];
		for (const someone of [amal, aissata]) {
			await expectOnce(someone, 'need', arabic);
			await expectOnce(someone, 'context', french);
			await expect(textOf(someone.page, 'need').locator('p')).toHaveText(arabic);
			await expect(textOf(someone.page, 'context')).toHaveText(french.join(' '));
		}
		for (const stay of stayed) expect(await stay(), 'the page was not loaded anew').toBe(true);
		await there.reload();
		await expect(desk(there, 'online')).toBeVisible({ timeout: 30_000 });
		await expect(textOf(there, 'need').locator('p')).toHaveText(arabic);
		await expect(textOf(there, 'context')).toHaveText(french.join(' '));
	});

	test('a plan whose database is away can be loaded again by whoever writes in it', async ({ visit }) => {
		const { url } = server;
		const plan = await sharedPlan(url);
		const aissata = await visit('aissata', { url, leaves: true });
		const page = await sitDown(aissata, plan);
		await begin(aissata, 'need');
		await page.keyboard.type('Avant,');
		await expectStored(aissata);
		await keptForReload(page);
		const database = await databasePid(server.dataDir);
		process.kill(database, 'SIGSTOP');
		try {
			await page.keyboard.type(' pendant');
			await reloadAnyway(page);
			await expect(textOf(page, 'need')).toHaveText('Avant, pendant', { timeout: 40_000 });
			await begin(aissata, 'need');
			await page.keyboard.type(' et après');
		} finally {
			process.kill(database, 'SIGCONT');
		}
		await expectOnce(aissata, 'need', ['Avant, pendant et après']);
	});
});

test.describe('a cable that is pulled', () => {
	let cable: Cable;
	test.beforeEach(async () => {
		cable = await cableTo(home());
	});
	test.afterEach(() => cable.pull());

	for (const [slug, other, told, words] of [
		['amal', 'aissata', 'ar', ['قبل القطع', 'بعد القطع', 'بعد التحميل', 'Pendant ce temps, ailleurs']],
		['aissata', 'amal', 'fr', ['Avant la coupure', 'Après la coupure', 'Rechargé', 'وفي هذه الأثناء']]
	] as const)
		test(`story 4: words written without a network outlive a reload and merge, once (${told})`, async ({
			visit
		}) => {
			const [before, after, reloaded, elsewhere] = words;
			const plan = await sharedPlan(home());
			const cut = await visit(slug, { url: cable.url, leaves: true });
			const away = await visit(other);
			const [page] = [await sitDown(cut, plan), await sitDown(away, plan)];
			await begin(cut, 'toc');
			await page.keyboard.type(before);
			await expectOnce(cut, 'toc', [before]);
			await keptForReload(page);

			await cable.pull();
			await page.keyboard.press('Enter');
			await page.keyboard.type(after);
			await expect(desk(page, 'offline')).toBeVisible();
			await expect(storageLine(page)).toContainText(
				cut.t('planedit.state.words_device', { count: after.split(' ').length })
			);
			await begin(away, 'toc');
			await away.page.keyboard.press('Enter');
			await away.page.keyboard.type(elsewhere);

			await reloadAnyway(page);
			await cut.ready();
			await expect(textOf(page, 'toc')).toContainText(after);
			await expect(textOf(page, 'toc')).toContainText(before);
			await expect(textOf(page, 'toc')).not.toContainText(elsewhere);
			await begin(cut, 'toc');
			await page.keyboard.press('Enter');
			await page.keyboard.type(reloaded);
			await expect(storageLine(page)).toContainText(
				cut.t('planedit.state.words_device', { count: `${after} ${reloaded}`.split(' ').length })
			);

			await cable.plug();
			for (const someone of [cut, away]) {
				await expectOnce(someone, 'toc', words);
				await expect(textOf(someone.page, 'toc').locator('p')).toHaveCount(4);
			}
			// Once everything is stored, nothing of it stays on the device.
			await page.reload();
			await expect(desk(page, 'online')).toBeVisible({ timeout: 30_000 });
			await expectOnce(cut, 'toc', words);
		});

	test('story 4: rows written without a network outlive reloads and a closed page, and merge', async ({
		visit
	}) => {
		const plan = await sharedPlan(home());
		const [cut, away] = [await visit('aissata', { url: cable.url, leaves: true }), await visit('amal')];
		const page = await sitDown(cut, plan);
		await sitDown(away, plan);
		await cut.button('planedit.rows.add.activities').click();
		await page.keyboard.type('un');
		await expectStored(cut);
		await keptForReload(page);

		await cable.pull();
		await page.keyboard.type(' deux');
		await cut.button('planedit.rows.add.activities').click();
		await page.keyboard.type('autre');
		await cell(away.page, 'activities', 0, 'leadCity').selectOption({ index: 1 });
		for (let n = 0; n < 2; n++) {
			await reloadAnyway(page);
			await expect.poll(() => titles(page, 'activities')).toEqual(['un deux', 'autre']);
			await cell(page, 'activities', 1, 'level').selectOption({ index: n + 1 });
		}
		await expect(storageLine(page)).toContainText(cut.t('planedit.state.words_device', { count: 2 }));
		await page.close();
		const again = await cut.anotherPage();
		await again.open(plan);
		await expect.poll(() => titles(again.page, 'activities')).toEqual(['un deux', 'autre']);

		await cable.plug();
		await expectStored(again, away);
		for (const one of [again.page, away.page]) {
			await expect.poll(() => titles(one, 'activities')).toEqual(['un deux', 'autre']);
			await expect(cell(one, 'activities', 0, 'leadCity')).not.toHaveValue('');
			await expect(cell(one, 'activities', 1, 'level')).toHaveValue('secondary');
		}
	});

	test('story 5: words written without a network stay to be copied when the right is gone meanwhile', async ({
		visit
	}) => {
		const plan = await sharedPlan(home(), { visibility: 'city' });
		const aissata = await visit('aissata', { url: cable.url });
		const page = await sitDown(aissata, plan);
		await begin(aissata, 'budget');
		await page.keyboard.type('Nous avons');
		await expectOnce(aissata, 'budget', ['Nous avons']);
		await cable.pull();
		await page.keyboard.type(' encore quatre mots');
		await expect(desk(page, 'offline')).toBeVisible();

		const city = { cityId: demoId('city', 'dounia-koura'), version: '2' };
		const { status } = await (await signedIn(home(), 'amal')).submit(`${plan}/settings?/removeCity`, city);
		expect(status).toBe(303);
		await cable.plug();
		const notice = page.locator('[data-closed]');
		await expect(notice).toBeVisible({ timeout: 30_000 });
		await expect(notice).toHaveAttribute('data-closed', /not_allowed|gone/);
		const reason = (await notice.getAttribute('data-closed')) as 'not_allowed' | 'gone';
		await expect(notice).toContainText(aissata.t(`planedit.closed.title.${reason}`));
		await expect(page.locator('[data-unsent] [data-user-text]')).toHaveText('encore quatre mots');
		await expect(page.locator('[data-unsent]')).toContainText(
			aissata.t('planedit.closed.unsent', { count: 3 })
		);
		await expect(page.locator('[data-unsent]')).toContainText(aissata.t('planedit.closed.kept'));
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await aissata.button('common.action.copy').click();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('encore quatre mots');
	});
});
