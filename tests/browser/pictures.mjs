// docs/pictures/*.png: the screens a reader of the README sees first, as the service serves them. One candidate of the
// fixtures walks through them, so that nothing in them is made up for the picture.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './support/chromium.mjs';
import { mouse } from './support/hands.mjs';
import { sourceRoot } from './support/service.mjs';
import { smaller } from './support/small-png.mjs';
import { stageOn } from './support/stage.mjs';
import { takeAccount } from './support/accounts.mjs';
import {
	fillDirective, fillRouting, handIn, heading, openDocument, rail, routeButton, sayDone, signIn, start,
} from './support/office.mjs';

const folder = join(sourceRoot, 'docs/pictures');
const LARGEST_BYTES = 200_000;

async function take(page, name) {
	const path = join(folder, `${name}.png`);
	await page.evaluate(() => Promise.all([...document.images].map((image) => image.loading === 'lazy' || image.decode())));
	await page.mouse.move(0, 0);
	const png = smaller(await page.screenshot());
	if (png.length > LARGEST_BYTES)
		throw new Error(`${path} would have ${png.length} bytes`);
	writeFileSync(path, png);
	console.log(`${name}: ${png.length} bytes`);
}

async function write(page, hand) {
	await fillDirective(page, hand, 'Giao Phòng Kinh tế chủ trì, Phòng Văn hoá – Xã hội phối hợp tổng hợp số liệu, '
		+ 'dự thảo báo cáo trình tôi ký trước 11 giờ ngày 20/6.');
	await fillRouting(page, hand, {
		main: 'Phòng Kinh tế', support: ['Phòng Văn hoá – Xã hội'], info: ['Phó Chủ tịch'], day: '20/06/2024', time: '11:00',
	});
}

mkdirSync(folder, { recursive: true });
const browser = await launch();
const stage = await stageOn(browser)('pictures');
const hand = mouse();
const account = takeAccount('bao-cao-cchc', { number: '027', name: 'Nguyễn Thị Minh Hạnh', unit: 'UBND phường Hoà Khê' });
const page = await stage.open();
await take(page, 'sign-in');
await signIn(page, hand, account);
await start(page, hand);
await take(page, 'home');
await hand.press(rail(page, 'Văn bản đến'));
await heading(page, 'Văn bản đến').waitFor();
await take(page, 'incoming');
await openDocument(page, hand, '246/UBND-NC');
await write(page, hand);
await page.locator('.side').evaluate((side) => side.scrollTo(0, 0));
await take(page, 'document');
await hand.press(page.getByRole('link', { name: 'Xem lại và nộp bài' }));
await heading(page, 'Xem lại trước khi nộp').waitFor();
await take(page, 'hand-in');
await page.setViewportSize({ width: 375, height: 800 });
await page.goto('/documents/cv-246');
await page.locator('.rail').evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
await take(page, 'document-375');
await page.setViewportSize({ width: 1280, height: 800 });
await page.reload();
await hand.press(routeButton(page));
await sayDone(page, 'Đã chuyển xử lý');
await handIn(page, hand);
await take(page, 'receipt');
const chairman = await stage.open();
await signIn(chairman, hand, takeAccount('tra-lai-du-thao', { number: '028', name: 'Trần Quốc Bảo', unit: 'UBND xã Hoà Tiến' }));
await start(chairman, hand);
await chairman.goto('/documents/dt-cchc');
await take(chairman, 'draft');
await chairman.goto('/search?q=cai+cach');
await take(chairman, 'search');
await stage.close();
await browser.close();
