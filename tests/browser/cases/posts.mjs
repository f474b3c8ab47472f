// Posts that come twice, late or with an old token.
import { assert, expectText } from '../support/expect.mjs';
import { journal } from '../support/service.mjs';
import { directKeys, mouse } from '../support/hands.mjs';
import { takeAccount } from '../support/accounts.mjs';
import { test } from '../support/cases.mjs';
import { comment, openDocument, signInAndStart, unfold } from '../support/office.mjs';

const NOTE = 'Chỉ một lần thôi.';

async function openComment(stage, options) {
	const hand = options?.javaScriptEnabled === false ? directKeys() : mouse();
	const page = await stage.open(options);
	const account = takeAccount('hai-cau');
	await signInAndStart(page, hand, account);
	await openDocument(page, hand, '246/UBND-NC');
	await unfold(page, hand, 'Ghi ý kiến xử lý');
	await page.getByLabel('Ý kiến, người đang giữ').fill(NOTE);
	return { hand, page, account };
}

const commentCount = (account) => journal(account.number).records
	.filter((one) => one.action === 'document.comment').length;

for (const [word, options] of [['with', {}], ['without', { javaScriptEnabled: false }]]) {
	test(`a button pressed twice acts once, ${word} JavaScript`, async (stage) => {
		const { page, account } = await openComment(stage, options);
		await page.getByRole('button', { name: 'Ghi ý kiến' }).dblclick({ force: true });
		await expectText(page.locator('.says'), NOTE);
		assert.equal(commentCount(account), 1);
	});
}

test('the same post sent again is answered as before and applied once', async (stage) => {
	const { page, account } = await openComment(stage);
	const form = await page.locator('form[action*="/document.comment"]').evaluate((element) =>
		Object.fromEntries(new FormData(element)));
	const answers = [];
	for (let i = 0; i < 2; i++) {
		const answer = await page.request.post('/documents/cv-246/actions/document.comment', {
			form, headers: { accept: 'application/json', 'idempotency-key': 'a'.repeat(32) },
		});
		answers.push(await answer.json());
	}
	assert.equal(answers[0].outcome, 'accepted');
	assert.equal(answers[1].seq, answers[0].seq);
	assert.equal(commentCount(account), 1);
});

test('a form with an old token keeps what was typed, without JavaScript', async (stage) => {
	stage.expects('403 POST /documents/');
	const { hand, page, account } = await openComment(stage, { javaScriptEnabled: false });
	await page.locator('form[action*="/document.comment"] [name=csrf]').evaluate((field) => {
		field.value = `${'0'.repeat(16)}.${'0'.repeat(32)}`;
	});
	await hand.press(page.getByRole('button', { name: 'Ghi ý kiến' }));
	await expectText(page.locator('main'), NOTE);
	assert.equal(commentCount(account), 0);
	await hand.press(page.getByRole('button', { name: 'Gửi lại' }));
	await expectText(page.locator('.says'), NOTE);
	assert.equal(commentCount(account), 1);
});

test('a form with an old token is sent again by the page itself, with JavaScript', async (stage) => {
	stage.expects('403 POST /documents/');
	const { hand, page, account } = await openComment(stage);
	await page.evaluate(() => {
		document.body.dataset.csrf = `${'0'.repeat(16)}.${'0'.repeat(32)}`;
	});
	await hand.press(page.getByRole('button', { name: 'Ghi ý kiến' }));
	await expectText(page.locator('.says'), NOTE);
	assert.equal(commentCount(account), 1);
});

test('markup in what is typed stays text', async (stage) => {
	const hand = mouse();
	const page = await stage.open();
	await signInAndStart(page, hand, takeAccount('hai-cau'));
	await openDocument(page, hand, '246/UBND-NC');
	const markup = '<img src=x onerror=document.title="x">"\'&amp;{{number}}';
	await comment(page, hand, markup);
	await expectText(page.locator('.says'), markup);
	assert.equal(await page.locator('.says img').count(), 0);
});
