// Which pages were visited in which states, what was wrong there, and whether titles tell pages apart.
import { assert } from './expect.mjs';
import { inspect } from './inspect.mjs';

const visited = new Set();  // "document moved"
const pageOfTitle = new Map(); // "vi Văn bản đến · Sa Bàn" -> "incoming"

export const isVisited = (page, state) => visited.has(`${page} ${state}`);

// A title may be shared by states of one page (a list and the list filtered), never by two pages.
function checkTitle(name, language, title) {
	const key = `${language} ${title}`;
	const owner = pageOfTitle.get(key) ?? name;
	pageOfTitle.set(key, owner);
	return owner === name ? [] : [`its title, ${title}, is that of ${owner}`];
}

// Collects the visits of one case: visit() for each page in its state, end() throws when anything was wrong.
export function startVisits(language) {
	const troubles = [];
	return {
		async visit(page, name, state) {
			const found = [
				...checkTitle(name, language, await page.title()),
				...await inspect(page, language),
			];
			troubles.push(...found.map((what) => `${name}, ${state}: ${what}`));
			visited.add(`${name} ${state}`);
		},
		end() {
			assert.equal(troubles.length, 0, `${troubles.length} troubles:\n${troubles.join('\n')}`);
		},
	};
}
