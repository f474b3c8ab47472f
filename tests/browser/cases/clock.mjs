// The clock: silent, with notices at few moments, to be hidden, back for the last five minutes.
import { assert, expectText } from '../support/expect.mjs';
import { mouse } from '../support/hands.mjs';
import { takeAccount } from '../support/accounts.mjs';
import { test } from '../support/cases.mjs';
import { signInAndStart } from '../support/office.mjs';

test('notices come at 15, 10, 5 and 1 minutes, and a hidden clock is back for the last five', async (stage) => {
	const hand = mouse();
	const page = await stage.open();
	await page.clock.install();
	await signInAndStart(page, hand, takeAccount('hai-cau'));
	const timer = page.getByRole('timer');
	const notice = page.locator('#clock-notice');
	await expectText(timer, /^(20:00|19:5\d)$/);
	assert.equal(await timer.getAttribute('aria-live'), null, 'the timer itself is silent');
	assert.equal(await notice.textContent(), '');

	await hand.press(page.getByRole('button', { name: 'Ẩn đồng hồ' }));
	await timer.waitFor({ state: 'hidden' });

	await page.clock.fastForward('05:00');
	await expectText(notice, 'Còn 15 phút.');
	await timer.waitFor({ state: 'hidden' });
	await page.clock.fastForward('05:00');
	await expectText(notice, 'Còn 10 phút.');
	await page.clock.fastForward('05:00');
	await expectText(notice, 'Còn 5 phút.');
	await timer.waitFor({ state: 'visible' });
	assert.equal(await page.getByRole('button', { name: 'Ẩn đồng hồ' }).count(), 0);
	await page.clock.fastForward('04:00');
	await expectText(notice, 'Còn 1 phút.');
});
