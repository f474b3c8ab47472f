// What the reference way does not need: taking back, giving back, routing anew, finishing; with the mouse and by keys.
import { assert, expectCount, expectText } from '../support/expect.mjs';
import { keyboard, mouse } from '../support/hands.mjs';
import { journal } from '../support/service.mjs';
import { takeAccount } from '../support/accounts.mjs';
import { test } from '../support/cases.mjs';
import {
	fillRouting, giveBack, heading, openDocument, routeButton, sayDone, signInAndStart,
} from '../support/office.mjs';

async function routeTakeBackRouteAgain(page, hand) {
	await openDocument(page, hand, '332/');
	await fillRouting(page, hand, { main: 'Phòng Kinh tế', day: '25/06/2024' });
	await hand.press(routeButton(page));
	await sayDone(page, 'Đã chuyển xử lý');
	await fillRouting(page, hand, { main: 'Công an xã' });
	await hand.press(routeButton(page));
	await expectText(page.getByRole('alert'), 'chủ trì');
	await hand.press(page.getByRole('button', { name: 'Thu hồi Phòng Kinh tế' }));
	await sayDone(page, 'Đã thu hồi');
	await fillRouting(page, hand, { main: 'Công an xã', day: '25/06/2024' });
	await hand.press(routeButton(page));
	await sayDone(page, 'Đã chuyển xử lý');
}

async function giveBackWhatIsHis(page, hand) {
	await openDocument(page, hand, '31/');
	await giveBack(page, hand, 'ngắn');
	await expectText(page.getByRole('alert'), /\S/);
	assert.equal(await page.getByLabel('Lý do trả lại').inputValue(), 'ngắn');
	await giveBack(page, hand, 'Buổi họp trùng lịch tiếp công dân của tôi.');
	await sayDone(page, 'Đã trả lại');
}

async function finish(page, hand) {
	await openDocument(page, hand, '61/');
	await hand.press(page.locator('a[href*="/confirm/document.finish"]'));
	await expectText(heading(page), /Kết thúc văn bản 61\/.*\?/);
	await hand.press(page.getByRole('button', { name: 'Kết thúc văn bản' }));
	await sayDone(page, 'Đã kết thúc');
	await expectCount(routeButton(page), 0);
}

async function playDeeds(page, hand) {
	const account = takeAccount('bao-cao-cchc');
	await signInAndStart(page, hand, account);
	await routeTakeBackRouteAgain(page, hand);
	await giveBackWhatIsHis(page, hand);
	await finish(page, hand);
	const { records } = journal(account.number);
	const deeds = records.filter((one) => one.actor === 'ct' && one.action !== 'document.open')
		.map((one) => `${one.action} ${one.outcome}`);
	assert.deepEqual(deeds, [
		'document.route ok', 'document.route main_already_assigned', 'document.retake ok', 'document.route ok',
		'document.return field_too_short', 'document.return ok', 'document.finish ok',
	]);
}

test('every action and its refusal with the mouse', async (stage) => {
	stage.expects('422 POST /documents/');
	await playDeeds(await stage.open(), mouse());
});

test('every action and its refusal by keys', async (stage) => {
	stage.expects('422 POST /documents/');
	const page = await stage.open({ reducedMotion: 'reduce' });
	await playDeeds(page, keyboard(page));
});
