// The forms of a document's page: one role a recipient, a draft that says so, one answer at a time, also where no script
// helps.
import { assert, eventually, expectCount, expectText } from '../support/expect.mjs';
import { directKeys, mouse } from '../support/hands.mjs';
import { takeAccount } from '../support/accounts.mjs';
import { test } from '../support/cases.mjs';
import {
	fillDirective, fillRouting, openDocument, routeButton, sayDone, signInAndStart, unfold, unfoldTask,
} from '../support/office.mjs';

const PHONE = { size: [375, 667], hasTouch: true, isMobile: true };

async function openRouting(stage, options = {}) {
	const hand = options.javaScriptEnabled === false ? directKeys() : mouse();
	const page = await stage.open(options);
	await signInAndStart(page, hand, takeAccount('hai-cau'));
	await openDocument(page, hand, '246/UBND-NC');
	return { hand, page };
}

const isInSight = (target) => target.evaluate((element) => {
	const box = element.getBoundingClientRect();
	const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
	return top !== null && element.contains(top);
});

// A page scrolls to its fragment while it is still loading.
const expectInSight = (target) => eventually(() => isInSight(target), Boolean, `${target} should be in sight`);

test('a recipient has one role: another tick clears the first, and says so', async (stage) => {
	const { hand, page } = await openRouting(stage);
	const box = (role, name) => page.getByRole(role === 'Chủ trì' ? 'radio' : 'checkbox', { name: `${role}: ${name}` });
	await hand.choose(box('Phối hợp', 'Phòng Kinh tế'));
	await hand.choose(box('Chủ trì', 'Phòng Kinh tế'));
	assert.equal(await box('Phối hợp', 'Phòng Kinh tế').isChecked(), false);
	await expectText(page.locator('#assign-said'), 'Chủ trì: Phòng Kinh tế. Mỗi nơi chỉ một vai trò');
	await hand.choose(box('Để biết', 'Phòng Kinh tế'));
	assert.equal(await box('Chủ trì', 'Phòng Kinh tế').isChecked(), false);
	await hand.choose(box('Chủ trì', 'Công an xã'));
	await expectText(page.locator('#assign-said'), /^$/);
	assert.equal(await box('Để biết', 'Phòng Kinh tế').isChecked(), true);
});

test('a person is found without tone marks, and who is ticked stays in the table', async (stage) => {
	const { hand, page } = await openRouting(stage);
	await unfold(page, hand, 'Thêm người nhận');
	const people = page.locator('#more-people tbody tr:not(.assign-unit)');
	const before = await people.count();
	assert.ok(before > 5);
	await hand.choose(page.getByRole('checkbox', { name: 'Để biết: Lưu Vĩnh Khang' }));
	await hand.type(page.getByLabel('Tìm theo tên, chức vụ, đơn vị'), 'do khanh');
	await expectCount(people.filter({ visible: true }), 2);
	await hand.type(page.getByLabel('Tìm theo tên, chức vụ, đơn vị'), '');
	await expectCount(people.filter({ visible: true }), before);
});

test('beside the button stands the deadline, or that there is none', async (stage) => {
	const { hand, page } = await openRouting(stage);
	await expectText(page.locator('#due-h'), 'Không đặt hạn.');
	await fillRouting(page, hand, { day: '20/06/2024', time: '11:00' });
	await expectText(page.locator('#due-h'), /^Hạn: 11:00, 20\/06\/2024\.$/);
	const own = page.locator('.assign-own').filter({ hasText: 'Phòng Kinh tế' });
	await fillRouting(page, hand, { main: 'Phòng Kinh tế' });
	await hand.press(own.locator('summary'));
	await hand.type(own.getByLabel('Ngày'), '19/06/2024');
	await expectText(page.locator('#due-h'), 'Hạn riêng: 1 nơi.');
});

test('what was done is not said any more beside a new refusal', async (stage) => {
	stage.expects('422 POST /documents/');
	const { hand, page } = await openRouting(stage);
	await fillRouting(page, hand, { main: 'Phòng Kinh tế', day: '20/06/2024' });
	await hand.press(routeButton(page));
	await sayDone(page, 'Đã chuyển xử lý');
	await fillRouting(page, hand, { main: 'Công an xã' });
	await hand.press(routeButton(page));
	await expectText(page.getByRole('alert'), 'chủ trì');
	await expectCount(page.locator('main').getByText('Đã chuyển xử lý'), 0);
	assert.ok(!page.url().includes('done='));
});

test('a draft says that it is one, and is thrown away for good', async (stage) => {
	const { hand, page } = await openRouting(stage);
	const line = page.locator('[data-forget$="/document.route"]');
	await line.waitFor({ state: 'hidden' });
	await fillDirective(page, hand, 'Đang viết dở');
	await openDocument(page, hand, '61/TB-UBND');
	await openDocument(page, hand, '246/UBND-NC');
	await expectText(line, 'Bản nháp chưa gửi');
	assert.equal(await page.getByLabel('Ý kiến chỉ đạo').inputValue(), 'Đang viết dở');
	await hand.press(line.getByRole('button', { name: 'Xoá nháp' }));
	await line.waitFor({ state: 'hidden' });
	assert.equal(await page.getByLabel('Ý kiến chỉ đạo').inputValue(), '');
	await page.reload();
	assert.equal(await page.getByLabel('Ý kiến chỉ đạo').inputValue(), '');
});

test('a draft is thrown away without JavaScript', async (stage) => {
	const { hand, page } = await openRouting(stage, { javaScriptEnabled: false });
	const csrf = await page.locator('#route [name=csrf]').inputValue();
	await page.request.post('/drafts', { form: { csrf, form: 'cv-246/document.route', directive: 'Đang viết dở' } });
	await openDocument(page, hand, '246/UBND-NC');
	assert.equal(await page.getByLabel('Ý kiến chỉ đạo').inputValue(), 'Đang viết dở');
	await hand.press(page.getByRole('button', { name: 'Xoá nháp' }));
	await expectCount(page.getByRole('button', { name: 'Xoá nháp' }), 0);
	assert.equal(await page.getByLabel('Ý kiến chỉ đạo').inputValue(), '');
});

test('on a phone without JavaScript a refusal is in sight, and so is what was done', async (stage) => {
	stage.expects('422 POST /documents/');
	const { hand, page } = await openRouting(stage, { ...PHONE, javaScriptEnabled: false, reducedMotion: 'reduce' });
	await fillDirective(page, hand, 'Giao Phòng Kinh tế.');
	await hand.press(routeButton(page));
	await expectText(page.getByRole('alert'), 'chưa có nơi chủ trì');
	await expectInSight(page.getByRole('alert'));
	await fillRouting(page, hand, { main: 'Phòng Kinh tế' });
	await hand.press(routeButton(page));
	await sayDone(page, 'Đã chuyển xử lý');
	await expectInSight(page.locator('#answer'));
});

test('without JavaScript nothing is drawn that only a script could move', async (stage) => {
	const { page } = await openRouting(stage, { javaScriptEnabled: false });
	for (const dead of ['#clock-hide', '.split'])
		assert.equal(await page.locator(dead).isVisible(), false, dead);
	await expectText(page.locator('#clock'), /còn lại khi mở trang\s*tới \d\d:\d\d/);
});

test('a phone shows the document within 210 px, with the clock, its end and the saved mark', async (stage) => {
	const { hand, page } = await openRouting(stage, PHONE);
	const top = await page.locator('#work').evaluate((element) => element.getBoundingClientRect().top + scrollY);
	assert.ok(top <= 210, `${top} px`);
	await expectText(page.locator('#clock'), /^\d\d:\d\d\s*còn lại.*tới \d\d:\d\d/);
	await expectInSight(page.locator('#saved'));
	await unfoldTask(page, hand);
	const row = await page.locator('.task-foot').boundingBox();
	const last = await page.getByRole('link', { name: 'Xem lại và nộp bài' }).boundingBox();
	assert.ok(last.width > row.width * 0.85, 'handing in takes the whole row');
});

test('at 1024 px a link leads from the head of the document to the form', async (stage) => {
	const { hand, page } = await openRouting(stage, { size: [1024, 768], reducedMotion: 'reduce' });
	await hand.press(page.getByRole('link', { name: 'Bút phê và chuyển xử lý' }));
	await expectInSight(page.getByRole('heading', { name: 'Bút phê và chuyển xử lý' }));
});

test('a file comes as a download, and the exam stays', async (stage) => {
	const { hand, page } = await openRouting(stage);
	const [download] = await Promise.all([
		page.waitForEvent('download'), hand.press(page.getByRole('link', { name: 'Tải về 246' })),
	]);
	assert.match(download.suggestedFilename(), /^246.*\.pdf$/);
	assert.equal(new URL(page.url()).pathname, '/documents/cv-246');
});
