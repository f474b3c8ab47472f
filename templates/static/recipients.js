// The table of recipients: one place has one role, so ticking a box clears the row's others and says so. The long table
// of persons gets a field that finds them, with or without tone marks.
import { element, fill } from './words.js';

function clearOthers(event) {
	const tick = event.target;
	const row = tick.closest('.assign tr');
	if (!row || !tick.checked || !tick.classList.contains('tick')) {
		return;
	}
	const others = Array.from(row.querySelectorAll('.tick:checked')).filter((one) => one !== tick);
	others.forEach((one) => {
		one.checked = false;
	});
	const said = document.getElementById('assign-said');
	if (said) {
		said.textContent = others.length > 0 ? fill(said.dataset.moved, { role: tick.labels[0].textContent.trim() }) : '';
	}
}

// "Đỗ Khánh Linh" is found by "do khanh".
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

function show(table, wanted) {
	const words = fold(wanted).split(/\s+/).filter(Boolean);
	let count = 0;
	for (const unit of table.tBodies) {
		const [name, ...people] = unit.rows;
		let isSeen = false;
		for (const row of people) {
			const text = fold(`${name.textContent} ${row.cells[0].textContent}`);
			row.hidden = !words.every((word) => text.includes(word)) && !row.querySelector('.tick:checked');
			isSeen = isSeen || !row.hidden;
			count += row.hidden ? 0 : 1;
		}
		name.hidden = !isSeen;
	}
	return count;
}

function addFinder() {
	const table = document.getElementById('more-people');
	if (!table || document.getElementById('find-person')) {
		return;
	}
	const box = element('div', 'mb-2');
	const label = element('label', 'small', table.dataset.find);
	const field = element('input', 'form-control');
	const said = element('p', 'hint');
	label.htmlFor = 'find-person';
	field.id = 'find-person';
	field.type = 'search';
	field.autocomplete = 'off';
	said.setAttribute('role', 'status');
	field.addEventListener('input', () => {
		const count = show(table, field.value);
		said.textContent = field.value.trim() ? fill(table.dataset.found, { n: count }) : '';
	});
	// Enter would send the form around it.
	field.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
	box.dataset.scripted = '';
	box.append(label, field, said);
	table.before(box);
}

export function startRecipients() {
	addFinder();
	document.addEventListener('change', clearOthers);
	document.addEventListener('swapped', addFinder);
}
