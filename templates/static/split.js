// The border of the task panel moves, by pointer and by arrow keys, and stays where it was put.
const MIN = 280;
const MAX = 480;
const STEP = 16;
const NAME = 'saban.task-width';
const split = document.querySelector('.split');

function widen(px) {
	const width = Math.min(MAX, Math.max(MIN, Math.round(px)));
	document.documentElement.style.setProperty('--task-w', `${width}px`);
	split.setAttribute('aria-valuenow', String(width));
	try {
		localStorage.setItem(NAME, String(width));
	} catch {
		// Then it is as wide as usual on the next page.
	}
}

function keptWidth() {
	try {
		return Number(localStorage.getItem(NAME)) || 0;
	} catch {
		return 0;
	}
}

export function startSplit() {
	if (!split) {
		return;
	}
	if (keptWidth()) {
		widen(keptWidth());
	}
	split.hidden = false;
	split.tabIndex = 0;
	split.addEventListener('keydown', (event) => {
		const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
		if (step) {
			widen(split.parentElement.clientWidth + step);
			event.preventDefault();
		}
	});
	split.addEventListener('pointerdown', (event) => {
		split.setPointerCapture(event.pointerId);
		split.onpointermove = (move) => widen(move.clientX);
	});
	split.addEventListener('pointerup', () => {
		split.onpointermove = null;
	});
}
