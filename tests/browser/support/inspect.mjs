// What holds for every page in every state: axe-core finds nothing, nothing scrolls sideways, language and title are
// right. Gathers everything wrong, so that one run tells all.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// Tall, so that nothing is scrolled out of axe's sight or under a bar that sticks to an edge.
const LOOKED_AT = [[1280, 2400], [375, 6000]];
const NARROWEST = 320;

async function axe(page) {
	if (await page.evaluate('typeof axe') === 'undefined')
		await page.evaluate(axeSource);
	return page.evaluate(async (values) => {
		const { violations } = await axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
		return violations.map((one) => `${one.id}: ${one.help}; ${one.nodes.map((node) => node.html.slice(0, 160)
			+ ` (${node.any.concat(node.all).map((check) => check.message).join(' ')})`).join(' | ')}`);
	}, AXE_TAGS);
}

// Whoever sticks out at the right, so that whoever reads the failure need not search.
async function sideways(page) {
	return page.evaluate(() => {
		const width = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= width)
			return '';
		const wide = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > width + 1);
		return wide.slice(-3).map((one) => one.outerHTML.slice(0, 120)).join(' | ') || 'something';
	});
}

export async function inspect(page, language) {
	const troubles = [];
	const tell = (width, what) => troubles.push(`at ${width} px, ${language}: ${what}`);
	for (const [width, height] of LOOKED_AT) {
		await page.setViewportSize({ width, height });
		for (const violation of await axe(page))
			tell(width, violation);
	}
	for (const width of [NARROWEST, LOOKED_AT[0][0]]) {
		await page.setViewportSize({ width, height: LOOKED_AT[0][1] });
		const wide = await sideways(page);
		if (wide)
			tell(width, `scrolls sideways: ${wide}`);
	}
	const lang = await page.evaluate('document.documentElement.lang');
	if (lang !== language)
		tell('any', `lang is ${lang}`);
	return troubles;
}
