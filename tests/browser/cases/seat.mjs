// One live seat a candidate: it moves to where he signs in, with the page he was on and what he was writing.
import { assert, expectCount, expectText } from '../support/expect.mjs';
import { journal } from '../support/service.mjs';
import { mouse } from '../support/hands.mjs';
import { remark, test } from '../support/cases.mjs';
import { takeAccount } from '../support/accounts.mjs';
import { openDocument, signIn, signInAndStart, unfold, waitSaved } from '../support/office.mjs';

const HALF_WRITTEN = 'Đề nghị Phòng Kinh tế báo cáo trước';

async function writeHalfAComment(page, hand) {
	await openDocument(page, hand, '246/UBND-NC');
	await unfold(page, hand, 'Ghi ý kiến xử lý');
	const kept = page.waitForResponse((response) => response.url().endsWith('/drafts') && response.status() === 204);
	await page.getByLabel('Ý kiến, người đang giữ').fill(HALF_WRITTEN);
	await kept;
}

test('signing in elsewhere moves the seat, with the page and the draft', async (stage) => {
	const hand = mouse();
	const account = takeAccount('hai-cau');
	const here = await stage.open();
	await signInAndStart(here, hand, account);
	await writeHalfAComment(here, hand);
	const there = await stage.open();
	await there.evaluate('performance.mark("pressed")');
	const since = Date.now();
	await signIn(there, hand, account);
	await there.getByLabel('Ý kiến, người đang giữ').waitFor();
	remark(`resumed on the same page in ${Date.now() - since} ms, sign-in included`);
	assert.equal(new URL(there.url()).pathname, '/documents/cv-246');
	assert.equal(await there.getByLabel('Ý kiến, người đang giữ').inputValue(), HALF_WRITTEN);

	await expectText(here.getByRole('alert'), 'Chỗ ngồi đã chuyển');
	await expectCount(here.locator('main form[method=post] button, main form[method=post] textarea'), 0);

	await hand.press(there.getByRole('button', { name: 'Ghi ý kiến' }));
	await expectText(there.locator('.says'), HALF_WRITTEN);
});

test('a post from the seat that was left is refused, and nothing is lost', async (stage) => {
	// What was typed may be on its way as a draft already: that is refused too.
	stage.expects('net::ERR_FAILED GET /events', '409 POST /documents/', '409 POST /drafts');
	const hand = mouse();
	const account = takeAccount('hai-cau');
	const here = await stage.open();
	await here.route(/\/events/, (route) => route.abort()); // it does not hear that it lost the seat
	await signInAndStart(here, hand, account);
	await openDocument(here, hand, '246/UBND-NC');
	await unfold(here, hand, 'Ghi ý kiến xử lý');
	await here.getByLabel('Ý kiến, người đang giữ').fill(HALF_WRITTEN);
	const there = await stage.open();
	await signIn(there, hand, account);
	await waitSaved(there);
	await hand.press(here.getByRole('button', { name: 'Ghi ý kiến' }));
	await expectText(here.getByRole('alert').first(), 'Chỗ ngồi đã chuyển');
	const comments = journal(account.number).records.filter((one) => one.action === 'document.comment');
	assert.equal(comments.length, 0);
});

test('who closes the browser finds the page and the draft again', async (stage) => {
	const hand = mouse();
	const account = takeAccount('hai-cau');
	const before = await stage.open();
	await signInAndStart(before, hand, account);
	await writeHalfAComment(before, hand);
	await before.context().close();
	const after = await stage.open();
	await signIn(after, hand, account);
	await after.getByLabel('Ý kiến, người đang giữ').waitFor();
	assert.equal(await after.getByLabel('Ý kiến, người đang giữ').inputValue(), HALF_WRITTEN);
});

test('text typed in the last second before leaving a page is there on coming back', async (stage) => {
	const hand = mouse();
	const page = await stage.open();
	await signInAndStart(page, hand, takeAccount('hai-cau'));
	await openDocument(page, hand, '246/UBND-NC');
	await page.getByLabel('Ý kiến chỉ đạo').fill(HALF_WRITTEN);
	await openDocument(page, hand, '61/TB-UBND');
	await openDocument(page, hand, '246/UBND-NC');
	assert.equal(await page.getByLabel('Ý kiến chỉ đạo').inputValue(), HALF_WRITTEN);
});
