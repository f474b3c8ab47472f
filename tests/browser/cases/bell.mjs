// At the bell the attempt closes by itself; what comes later is told so, and the receipt never changes.
import { assert, expectText } from '../support/expect.mjs';
import { journal, verify } from '../support/service.mjs';
import { mouse } from '../support/hands.mjs';
import { takeAccount } from '../support/accounts.mjs';
import { test } from '../support/cases.mjs';
import { heading, openDocument, receiptHead, signIn, signInAndStart } from '../support/office.mjs';

const NOTE = 'Tới sau tiếng chuông.';

test('the bell closes the attempt in the open page, and the head stays', async (stage) => {
	const hand = mouse();
	const account = takeAccount('chuong');
	const page = await stage.open();
	await signInAndStart(page, hand, account);
	await openDocument(page, hand, '246/UBND-NC');
	const form = await page.locator('form[action*="/document.comment"]').evaluate((element) =>
		Object.fromEntries(new FormData(element)));
	await heading(page, 'Biên nhận bài làm').waitFor({ timeout: 60_000 });
	await expectText(page.locator('main'), 'Hết giờ');
	const head = await receiptHead(page);

	const late = await page.request.post('/documents/cv-246/actions/document.comment', {
		form: { ...form, note: NOTE }, headers: { accept: 'application/json' },
	});
	assert.equal(late.status(), 409);
	assert.equal((await late.json()).error, 'closed');

	const { text, records } = journal(account.number);
	assert.equal(records.at(-1).action, 'attempt.close');
	assert.ok(!text.includes(NOTE));
	verify(text, head);

	const later = await stage.open();
	await signIn(later, hand, account);
	await heading(later, 'Biên nhận bài làm').waitFor();
	assert.equal(await receiptHead(later), head);
	const file = await (await later.request.get('/receipt.txt')).text();
	assert.ok(file.includes(head));
});
