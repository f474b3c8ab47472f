// News from the office: pushed by server-sent events, asked for every few seconds where those do not get through.
import { setLeft } from './clock.js';
import { isChanged } from './fields.js';
import { element } from './words.js';

const POLL_MS = 5000;
const TYPES = ['news', 'clock', 'moved', 'paused', 'resumed', 'closed'];
const pushNote = document.getElementById('push-note');
const { mode } = document.body.dataset;
let seq = Number(document.body.dataset.seq) || 0;
let polling = 0;
let isPushed = false; // events get through, so nobody has to ask

const closeNote = () => keepPlace(() => pushNote.replaceChildren());
const work = () => document.getElementById('work');

// The note takes room above the work. What scrolls there follows, so that nothing moves away from under the pointer.
function keepPlace(change) {
	const places = Array.from(document.querySelectorAll('.work, .pages, .side'))
		.filter((place) => getComputedStyle(place).overflowY === 'auto');
	const before = places.map((place) => place.getBoundingClientRect().top);
	change();
	places.forEach((place, index) => {
		place.scrollTop += place.getBoundingClientRect().top - before[index];
	});
}

function isTypingIn(place) {
	const active = document.activeElement;
	const isInField = active && active.matches('input:not([type="hidden"]), textarea, select') && place.contains(active);
	return isInField || Array.from(place.querySelectorAll('form[method="post"] :is(input, textarea)')).some(isChanged);
}

function partAddress() {
	const address = new URL(location.href);
	address.searchParams.delete('done');
	address.searchParams.set('part', 'work');
	return address.pathname + address.search;
}

async function fetchPart() {
	const response = await fetch(partAddress(), { redirect: 'manual' });
	if (!response.ok) {
		return null;
	}
	return new DOMParser().parseFromString(await response.text(), 'text/html');
}

function swapRail(part) {
	const fresh = part.getElementById('rail');
	if (fresh) {
		document.getElementById('rail').replaceChildren(...fresh.childNodes);
	}
}

// The work area's new content, with the same places scrolled to and the same thing focused.
function swapWork(part) {
	const fresh = part.getElementById('work');
	const old = work();
	const scrolled = ['.pages', '.side'].map((name) => [name, old.querySelector(name)?.scrollTop]);
	const active = old.contains(document.activeElement) ? document.activeElement : null;
	const path = active && (active.id ? `#${CSS.escape(active.id)}` : active.getAttribute('href') && `a[href="${CSS.escape(active.getAttribute('href'))}"]`);
	old.className = fresh.className;
	old.replaceChildren(...fresh.childNodes);
	scrolled.forEach(([name, top]) => {
		if (top && old.querySelector(name)) {
			old.querySelector(name).scrollTop = top;
		}
	});
	if (active) {
		(path && old.querySelector(path) || old).focus({ preventScroll: true });
	}
	document.dispatchEvent(new Event('swapped'));
}

// What a part says; neither a text being typed nor what a script wrote is part of that.
function wordsOf(place) {
	const copy = place.cloneNode(true);
	copy.querySelectorAll('textarea, [data-scripted]').forEach((text) => text.remove());
	return copy.textContent;
}

// A page in parts lets each part be swapped for itself. Gives whether one had to wait.
function swapParts(fresh) {
	let waits = !fresh.querySelector('[data-part]');
	for (const part of fresh.querySelectorAll('[data-part]')) {
		const old = work().querySelector(`[data-part="${part.dataset.part}"]`);
		if (old && wordsOf(old) !== wordsOf(part)) {
			if (isTypingIn(old)) {
				waits = true;
			} else {
				old.replaceChildren(...part.childNodes);
			}
		}
	}
	document.dispatchEvent(new Event('swapped'));
	return waits;
}

// Swaps what may be swapped: never what somebody is typing into. Gives whether something had to wait.
export async function refresh() {
	const part = await fetchPart().catch(() => null);
	const fresh = part && part.getElementById('work');
	if (!fresh) {
		return false;
	}
	swapRail(part);
	if (isTypingIn(work())) {
		return swapParts(fresh);
	}
	swapWork(part);
	return false;
}

async function showNow() {
	closeNote();
	const part = await fetchPart().catch(() => null);
	if (part && part.getElementById('work')) {
		swapWork(part);
	}
}

function button(word, press) {
	const made = element('button', 'btn btn-plain', word);
	made.type = 'button';
	made.addEventListener('click', press);
	return made;
}

function showNews(news, waits) {
	const words = pushNote.dataset;
	const text = element('p', '', waits ? `${news.text}. ${words.waits}` : news.text);
	const link = element('a', 'btn btn-plain', words.open);
	link.href = news.href;
	const parts = [text];
	if (news.href) {
		parts.push(link);
	}
	if (waits) {
		parts.push(button(words.show, showNow));
	}
	keepPlace(() => pushNote.replaceChildren(...parts, button(words.close, closeNote)));
}

async function arrive(news) {
	showNews(news, await refresh());
}

function handle(type, data) {
	if (data.seq) {
		seq = Math.max(seq, data.seq);
	}
	if (type === 'news' && work()) {
		arrive(data);
	} else if (type === 'clock') {
		setLeft(data.left_ms);
	} else if (type === 'closed' && mode !== 'closed') {
		location.assign('/receipt');
	} else if ((type === 'moved' && (mode === 'live' || mode === 'paused'))
		|| (type === 'paused' && mode === 'live') || (type === 'resumed' && mode === 'paused')) {
		location.reload();
	}
}

async function poll() {
	try {
		const response = await fetch(`/events/poll?after=${seq}`, { headers: { Accept: 'application/json' } });
		if (response.ok) {
			const answer = await response.json();
			answer.events.forEach((event) => handle(event.type, event));
			seq = Math.max(seq, answer.seq);
			setLeft(answer.left_ms);
		}
	} catch {
		// Offline: the next round asks again.
	}
	polling = isPushed ? 0 : setTimeout(poll, POLL_MS);
}

// The bell has rung by this page's clock: ask until the server says so too.
export function askNow() {
	clearTimeout(polling);
	polling = setTimeout(poll, 500);
}

export function startLive() {
	const source = new EventSource(`/events?after=${seq}`);
	TYPES.forEach((type) => source.addEventListener(type, (event) => {
		seq = Math.max(seq, Number(event.lastEventId) || 0);
		handle(type, JSON.parse(event.data || '{}'));
	}));
	source.addEventListener('error', () => {
		isPushed = false;
		if (!polling) {
			polling = setTimeout(poll, POLL_MS);
		}
	});
	source.addEventListener('open', () => {
		isPushed = true;
	});
	// A machine that slept has a clock that stood: ask what is left.
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState === 'visible') {
			askNow();
		}
	});
	addEventListener('pagehide', () => source.close());
}
