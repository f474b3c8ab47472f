// Beside the button that routes stands the deadline it will set, or that it will set none.
import { fill } from './words.js';

// A deadline of one recipient's own, of somebody who is chosen for work.
function isSet(row) {
	const isChosen = row.previousElementSibling.querySelector(':is([name="main"], [name="support"]):checked') !== null;
	return isChosen && Array.from(row.querySelectorAll('input')).some((field) => field.value.trim() !== '');
}

function tell() {
	const said = document.getElementById('due-h');
	if (!said) {
		return;
	}
	const { elements } = said.closest('form');
	const due = [elements.due_time.value, elements.due_day.value].map((text) => text.trim()).filter(Boolean).join(', ');
	const own = Array.from(document.querySelectorAll('.assign-own')).filter(isSet).length;
	const common = due ? fill(said.dataset.some, { due }) : said.dataset.none;
	const sentence = own > 0 ? `${common} ${fill(said.dataset.own, { n: own })}` : common;
	if (said.textContent !== sentence) {
		said.textContent = sentence;
	}
}

export function startDue() {
	tell();
	document.addEventListener('input', tell);
	document.addEventListener('change', tell);
	document.addEventListener('filled', tell);
	document.addEventListener('swapped', tell);
}
