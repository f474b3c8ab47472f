// While the network is away a link would lead to the browser's own error page: it is held back and said so.
import { heldList } from './held.js';
import { isOffline } from './queue.js';
import { firstSentence } from './saved.js';
import { element, note } from './words.js';

const pushNote = document.getElementById('push-note');

function holdBack(event) {
	event.preventDefault();
	if (pushNote) {
		pushNote.replaceChildren(element('p', '', pushNote.dataset.offline));
	}
}

function leave(event) {
	const link = event.target.closest('a[href]');
	if (link && !link.getAttribute('href').startsWith('#') && isOffline()) {
		holdBack(event);
	}
}

// Handing in waits for what is still held; other small posts would only show an error page.
function post(event) {
	const form = event.target;
	if (form.getAttribute('action').startsWith('/hand-in') && heldList().length > 0) {
		event.preventDefault();
		form.querySelectorAll('.note').forEach((old) => old.remove());
		form.prepend(note('n-warn', 'i-offline', firstSentence(), ''));
	} else if (!form.matches('[data-queue]') && isOffline()) {
		holdBack(event);
	}
}

export function startGuard() {
	document.addEventListener('click', leave);
	document.addEventListener('submit', post);
	addEventListener('online', () => pushNote && pushNote.replaceChildren());
}
