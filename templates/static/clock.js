// The clock counts down from what the server said; the server alone ends the attempt. The timer is silent: a separate
// polite notice speaks at 30, 15, 10, 5 and 1 minutes. It can be hidden and returns for the last five minutes.
import { fill } from './words.js';

const NOTICE_MINUTES = [30, 15, 10, 5, 1];
const LAST_MINUTES = 5;

const face = document.querySelector('[data-left-ms]');
const notice = document.getElementById('clock-notice');
const box = document.getElementById('clock');
const hide = document.getElementById('clock-hide');
let endsAt = 0;
let shownSeconds = -1;
let whenOver = () => {};

const secondsLeft = () => Math.max(0, Math.ceil((endsAt - performance.now()) / 1000));

function say(key, minutes) {
	if (notice) {
		notice.textContent = fill(notice.dataset[key], { n: minutes });
	}
}

function setHidden(isHidden) {
	box.classList.toggle('clock-off', isHidden);
	hide.querySelector('.i').className = `i ${isHidden ? 'i-eye' : 'i-eye-off'}`;
	hide.querySelector('span').textContent = hide.dataset[isHidden ? 'show' : 'hide'];
}

function tick() {
	const seconds = secondsLeft();
	if (seconds === shownSeconds) {
		return;
	}
	const passed = NOTICE_MINUTES.find((minutes) => shownSeconds > minutes * 60 && seconds <= minutes * 60);
	shownSeconds = seconds;
	face.textContent = `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
	if (passed) {
		say('minutes', passed);
	}
	if (hide && seconds <= LAST_MINUTES * 60) {
		setHidden(false);
		hide.hidden = true;
	}
	if (seconds === 0) {
		say('over', 0);
		whenOver();
	}
}

// The server changed the time: extra time is said at once.
export function setLeft(leftMs) {
	if (!face) {
		return;
	}
	const before = secondsLeft();
	endsAt = performance.now() + leftMs;
	if (secondsLeft() > before + 5) {
		say('extra', Math.round(leftMs / 60000));
		if (hide && secondsLeft() > LAST_MINUTES * 60) {
			hide.hidden = false;
		}
	}
	tick();
}

export function startClock(over) {
	if (!face) {
		return;
	}
	whenOver = over;
	endsAt = performance.now() + Number(face.dataset.leftMs);
	if (hide) {
		hide.hidden = false;
		hide.addEventListener('click', () => setHidden(!box.classList.contains('clock-off')));
	}
	shownSeconds = secondsLeft();
	if (document.body.dataset.mode !== 'live') {
		return;
	}
	if (hide && shownSeconds <= LAST_MINUTES * 60) {
		hide.hidden = true;
	}
	setInterval(tick, 250);
}
