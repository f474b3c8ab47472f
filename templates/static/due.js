// Beside the button that routes stands the deadline it will set, or that it will set none.
import { fill } from './words.js';

function tell() {
	const said = document.getElementById('due-h');
	if (!said) {
		return;
	}
	const { elements } = said.closest('form');
	const due = [elements.due_time.value, elements.due_day.value].map((text) => text.trim()).filter(Boolean).join(', ');
	const sentence = due ? fill(said.dataset.some, { due }) : said.dataset.none;
	if (said.textContent !== sentence) {
		said.textContent = sentence;
	}
}

export function startDue() {
	tell();
	document.addEventListener('input', tell);
	document.addEventListener('filled', tell);
	document.addEventListener('swapped', tell);
}
