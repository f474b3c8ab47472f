// The pages that the grader makes, as tests/golden/reports keeps them: opened as files, as whoever got one opens it.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assert } from '../support/expect.mjs';
import { sourceRoot } from '../support/service.mjs';
import { inspect } from '../support/inspect.mjs';
import { test } from '../support/cases.mjs';

const folder = join(sourceRoot, 'tests/golden/reports');

function reportsIn(language) {
	const files = readdirSync(folder).filter((file) => file.endsWith(`.${language}.html`));
	assert.notEqual(files.length, 0);
	return files;
}

async function lookAtAll(stage, language) {
	const page = await stage.open({ language });
	const troubles = [];
	for (const file of reportsIn(language)) {
		await page.goto(pathToFileURL(join(folder, file)).href);
		troubles.push(...(await inspect(page, language)).map((what) => `${file} ${what}`));
	}
	assert.equal(troubles.length, 0, `${troubles.length} troubles:\n${troubles.join('\n')}`);
}

test('reports of the grader are accessible, in Vietnamese', (stage) => lookAtAll(stage, 'vi'));

test('reports of the grader are accessible, in English', (stage) => lookAtAll(stage, 'en'));

test('a printed report keeps each move in one piece, and tells it by a word and a shape', async (stage) => {
	const page = await stage.open();
	await page.goto(pathToFileURL(join(folder, 'every-kind.vi.html')).href);
	await page.emulateMedia({ media: 'print' });
	const moves = await page.locator('.move').evaluateAll((all) => all.map((move) => ({
		breaks: getComputedStyle(move).breakInside,
		word: move.querySelector('.chip').textContent,
		shape: getComputedStyle(move.querySelector('.shape')).printColorAdjust,
		icon: move.querySelector('.shape path').getAttribute('d'),
	})));
	assert.notEqual(moves.length, 0);
	const icons = new Map();
	for (const move of moves) {
		assert.equal(move.breaks, 'avoid');
		assert.equal(move.shape, 'exact');
		assert.notEqual(move.word, '');
		assert.equal(icons.get(move.icon) ?? move.word, move.word, 'two kinds of move have one drawing');
		icons.set(move.icon, move.word);
	}
});
