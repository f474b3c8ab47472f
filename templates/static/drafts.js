// What is typed and not sent yet is kept: a second after the last key it goes to the server, which fills it in again
// on any computer. Until the server has it, this browser keeps a copy.
import { putFields, takeFields } from './fields.js';

const WAIT_MS = 1000;
const who = document.body.dataset.who || '';
const timers = new Map();

const nameOf = (form) => `saban.draft.${who}.${form.dataset.draft}`;

function keepCopy(form, text) {
	try {
		if (text) {
			localStorage.setItem(nameOf(form), text);
		} else {
			localStorage.removeItem(nameOf(form));
		}
	} catch {
		// The server's copy has to do.
	}
}

function body(form) {
	const all = takeFields(form);
	all.set('csrf', document.body.dataset.csrf);
	all.set('form', form.dataset.draft);
	return all;
}

async function save(form) {
	timers.delete(form);
	const text = takeFields(form).toString();
	try {
		const response = await fetch('/drafts', { method: 'POST', body: body(form), headers: { Accept: 'application/json' } });
		if (response.ok && takeFields(form).toString() === text) {
			keepCopy(form, '');
		}
	} catch {
		// Kept here; the next key tries again, and so does the next page.
	}
}

function typed(event) {
	const form = event.target.form;
	if (!form || !form.dataset.draft) {
		return;
	}
	keepCopy(form, takeFields(form).toString());
	clearTimeout(timers.get(form));
	timers.set(form, setTimeout(save, WAIT_MS, form));
}

// Before the page goes away what still waits is handed to the browser, which sends it by itself.
function flush() {
	for (const [form, timer] of timers) {
		clearTimeout(timer);
		if (document.contains(form)) {
			navigator.sendBeacon('/drafts', body(form));
		}
	}
	timers.clear();
}

// The line that says a draft stands in the form, and its button.
function lineOf(form) {
	return document.querySelector(`form[data-forget="${CSS.escape(form.dataset.draft)}"]`);
}

function showLine(form, isShown) {
	const line = lineOf(form);
	if (line) {
		line.hidden = !isShown;
	}
}

// Its button posts by itself; what this page holds must not come back after it.
function throwAway(event) {
	const name = event.target.dataset.forget;
	const form = name && document.querySelector(`form[data-draft="${CSS.escape(name)}"]`);
	if (form && !event.defaultPrevented) {
		clearTimeout(timers.get(form));
		timers.delete(form);
		keepCopy(form, '');
	}
}

function restoreCopy(form) {
	let text = '';
	try {
		text = localStorage.getItem(nameOf(form)) || '';
	} catch {
		return;
	}
	if (!text) {
		return;
	}
	putFields(form, new URLSearchParams(text));
	showLine(form, true);
	save(form);
}

// Its action was accepted: nothing of it is a draft any more. A button that sends one field alone leaves the others.
export function forgetDraft(entry, form) {
	if (!form || !form.dataset.draft) {
		return;
	}
	clearTimeout(timers.get(form));
	timers.delete(form);
	keepCopy(form, '');
	showLine(form, false);
	if (entry.only) {
		form.elements[entry.only].value = '';
		navigator.sendBeacon('/drafts', body(form));
	}
}

export function startDrafts() {
	if (document.body.dataset.mode !== 'live') {
		return;
	}
	document.querySelectorAll('form[data-draft]').forEach(restoreCopy);
	document.addEventListener('input', typed);
	document.addEventListener('change', typed);
	document.addEventListener('submit', throwAway);
	addEventListener('pagehide', flush);
}
