// Actions not yet acknowledged, in order, kept in this browser so that they outlive a closed page. Each candidate has
// a list of his own: whoever signs in next at this computer never sends another's actions.
const who = document.body.dataset.who || '';
const NAME = `saban.held.${who}`;
let memory = []; // when the browser keeps nothing

export function heldList() {
	try {
		return JSON.parse(localStorage.getItem(NAME)) || memory;
	} catch {
		return memory;
	}
}

function keep(list) {
	memory = list;
	try {
		if (list.length > 0) {
			localStorage.setItem(NAME, JSON.stringify(list));
		} else {
			localStorage.removeItem(NAME);
		}
	} catch {
		// Private windows may refuse: then memory alone has to do.
	}
}

export function hold(entry) {
	keep([...heldList(), entry]);
}

// From now on they count as held: what becomes of them is said in the words for that.
export function markHeld() {
	keep(heldList().map((entry) => ({ ...entry, isHeld: true })));
}

export function letGo(key) {
	keep(heldList().filter((entry) => entry.key !== key));
}

export function newKey() {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
