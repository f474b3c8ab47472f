// Several tasks: going from one to another, marking for later, skipping; and what is seen of it before handing in.
import { expectCount, expectText } from '../support/expect.mjs';
import { keyboard, mouse } from '../support/hands.mjs';
import { takeAccount } from '../support/accounts.mjs';
import { test } from '../support/cases.mjs';
import { comment, heading, openDocument, sayDone, signInAndStart } from '../support/office.mjs';

const panel = (page) => page.getByRole('complementary');
const button = (page, name) => panel(page).getByRole('button', { name });

async function markTasks(page, hand) {
	await signInAndStart(page, hand, takeAccount('hai-cau'));
	await expectText(panel(page), 'Câu 1 trên 2');
	await hand.press(button(page, 'Xem lại sau'));
	await page.locator('[name=unflag]').waitFor();
	await hand.press(button(page, 'Sang câu 2'));
	await expectText(panel(page), 'Câu 2 trên 2');
	await hand.press(button(page, 'Tạm bỏ qua'));
	await page.locator('[name=unskip]').waitFor();
	await openDocument(page, hand, '61/TB-UBND');
	await comment(page, hand, 'Đã đọc.');
	await sayDone(page, 'Đã ghi ý kiến');
	await expectText(panel(page), 'Câu 2 trên 2');

	await hand.press(page.getByRole('link', { name: 'Xem lại và nộp bài' }));
	await heading(page, 'Xem lại trước khi nộp').waitFor();
	await expectText(page.getByRole('row').nth(1), /Giao việc.*Xem lại sau/);
	await expectText(page.getByRole('row').nth(2), /Ghi ý kiến.*Tạm bỏ qua/);
	await hand.press(page.getByRole('link', { name: 'Làm tiếp' }));
	await hand.press(page.locator('[name=unskip]'));
	await page.locator('[name=skip]').waitFor();
	await expectCount(page.locator('[name=unskip]'), 0);
}

test('tasks are shown, flagged and skipped with the mouse', async (stage) => {
	await markTasks(await stage.open(), mouse());
});

test('tasks are shown, flagged and skipped by keys', async (stage) => {
	const page = await stage.open({ reducedMotion: 'reduce' });
	await markTasks(page, keyboard(page));
});

test('words between asterisks are bold in a task', async (stage) => {
	const page = await stage.open();
	await signInAndStart(page, mouse(), takeAccount('hai-cau'));
	await expectText(panel(page).locator('.todo b'), 'chủ trì');
});
