// Waiting for a page to say something, instead of for time to pass.
import assert from 'node:assert/strict';

const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 50;

// Looks until `is` accepts what `read` gives; returns that.
export async function eventually(read, is, what) {
	const end = Date.now() + PATIENCE_MS;
	for (;;) {
		const found = await read();
		if (is(found))
			return found;
		if (Date.now() > end)
			assert.fail(`${what}; found ${JSON.stringify(found)}`);
		await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
	}
}

// The text of one element, blanks folded, comes to match.
export async function expectText(locator, wanted) {
	const matches = (text) => (wanted instanceof RegExp ? wanted.test(text) : text.includes(wanted));
	const read = async () => (await locator.textContent())?.replace(/\s+/g, ' ').trim() ?? '';
	return eventually(read, matches, `${locator} should say ${wanted}`);
}

export async function expectCount(locator, wanted) {
	return eventually(() => locator.count(), (count) => count === wanted, `${locator} should be there ${wanted} times`);
}

export { assert };
