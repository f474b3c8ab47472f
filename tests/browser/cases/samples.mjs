// Screens in states that pages.mjs does not bring the service into, or cannot: drawn by the program page-samples and
// answered in place of the service's own page, so that stylesheet, scripts and content policy are the real ones.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert } from '../support/expect.mjs';
import { buildRoot } from '../support/service.mjs';
import { inspect } from '../support/inspect.mjs';
import { test } from '../support/cases.mjs';

const WANTED = /^(problem|about|home-empty|incoming-no-match|incoming-overdue|document-finished|document-returned|hand-in-clean)/;

function drawSamples() {
	const folder = mkdtempSync(join(tmpdir(), 'saban-samples-'));
	execFileSync(join(buildRoot, 'tests/support/page-samples'), [folder]);
	const samples = readdirSync(folder).filter((file) => WANTED.test(file)).map((file) => {
		const [name, language] = file.split('.');
		return { name, language, html: readFileSync(join(folder, file), 'utf8') };
	});
	rmSync(folder, { recursive: true });
	return samples;
}

async function lookAtAll(stage, language) {
	const samples = drawSamples().filter((one) => one.language === language);
	assert.notEqual(samples.length, 0);
	stage.expects('net::ERR_FAILED'); // what the samples lead to is not there
	const page = await stage.open({ language });
	const policy = (await page.request.get('/sign-in')).headers()['content-security-policy'];
	const troubles = [];
	let shown = '';
	await page.route('**/sample', (route) => route.fulfill({
		contentType: 'text/html; charset=utf-8', headers: { 'content-security-policy': policy }, body: shown,
	}));
	await page.route(/\/events|\/drafts|\/files\//, (route) => route.abort());
	for (const { name, html } of samples) {
		shown = html;
		await page.goto('/sample');
		troubles.push(...(await inspect(page, language)).map((what) => `${name} ${what}`));
	}
	assert.equal(troubles.length, 0, `${troubles.length} troubles:\n${troubles.join('\n')}`);
}

test('screens for what seldom happens are accessible, in Vietnamese', (stage) => lookAtAll(stage, 'vi'));

test('screens for what seldom happens are accessible, in English', (stage) => lookAtAll(stage, 'en'));
