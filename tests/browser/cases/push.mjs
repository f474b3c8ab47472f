// News reaches an open page, also where event streams do not get through, and never takes away what is being typed.
import { assert, expectText } from '../support/expect.mjs';
import { mouse } from '../support/hands.mjs';
import { takeAccount } from '../support/accounts.mjs';
import { test } from '../support/cases.mjs';
import {
	fillRouting, heading, openDocument, rail, routeButton, sayDone, signInAndStart, unfold,
} from '../support/office.mjs';

async function routeSoThatNewsComes(page, hand) {
	await openDocument(page, hand, '246/UBND-NC');
	await fillRouting(page, hand, { main: 'Phòng Kinh tế', day: '20/06/2024', time: '11:00' });
	await hand.press(routeButton(page));
	await sayDone(page, 'Đã chuyển xử lý');
}

test('news comes by asking where the stream of events is cut', async (stage) => {
	stage.expects('net::ERR_FAILED GET /events');
	const hand = mouse();
	const page = await stage.open();
	await page.route(/\/events\?/, (route) => route.abort());
	await signInAndStart(page, hand, takeAccount('bao-cao-cchc'));
	await routeSoThatNewsComes(page, hand);
	await hand.press(rail(page, 'Văn bản đến'));
	await heading(page, 'Văn bản đến').waitFor();
	await page.waitForURL(/\/incoming/);
	await page.evaluate('window.isStillTheSamePage = true');
	await page.getByRole('rowheader').getByText('260/UBND-VX').waitFor();
	assert.equal(await page.evaluate('window.isStillTheSamePage'), true);
});

test('news leaves alone what is being typed', async (stage) => {
	const hand = mouse();
	const page = await stage.open();
	await signInAndStart(page, hand, takeAccount('bao-cao-cchc'));
	await routeSoThatNewsComes(page, hand);
	await unfold(page, hand, 'Ghi ý kiến xử lý');
	const field = page.getByLabel('Ý kiến, người đang giữ');
	await field.fill('Đang viết dở');
	await expectText(page.locator('#push-note'), '260/UBND-VX');
	assert.equal(await field.inputValue(), 'Đang viết dở');
	assert.equal(await field.evaluate((element) => element === document.activeElement), true);
	await hand.press(page.locator('#push-note').getByRole('link', { name: 'Mở văn bản' }));
	await expectText(page.locator('.doc-h b').first(), '260/UBND-VX');
});
