// What a candidate does on the pages, in words of the exam. Everything is found as a person finds it: by its words.
import { expectText } from './expect.mjs';

export const heading = (page, name) => page.getByRole('heading', { level: 1, name });

export async function signIn(page, hand, account) {
	await hand.type(page.getByLabel('Số báo danh'), account.number);
	await hand.type(page.getByLabel('Mã dự thi'), account.code);
	await hand.press(page.getByRole('button', { name: 'Vào phòng chờ' }));
}

export async function start(page, hand) {
	await hand.choose(page.getByLabel('Tôi đã đọc hướng dẫn'));
	await hand.press(page.getByRole('button', { name: 'Bắt đầu làm bài' }));
	await heading(page, 'Việc đang chờ bạn').waitFor();
}

export async function signInAndStart(page, hand, account) {
	await signIn(page, hand, account);
	await start(page, hand);
}

export const rail = (page, name) => page.getByRole('navigation', { name: 'Chức năng' }).getByRole('link', { name });

// Opens a document from the list of incoming documents; number is as it is written: "246/UBND-NC".
export async function openDocument(page, hand, number) {
	await hand.press(rail(page, 'Văn bản đến'));
	await heading(page, 'Văn bản đến').waitFor();
	const link = page.getByRole('rowheader').getByRole('link', { name: number });
	if (!await link.isVisible()) {
		await hand.type(page.getByLabel('Từ khoá'), number);
		await hand.press(page.getByRole('button', { name: 'Lọc', exact: true }));
	}
	await hand.press(link);
	await page.locator('.doc-h b').getByText(number).waitFor();
}

export async function fillDirective(page, hand, text) {
	await hand.type(page.getByLabel('Ý kiến chỉ đạo'), text);
}

// parties: {main, support: [], info: []}, each by the name in the table's row.
export async function fillRouting(page, hand, { main, support = [], info = [], day = '', time = '' }) {
	if (main)
		await hand.choose(page.getByRole('radio', { name: `Chủ trì: ${main}` }));
	for (const party of support)
		await hand.choose(page.getByRole('checkbox', { name: `Phối hợp: ${party}` }));
	for (const party of info)
		await hand.choose(page.getByRole('checkbox', { name: `Để biết: ${party}`, exact: true }));
	const due = page.getByRole('group', { name: 'Hạn xử lý' });
	if (day)
		await hand.type(due.getByLabel('Ngày'), day);
	if (time)
		await hand.type(due.getByLabel('Giờ'), time);
}

export const routeButton = (page) => page.getByRole('button', { name: 'Chuyển xử lý' });

export async function unfold(page, hand, words) {
	const summary = page.locator('summary').filter({ hasText: words });
	const isOpen = await summary.evaluate((element) => element.parentElement.open);
	if (!isOpen)
		await hand.press(summary);
}

export async function comment(page, hand, text) {
	await unfold(page, hand, 'Ghi ý kiến xử lý');
	await hand.type(page.getByLabel('Ý kiến, người đang giữ văn bản đều đọc được'), text);
	await hand.press(page.getByRole('button', { name: 'Ghi ý kiến' }));
}

export async function giveBack(page, hand, reason) {
	await unfold(page, hand, /^Trả lại/);
	await hand.type(page.getByLabel('Lý do trả lại'), reason);
	await hand.press(page.getByRole('button', { name: 'Trả lại văn bản' }));
}

// What the page says was just done.
export async function sayDone(page, words) {
	await page.locator('#answer').filter({ hasText: words }).waitFor();
}

export const saved = (page) => page.locator('#saved');

export async function waitSaved(page) {
	await expectText(saved(page), /Đã lưu \d\d:\d\d:\d\d · #\d+/);
}

// On a narrow screen what belongs to the task is folded into one line.
export async function unfoldTask(page, hand) {
	const summary = page.locator('.task-body > summary');
	if (await summary.isVisible() && !await summary.evaluate((element) => element.parentElement.open))
		await hand.press(summary);
}

export async function handIn(page, hand) {
	if (!page.url().includes('/hand-in')) {
		await unfoldTask(page, hand);
		await hand.press(page.getByRole('link', { name: 'Xem lại và nộp bài' }));
	}
	await heading(page, 'Xem lại trước khi nộp').waitFor();
	await hand.choose(page.getByRole('checkbox', { name: /^Tôi nộp bài/ }));
	await hand.press(page.getByRole('button', { name: 'Nộp bài' }));
	await heading(page, 'Biên nhận bài làm').waitFor();
}

// The head hash on the receipt: 64 hexadecimal digits.
export async function receiptHead(page) {
	const text = await page.locator('#head').innerText();
	return text.replace(/\s+/g, '').toLowerCase();
}
