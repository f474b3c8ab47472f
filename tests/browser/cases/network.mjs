// The network goes away: what was done meanwhile is held, said truly, and arrives once.
import { assert, expectText } from '../support/expect.mjs';
import { journal } from '../support/service.mjs';
import { mouse } from '../support/hands.mjs';
import { takeAccount } from '../support/accounts.mjs';
import { test } from '../support/cases.mjs';
import { comment, openDocument, rail, saved, signInAndStart, waitSaved } from '../support/office.mjs';

const NOTES = ['Ý kiến thứ nhất', 'Ý kiến thứ hai', 'Ý kiến thứ ba'];

async function openAttempt(stage) {
	stage.expects('net::ERR_INTERNET_DISCONNECTED', 'net::ERR_FAILED POST /documents/');
	const hand = mouse();
	const page = await stage.open();
	const account = takeAccount('hai-cau');
	await signInAndStart(page, hand, account);
	await openDocument(page, hand, '246/UBND-NC');
	return { hand, page, account };
}

const commentsOf = (account) => journal(account.number).records
	.filter((one) => one.action === 'document.comment').map((one) => `${one.input.note} ${one.outcome}`);

const allOnce = NOTES.map((note) => `${note} ok`);

test('three actions without a network are held, and each arrives once', async (stage) => {
	const { hand, page, account } = await openAttempt(stage);
	await page.context().setOffline(true);
	for (const note of NOTES)
		await comment(page, hand, note);
	await expectText(saved(page), 'Mất kết nối, đang giữ 3 thao tác');
	assert.deepEqual(commentsOf(account), []);
	await page.context().setOffline(false);
	await expectText(saved(page), /Đã gửi lại, đã lưu \d\d:\d\d:\d\d · #\d+/);
	for (const note of NOTES)
		await expectText(page.locator('.says'), note);
	assert.deepEqual(commentsOf(account), allOnce);
});

test('actions whose answers were lost arrive once', async (stage) => {
	const { hand, page, account } = await openAttempt(stage);
	let isLost = true;
	await page.route('**/actions/*', async (route) => {
		if (isLost) {
			await route.fetch(); // it reaches the service, the answer goes nowhere
			await route.abort();
		} else {
			await route.continue();
		}
	});
	for (const note of NOTES)
		await comment(page, hand, note);
	await expectText(saved(page), 'Mất kết nối, đang giữ 3 thao tác');
	isLost = false;
	await expectText(saved(page), 'Đã gửi lại');
	assert.deepEqual(commentsOf(account), allOnce);
});

test('actions held when the page was closed arrive from the next page', async (stage) => {
	const { hand, page, account } = await openAttempt(stage);
	await page.context().setOffline(true);
	for (const note of NOTES)
		await comment(page, hand, note);
	await expectText(saved(page), 'đang giữ 3 thao tác');
	const { url, context } = { url: page.url(), context: page.context() };
	await page.close();
	await context.setOffline(false);
	const next = await context.newPage();
	await next.goto(url);
	await expectText(saved(next), 'Đã gửi lại');
	assert.deepEqual(commentsOf(account), allOnce);
});

test('without a network a link stays where it is and says why', async (stage) => {
	const { hand, page } = await openAttempt(stage);
	await page.context().setOffline(true);
	await hand.press(rail(page, 'Trang chủ'));
	await expectText(page.locator('#push-note'), /\S/);
	assert.equal(new URL(page.url()).pathname, '/documents/cv-246');
	await page.context().setOffline(false);
	await hand.press(rail(page, 'Trang chủ'));
	await waitSaved(page);
	assert.equal(new URL(page.url()).pathname, '/home');
});
