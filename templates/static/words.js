// Sentences come from the page, in its language, with places in square brackets: "Đã lưu [time] · #[seq]".
export function fill(sentence, places) {
	return sentence.replace(/\[([a-z]+)\]/g, (whole, name) => (name in places ? String(places[name]) : whole));
}

export function element(tag, className, text) {
	const made = document.createElement(tag);
	if (className) {
		made.className = className;
	}
	if (text) {
		made.textContent = text;
	}
	return made;
}

export function icon(name) {
	const made = element('i', `i ${name}`);
	made.setAttribute('aria-hidden', 'true');
	return made;
}

// A note as the server draws it: an icon, a bold title, an advice.
export function note(kind, iconName, title, advice) {
	const made = element('div', `note ${kind} mb-2`);
	const body = element('div');
	const heading = element('p');
	heading.append(element('b', '', title));
	body.append(heading);
	if (advice) {
		body.append(element('p', '', advice));
	}
	made.setAttribute('role', 'alert');
	made.append(icon(iconName), body);
	return made;
}
