// Ways to use a page: with the mouse, with the keyboard alone, with keys sent to a place directly. All offer
//
//	press(target)        a link, a button, a summary
//	choose(target)       a radio button or check box
//	type(target, text)   a text field, emptied first
//
// where a target is a Playwright locator.

export function mouse() {
	return {
		press: (target) => target.click(),
		choose: (target) => target.check(),
		type: (target, text) => target.fill(text),
	};
}

// For pages without JavaScript, where Playwright cannot wait for things to stand still: a page that has just come still
// moves to its fragment, and a click would miss. Keys reach what has the focus wherever it is.
export function directKeys() {
	const loaded = (target) => target.page().waitForLoadState('load');
	return {
		press: async (target) => {
			await loaded(target);
			await target.press('Enter');
		},
		choose: async (target) => {
			await loaded(target);
			if (!await target.isChecked())
				await target.press('Space');
		},
		type: (target, text) => target.fill(text, { force: true }),
	};
}

const STOPS_MAX = 220; // more Tab presses than any page has stops

// What is focused shows it: an outline or a shadow that goes away with the focus. And it is on the screen, on top.
function focusTrouble(element) {
	const marked = (one) => [one, one.parentElement, one.closest('label, summary, tr')].filter(Boolean).map((box) => {
		const style = getComputedStyle(box);
		const outline = style.outlineStyle === 'none' ? '' : `${style.outlineWidth} ${style.outlineColor}`;
		return `${outline} ${style.boxShadow} ${style.borderColor}`;
	}).join('|');
	const name = `${element.tagName} ${(element.name || element.textContent || '').trim().slice(0, 40)}`;
	const box = element.getBoundingClientRect();
	const lines = [...element.getClientRects()];
	const isSeen = lines.some((line) => [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].some(([x, y]) => {
		const top = document.elementFromPoint(line.left + line.width * x, line.top + line.height * y);
		return top !== null && (element.contains(top) || top.contains(element) || element.labels?.[0]?.contains(top));
	}));
	if (!isSeen)
		return `${name} is focused but not in sight (${Math.round(box.left)}, ${Math.round(box.top)})`;
	const with_focus = marked(element);
	element.blur();
	const without = marked(element);
	element.focus({ preventScroll: true, focusVisible: true });
	return with_focus === without ? `${name} does not show that it is focused` : '';
}

// For a page opened with reducedMotion: what moves slowly cannot be looked at in one instant.
export function keyboard(page) {
	const isFocused = (target) => target.evaluate((element) => element === document.activeElement);

	async function look() {
		const trouble = await page.evaluate(`(() => {
			const element = document.activeElement;
			return element === document.body ? '' : (${focusTrouble})(element);
		})()`);
		if (trouble)
			throw new Error(trouble);
	}

	// A group of radio buttons is one stop: its other buttons are reached by the arrows.
	async function isInSameGroup(target) {
		return target.evaluate((element) => {
			const active = document.activeElement;
			return element.type === 'radio' && active.type === 'radio' && active.name === element.name
				&& active.form === element.form;
		});
	}

	async function reach(target) {
		await target.waitFor({ state: 'attached' });
		const step = await target.evaluate((element) => {
			const active = document.activeElement;
			return active.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? 'Shift+Tab' : 'Tab';
		});
		for (let stops = 0; stops < STOPS_MAX; stops++) {
			if (await isFocused(target))
				return look();
			if (await isInSameGroup(target)) {
				await page.keyboard.press('ArrowDown');
			} else {
				await page.keyboard.press(step);
				await look();
			}
		}
		throw new Error(`${target} was not reached by ${STOPS_MAX} presses of ${step}`);
	}

	return {
		// From the top of the page through all its stops, back to the top.
		async walk() {
			for (let stops = 0; stops < STOPS_MAX; stops++) {
				await page.keyboard.press('Tab');
				if (await page.evaluate('document.activeElement === document.body'))
					return;
				await look();
			}
			throw new Error(`more than ${STOPS_MAX} stops`);
		},
		async press(target) {
			await reach(target);
			await page.keyboard.press('Enter');
		},
		async choose(target) {
			await reach(target);
			if (!await target.isChecked())
				await page.keyboard.press('Space');
		},
		async type(target, text) {
			await reach(target);
			await page.keyboard.press('Control+A');
			await page.keyboard.press('Delete');
			await page.keyboard.insertText(text);
		},
	};
}
