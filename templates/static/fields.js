// The fields of a form, taken out as the server wants them and put back as they were.
const isTicked = (control) => control.type === 'radio' || control.type === 'checkbox';
const own = (form) => Array.from(form.elements).filter((control) => control.name && control.type !== 'hidden');

// Without the token: that is the page's, and added when the fields are sent.
export function takeFields(form) {
	const fields = new URLSearchParams(new FormData(form));
	fields.delete('csrf');
	return fields;
}

export function putFields(form, fields) {
	for (const control of own(form)) {
		if (isTicked(control)) {
			control.checked = fields.getAll(control.name).includes(control.value);
		} else if (fields.has(control.name)) {
			control.value = fields.get(control.name);
		}
	}
	form.dispatchEvent(new Event('filled', { bubbles: true }));
}

export function clearFields(form) {
	putFields(form, new URLSearchParams(own(form).map((control) => [control.name, isTicked(control) ? ' ' : ''])));
}

export const hasInput = (form) => own(form).some((control) => (isTicked(control) ? control.checked : true) && control.value !== '');

// Something stands in it that the page did not come with.
export const isChanged = (control) => (isTicked(control) ? control.checked !== control.defaultChecked
	: control.type !== 'hidden' && control.value !== control.defaultValue);
