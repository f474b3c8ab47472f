// Forms marked data-queue are sent here instead of by the browser: an action stays in the list until the server has
// acknowledged it, and is sent again, in order and under the same key, when the network is back. Without this script
// the same forms work as ordinary posts.
import { clearFields, hasInput, putFields, takeFields } from './fields.js';
import { heldList, hold, letGo, markHeld, newKey } from './held.js';
import { heldSentence, showSaved } from './saved.js';
import { note } from './words.js';

const WAITS_MS = [1000, 2000, 4000, 8000, 15000];
const ANSWER_MS = 20000; // without an answer for so long the network counts as lost

let isSending = false;
let waitCount = 0;
let timer = 0;
let refreshPage = () => {};
let forgetDraft = () => {};

function formOf(entry) {
	const forms = Array.from(document.querySelectorAll('form[data-queue]'));
	return forms.find((form) => form.dataset.sending === entry.key)
		|| forms.find((form) => form.getAttribute('action') === entry.form);
}

function slotOf(form) {
	return form.querySelector('[data-refusal]') || form.parentElement.querySelector('[data-refusal]')
		|| form.insertAdjacentElement('afterbegin', Object.assign(document.createElement('div'), { className: 'refusal' }));
}

function say(form, made) {
	const slot = slotOf(form);
	slot.replaceChildren(...(made ? [made] : []));
	if (made) {
		made.tabIndex = -1;
		made.focus();
	}
}

function setBusy(form, key) {
	if (!form) {
		return;
	}
	form.setAttribute('aria-busy', String(Boolean(key)));
	if (key) {
		form.dataset.sending = key;
	} else {
		delete form.dataset.sending;
	}
}

function markFields(form, field) {
	const names = { due_on: ['due_day', 'due_time'], to: ['main', 'to'], role: ['main'], note: ['directive', 'note'] }[field] || [field];
	for (const control of form.elements) {
		control.removeAttribute('aria-invalid');
		if (control.name && control.type !== 'hidden' && names.includes(control.name)) {
			control.setAttribute('aria-invalid', 'true');
		}
	}
}

// A held action's words go back into its form when the server refuses it later, unless new ones stand there.
function restore(form, entry) {
	if (!hasInput(form)) {
		putFields(form, new URLSearchParams(entry.body));
	}
	const folded = form.closest('details');
	if (folded) {
		folded.open = true;
	}
}

// A new press: what the page said about the one before is over, also when the page is loaded again.
function forgetDone() {
	const done = document.querySelector('#answer[role="status"]');
	const address = new URL(location.href);
	if (done) {
		done.remove();
	}
	if (address.searchParams.has('done')) {
		address.searchParams.delete('done');
		history.replaceState(history.state, '', address.pathname + address.search);
	}
}

function showHeld(entry) {
	const form = formOf(entry);
	showSaved('holding', { n: heldList().length });
	if (form && form.dataset.sending === entry.key) {
		setBusy(form, '');
		clearFields(form);
		say(form, note('n-act', 'i-offline', heldSentence(), ''));
	}
}

async function post(entry, csrf) {
	const body = new URLSearchParams(entry.body);
	body.set('csrf', csrf);
	const response = await fetch(entry.url, {
		method: 'POST',
		body,
		headers: { Accept: 'application/json', 'Idempotency-Key': entry.key },
		redirect: 'manual',
		signal: AbortSignal.timeout(ANSWER_MS),
	});
	if (response.type === 'opaqueredirect') {
		return { status: 303, answer: {} };
	}
	const isJson = (response.headers.get('Content-Type') || '').startsWith('application/json');
	return { status: response.status, answer: isJson ? await response.json() : {} };
}

// One attempt at one action: 'done', 'refused', 'wait' (try again later) or 'stop' (the page goes elsewhere).
async function send(entry) {
	let { status, answer } = await post(entry, document.body.dataset.csrf);
	if (answer.error === 'stale_form' && answer.csrf) {
		document.body.dataset.csrf = answer.csrf;
		({ status, answer } = await post(entry, answer.csrf));
	}
	if (status === 502 || status === 503 || status === 504 || status === 429) {
		return 'wait';
	}
	if (status === 303 || status === 401) {
		location.assign('/sign-in'); // the list waits for him there
		return 'stop';
	}
	letGo(entry.key);
	return settle(entry, answer);
}

function settle(entry, answer) {
	const form = formOf(entry);
	setBusy(form, '');
	if (answer.saved) {
		showSaved(entry.isHeld ? 'resent' : 'saved', answer.saved);
	}
	if (answer.outcome === 'accepted' || answer.outcome === 'asks_first') {
		forgetDraft(entry, form);
		if (!entry.isHeld && answer.location) {
			location.assign(answer.location);
			return 'stop';
		}
		if (form) {
			say(form, null);
		}
		return 'done';
	}
	if (answer.error === 'closed') {
		location.assign('/');
		return 'stop';
	}
	if (form) {
		if (entry.isHeld) {
			restore(form, entry);
		}
		markFields(form, answer.field || '');
		say(form, note('n-warn', 'i-warn', answer.title || '', answer.advice));
	}
	return 'refused';
}

function later() {
	clearTimeout(timer);
	timer = setTimeout(run, WAITS_MS[Math.min(waitCount, WAITS_MS.length - 1)]);
	waitCount += 1;
}

async function run() {
	if (isSending) {
		return;
	}
	isSending = true;
	clearTimeout(timer);
	let wereHeld = false;
	let wasRefused = false;
	try {
		for (let entry = heldList()[0]; entry; entry = heldList()[0]) {
			showSaved(entry.isHeld ? 'sending' : 'saving', { n: heldList().length });
			const outcome = await send(entry);
			if (outcome === 'wait') {
				throw new Error('not now');
			}
			if (outcome === 'stop') {
				return;
			}
			waitCount = 0;
			wereHeld = wereHeld || entry.isHeld;
			wasRefused = wasRefused || outcome === 'refused';
		}
		if (wereHeld && !wasRefused) {
			refreshPage();
		}
	} catch {
		markHeld();
		heldList().forEach(showHeld);
		later();
	} finally {
		isSending = false;
	}
}

function submit(event) {
	const form = event.target;
	if (!form.matches('form[data-queue]') || event.defaultPrevented) {
		return;
	}
	event.preventDefault();
	if (form.dataset.sending) {
		return; // a second press while the first is on its way
	}
	const button = event.submitter;
	const url = (button && button.getAttribute('formaction')) || form.getAttribute('action');
	const entry = {
		key: newKey(), url, form: form.getAttribute('action'), body: takeFields(form).toString(),
		only: (button && button.dataset.only) || '',
	};
	forgetDone();
	say(form, null);
	setBusy(form, entry.key);
	hold(entry);
	if (heldList().length > 1) {
		markHeld();
		showHeld(entry);
	}
	run();
}

export function startQueue(hooks) {
	refreshPage = hooks.refresh;
	forgetDraft = hooks.forgetDraft;
	document.addEventListener('submit', submit);
	addEventListener('online', () => {
		if (heldList().length > 0) {
			run();
		} else {
			showSaved('saved');
		}
	});
	addEventListener('offline', () => showSaved('holding', { n: heldList().length }));
	if (heldList().length > 0) {
		markHeld(); // an earlier page left them
		run();
	}
}

// Whether another page would not open now.
export const isOffline = () => !navigator.onLine || (waitCount > 0 && heldList().length > 0);
