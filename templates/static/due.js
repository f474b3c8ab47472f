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

// An end of a working day chosen from the list is written into day and time, where it is seen and can be changed.
function takeQuick(event) {
	const choice = event.target;
	if (!choice.matches?.('select[data-quick]') || choice.value === '') {
		return;
	}
	const [day, time] = choice.value.split('T');
	const { elements } = choice.form;
	const fields = ['day', 'time'].map((part) => elements[choice.name.replace(/_quick$/, `_${part}`)]);
	fields[0].value = day.split('-').reverse().join('/');
	fields[1].value = time;
	choice.value = '';
	fields.forEach((field) => field.dispatchEvent(new Event('input', { bubbles: true })));
}

export function startDue() {
	document.addEventListener('change', takeQuick);
	tell();
	document.addEventListener('input', tell);
	document.addEventListener('change', tell);
	document.addEventListener('filled', tell);
	document.addEventListener('swapped', tell);
}
