// The saved mark says one of five true sentences: saving, saved, holding n, sending n again, sent again.
import { fill } from './words.js';

const mark = document.getElementById('saved');

// Without a network these could not be fetched when they are needed.
for (const name of ['wifi-off', 'arrow-repeat', 'cloud-check']) {
	new Image().src = `/static/icons/${name}.svg`;
}

const LOOKS = {
	saving: ['is-act', 'i-saving'],
	saved: ['', 'i-saved'],
	holding: ['is-warn', 'i-offline'],
	sending: ['is-act', 'i-saving'],
	resent: ['', 'i-saved'],
};

// Places left out keep what was said last.
export function showSaved(state, given = {}) {
	if (!mark) {
		return;
	}
	const places = { time: mark.dataset.time, seq: mark.dataset.seq, ...given };
	const [look, iconName] = LOOKS[state];
	const sentence = fill(mark.dataset[state], places);
	mark.className = `saved ${look}`.trim();
	mark.querySelector('.i').className = `i ${iconName}`;
	const words = mark.querySelector('span');
	if (words.textContent !== sentence) {
		words.textContent = sentence;
	}
	mark.dataset.time = places.time;
	mark.dataset.seq = places.seq;
}

// What the mark says about an action that is held at this computer.
export const heldSentence = () => (mark ? mark.dataset.held : '');
// What is said to someone who wants to hand in meanwhile.
export const firstSentence = () => (mark ? mark.dataset.first : '');
