// Incoming documents through the forms that are made from an action's fields: as clerk, and as chairman. Each page on the
// way is looked at for what keeps people from using it.
import { assert, expectText } from '../support/expect.mjs';
import { inspect } from '../support/inspect.mjs';
import { mouse } from '../support/hands.mjs';
import { journal } from '../support/service.mjs';
import { takeAccount } from '../support/accounts.mjs';
import { test } from '../support/cases.mjs';
import { openDocument, rail, sayDone, signInAndStart, unfold } from '../support/office.mjs';

const formOf = (page, verb) => page.locator(`form[action*="/actions/document.${verb}"]`);

async function look(page) {
	assert.deepEqual(await inspect(page, 'vi'), []);
}

const deedsOf = (number, actor) => journal(number).records
	.filter((one) => one.actor === actor && one.action !== 'document.open' && one.action.startsWith('document.'))
	.map((one) => `${one.action} ${one.outcome}`);

test('a clerk refuses what belongs elsewhere, and registers and stamps a letter', async (stage) => {
	stage.expects('422 POST /documents/');
	const page = await stage.open();
	const hand = mouse();
	const account = takeAccount('gui-sai-noi-nhan');
	await signInAndStart(page, hand, account);
	await openDocument(page, hand, '97/');
	await unfold(page, hand, 'Từ chối tiếp nhận');
	await hand.choose(formOf(page, 'refuse').getByLabel('Gửi sai nơi nhận'));
	await hand.type(formOf(page, 'refuse').getByLabel('Lý do từ chối'), 'Nhầm.');
	await look(page);
	await hand.press(page.getByRole('button', { name: 'Từ chối tiếp nhận' }));
	await expectText(page.getByRole('alert'), /\S/);
	await hand.type(formOf(page, 'refuse').getByLabel('Lý do từ chối'), 'Văn bản gửi xã An Bình Đông.');
	await hand.press(page.getByRole('button', { name: 'Từ chối tiếp nhận' }));
	await sayDone(page, 'Đã từ chối');
	await look(page);
	await openDocument(page, hand, '03/TTr');
	await hand.press(page.getByRole('button', { name: 'Tiếp nhận', exact: true }));
	await sayDone(page, 'Đã tiếp nhận');
	await formOf(page, 'register').getByLabel('Sổ').selectOption('den');
	await look(page);
	await hand.press(page.getByRole('button', { name: 'Vào sổ' }));
	await sayDone(page, 'Đã vào sổ');
	await unfold(page, hand, 'Đóng dấu ĐẾN');
	await formOf(page, 'stamp').getByLabel('Giao bản giấy cho').selectOption('ct');
	await hand.press(page.getByRole('button', { name: 'Đóng dấu ĐẾN' }));
	await sayDone(page, 'Đã đóng dấu ĐẾN');
	await look(page);
	assert.deepEqual(deedsOf(account.number, 'van-thu'), [
		'document.refuse field_too_short', 'document.refuse ok', 'document.receive ok', 'document.register ok',
		'document.stamp ok',
	]);
});

test('a chairman changes who leads and extends by working days', async (stage) => {
	const page = await stage.open();
	const hand = mouse();
	const account = takeAccount('doi-chu-tri');
	await signInAndStart(page, hand, account);
	await openDocument(page, hand, '251/');
	await unfold(page, hand, 'Đổi chủ trì');
	const change = formOf(page, 'switch_main');
	await change.getByLabel('Chủ trì mới').first().selectOption('van-hoa-xa-hoi');
	await hand.choose(change.getByLabel('Giữ lại làm phối hợp'));
	await look(page);
	await hand.press(change.getByRole('button', { name: 'Đổi chủ trì' }));
	await sayDone(page, 'Đã đổi chủ trì');
	await unfold(page, hand, 'Gia hạn');
	const extend = formOf(page, 'extend');
	await extend.getByLabel('Nơi được gia hạn').selectOption('van-hoa-xa-hoi');
	await extend.getByLabel('Chọn nhanh hạn').selectOption('2024-06-25T17:00');
	assert.equal(await extend.getByLabel('Ngày').inputValue(), '25/06/2024');
	await hand.type(extend.getByLabel('Lý do gia hạn'), 'Phòng mới nhận việc.');
	await hand.press(extend.getByRole('button', { name: 'Gia hạn' }));
	await sayDone(page, 'Đã gia hạn');
	await look(page);
	assert.deepEqual(deedsOf(account.number, 'ct'), ['document.switch_main ok', 'document.extend ok']);
});

test('a chairman finds what he gave and what of it is late, and reminds', async (stage) => {
	const page = await stage.open();
	const hand = mouse();
	const account = takeAccount('don-doc-qua-han');
	await signInAndStart(page, hand, account);
	await hand.press(rail(page, 'Văn bản đến'));
	await hand.press(page.getByRole('link', { name: /^Việc đã giao/ }));
	assert.equal(await page.locator('.doc-l').count(), 6);
	await page.getByLabel('Chỉ xem').selectOption('late');
	await hand.press(page.getByRole('button', { name: 'Lọc', exact: true }));
	await page.waitForURL(/only=late/);
	assert.equal(await page.locator('.doc-l').count(), 3);
	await look(page);
	await hand.press(page.getByRole('rowheader').getByRole('link', { name: '87/' }));
	await unfold(page, hand, 'Đôn đốc');
	await formOf(page, 'remind').getByLabel('Nơi được đôn đốc').selectOption('van-phong');
	await hand.choose(formOf(page, 'remind').getByLabel('Nhắc nhở'));
	await hand.type(formOf(page, 'remind').getByLabel('Nội dung đôn đốc'), 'Đề nghị báo cáo kết quả trong hôm nay.');
	await look(page);
	await hand.press(page.getByRole('button', { name: 'Đôn đốc' }));
	await sayDone(page, 'Đã đôn đốc');
	assert.deepEqual(deedsOf(account.number, 'ct'), ['document.remind ok']);
});
