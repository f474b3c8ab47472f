// The whole of bao-cao-cchc, the way the task asks for, in each way a person may use it.
import { assert, expectCount, expectText } from '../support/expect.mjs';
import { directKeys, keyboard, mouse } from '../support/hands.mjs';
import { grade, journal, verify } from '../support/service.mjs';
import { takeAccount } from '../support/accounts.mjs';
import { test } from '../support/cases.mjs';
import {
	comment, fillDirective, fillRouting, handIn, heading, openDocument, rail, receiptHead, routeButton, sayDone, signIn,
	start, waitSaved,
} from '../support/office.mjs';

const DIRECTIVE = 'Giao Phòng Kinh tế chủ trì, Phòng Văn hoá – Xã hội phối hợp tổng hợp số liệu, dự thảo báo cáo '
	+ 'trình tôi ký trước 11 giờ ngày 20/6.';

async function wait(page, hand) {
	await heading(page, 'Phòng chờ').waitFor();
	await hand.type(page.getByLabel('Gõ dòng chữ'), 'sai');
	await hand.press(page.getByRole('button', { name: 'Kiểm tra' }));
	await expectText(page.getByRole('status'), 'Chưa khớp');
	const sample = await page.locator('label[for=try] span').innerText();
	await hand.type(page.getByLabel('Gõ dòng chữ'), sample);
	await hand.press(page.getByRole('button', { name: 'Kiểm tra' }));
	await expectText(page.getByRole('status'), 'Gõ tiếng Việt được');
}

async function route(page, hand) {
	await fillDirective(page, hand, DIRECTIVE);
	await fillRouting(page, hand, { support: ['Phòng Văn hoá – Xã hội'], info: ['Phó Chủ tịch'] });
	await hand.press(routeButton(page));
	await expectText(page.getByRole('alert'), 'chưa có nơi chủ trì');
	assert.equal(await page.getByLabel('Ý kiến chỉ đạo').inputValue(), DIRECTIVE, 'what was typed stays after a refusal');
	await fillRouting(page, hand, { main: 'Phòng Kinh tế', day: '20/06/2024', time: '11:00' });
	await hand.press(routeButton(page));
	await sayDone(page, 'Đã chuyển xử lý');
	await expectCount(page.locator('.given li'), 3);
}

// With a script both come to the open page; without, a person looks again until they are there.
async function seeNews(page, hand, hasScript) {
	if (hasScript) {
		await expectText(page.locator('#push-note'), '260/UBND-VX');
		await hand.press(rail(page, 'Văn bản đến'));
		await page.waitForURL(/\/incoming/);
		await page.evaluate('window.isStillTheSamePage = true');
		await page.getByRole('rowheader').getByText('260/UBND-VX').waitFor();
		await expectText(page.locator('#push-note'), '251/');
		assert.equal(await page.evaluate('window.isStillTheSamePage'), true, 'news came without a reload');
		return;
	}
	for (const number of ['260/UBND-VX', '251/SVHTTDL-QLVH']) {
		const row = page.getByRole('row').filter({ hasText: number });
		do
			await hand.press(rail(page, 'Văn bản đến'));
		while (!await row.isVisible());
	}
}

async function askToFinishAndReturn(page, hand) {
	await hand.press(page.locator('a[href*="/confirm/document.finish"]'));
	await expectText(heading(page), 'Kết thúc văn bản 246/UBND-NC?');
	await hand.press(page.getByRole('link', { name: 'Không, quay lại' }));
	await page.locator('.doc-h b').getByText('246/UBND-NC').waitFor();
}

async function checkReceipt(page, account) {
	const head = await receiptHead(page);
	assert.match(head, /^[0-9a-f]{64}$/);
	const { text } = journal(account.number);
	verify(text, head);
	const report = grade(text, account.scenario);
	assert.equal(report.verdict, 'graded');
	assert.equal(report.score_hundredths, 1000, JSON.stringify(report));
}

async function playAll(stage, options, handOf, { hasScript = true } = {}) {
	stage.expects('422 POST /documents/');
	const page = await stage.open(options);
	const hand = handOf(page);
	const account = takeAccount('bao-cao-cchc');
	await signIn(page, hand, account);
	await wait(page, hand);
	await start(page, hand);
	await openDocument(page, hand, '246/UBND-NC');
	await route(page, hand);
	if (hasScript)
		await waitSaved(page);
	await seeNews(page, hand, hasScript);
	await openDocument(page, hand, '246/UBND-NC');
	await comment(page, hand, 'Báo cáo tôi tiến độ vào chiều 19/6.');
	await expectText(page.locator('.says'), 'Báo cáo tôi tiến độ vào chiều 19/6.');
	await askToFinishAndReturn(page, hand);
	await handIn(page, hand);
	await checkReceipt(page, account);
	await hand.press(page.getByRole('link', { name: 'Xem lại bài, chỉ đọc' }));
	await expectText(page.locator('main'), 'Bài đã kết thúc, bạn chỉ xem');
}

test('the whole scenario with the mouse, for full marks', async (stage) => {
	await playAll(stage, {}, mouse);
});

test('the whole scenario with the keyboard alone, for full marks', async (stage) => {
	await playAll(stage, { reducedMotion: 'reduce' }, keyboard);
});

test('the whole scenario on a screen 375 px wide, for full marks', async (stage) => {
	await playAll(stage, { size: [375, 667], hasTouch: true, isMobile: true }, mouse);
});

test('the whole scenario without JavaScript, for full marks', async (stage) => {
	await playAll(stage, { javaScriptEnabled: false }, directKeys, { hasScript: false });
});
