// The same pages through other eyes: a wider task panel, 200 % zoom, 320 px, forced colours, no motion, keys alone.
import { assert, expectCount, expectText } from '../support/expect.mjs';
import { directKeys, keyboard, mouse } from '../support/hands.mjs';
import { takeAccount } from '../support/accounts.mjs';
import { test } from '../support/cases.mjs';
import { heading, openDocument, rail, signInAndStart } from '../support/office.mjs';

const PAGES = ['/home', '/incoming', '/documents/cv-246', '/hand-in'];

async function openAttempt(stage, options) {
	const page = await stage.open(options);
	await signInAndStart(page, mouse(), takeAccount('bao-cao-cchc'));
	return page;
}

const sidewaysPx = (page) => page.evaluate(() =>
	document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('the task panel is made wider by keys and by the pointer, and stays so', async (stage) => {
	const page = await openAttempt(stage);
	const border = page.getByRole('separator');
	const width = async () => (await page.getByRole('complementary').boundingBox()).width;
	const before = await width();
	await border.focus();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	const wider = await width();
	assert.ok(wider >= before + 30, `${before} px became ${wider} px`);
	await openDocument(page, mouse(), '246/UBND-NC');
	assert.equal(await width(), wider);
	const box = await border.boundingBox();
	await page.mouse.move(box.x + box.width / 2, box.y + 200);
	await page.mouse.down();
	await page.mouse.move(box.x + 90, box.y + 200, { steps: 4 });
	await page.mouse.up();
	assert.ok(await width() >= wider + 60, `${wider} px became ${await width()} px`);
	for (let press = 0; press < 30; press++)
		await border.press('ArrowRight');
	assert.ok(await width() <= 490, 'the work keeps its room');
	assert.equal(await sidewaysPx(page), 0);
});

for (const [words, options] of [
	['at 200 % zoom', { size: [640, 400], deviceScaleFactor: 2 }],
	['320 px wide', { size: [320, 568], hasTouch: true, isMobile: true }],
	['1600 px wide', { size: [1600, 900] }],
]) {
	test(`pages fit ${words}`, async (stage) => {
		const page = await openAttempt(stage, options);
		for (const path of PAGES) {
			await page.goto(path);
			assert.equal(await sidewaysPx(page), 0, path);
			await stage.picture(page, `${words} ${path}`);
		}
	});
}

test('in forced colours every control has an edge and every icon a shape', async (stage) => {
	const page = await openAttempt(stage, { forcedColors: 'active' });
	for (const path of PAGES) {
		await page.goto(path);
		const bare = await page.evaluate(() => [...document.querySelectorAll('.btn, .form-control, .choice, .chip')]
			.filter((one) => one.checkVisibility() && parseFloat(getComputedStyle(one).borderTopWidth) === 0)
			.map((one) => one.outerHTML.slice(0, 120)));
		assert.deepEqual(bare, [], path);
		await stage.picture(page, `forced colours ${path}`);
	}
});

test('with reduced motion nothing moves', async (stage) => {
	const page = await openAttempt(stage, { reducedMotion: 'reduce' });
	for (const path of PAGES) {
		await page.goto(path);
		const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((one) => {
			const style = getComputedStyle(one);
			const lasts = (list) => list.split(',').some((part) => parseFloat(part) > 0.01);
			return lasts(style.transitionDuration) || (style.animationName !== 'none' && lasts(style.animationDuration))
				|| style.scrollBehavior === 'smooth';
		}).map((one) => one.outerHTML.slice(0, 120)));
		assert.deepEqual(moving, [], path);
	}
});

// Every stop of the Tab key shows that it is focused and is not covered: hands.mjs looks at each on its way.
for (const size of [[1280, 800], [375, 667]]) {
	test(`whatever the Tab key reaches is in sight, ${size[0]} px wide`, async (stage) => {
		const page = await openAttempt(stage, { size, reducedMotion: 'reduce' });
		const hand = keyboard(page);
		for (const path of PAGES) {
			await page.goto(path);
			await hand.walk();
		}
	});
}

for (const javaScriptEnabled of [true, false]) {
	test(`the list of documents is leafed through ${javaScriptEnabled ? 'with' : 'without'} a script`, async (stage) => {
		const hand = javaScriptEnabled ? mouse() : directKeys();
		const page = await stage.open({ javaScriptEnabled });
		await signInAndStart(page, hand, takeAccount('bao-cao-cchc'));
		await hand.press(rail(page, 'Văn bản đến'));
		await heading(page, 'Văn bản đến').waitFor();
		const pages = page.getByRole('navigation', { name: 'Trang danh sách' });
		const rows = page.locator('tbody tr');
		await expectCount(rows, 10);
		const first = await rows.first().innerText();
		await hand.press(pages.getByRole('link', { name: 'Trang sau' }));
		await page.waitForURL(/[?&]page=2$/);
		await expectText(page.locator('.pager span').first(), /^11–\d+ trong \d+ văn bản/);
		await expectText(pages.locator('[aria-current=page]'), '2');
		assert.notEqual(await rows.first().innerText(), first);
		await hand.press(pages.getByRole('link', { name: 'Trang trước' }));
		await expectText(pages.locator('[aria-current=page]'), '1');
		assert.equal(await rows.first().innerText(), first);
	});
}
