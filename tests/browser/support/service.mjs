// The service under test and the programs beside it. ./with-service started it and says where everything is.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

function given(name) {
	const value = process.env[name];
	if (!value)
		throw new Error(`${name} is not set; start this by tests/browser/run`);
	return value;
}

export const address = given('SABAN_ADDRESS');
const data = given('SABAN_SERVED');
export const buildRoot = given('SABAN_BUILD_ROOT');
export const sourceRoot = given('SABAN_SOURCE_ROOT');

function call(program, args, input = '') {
	const path = join(buildRoot, program, program);
	return execFileSync(path, args, { input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

// What the table of routes says is there: [{method, path, page, who, states}].
export function routes() {
	return JSON.parse(call('sandbox', ['routes']));
}

export function addCandidate({ number, name, unit, scenario, code }) {
	call('sandbox', [
		'candidate', '--data', data, '--number', number, '--name', name, '--unit', unit, '--scenario', scenario,
	], code);
}

// A candidate's journal: the lines as text, and the records of what persons and the office did.
export function journal(number) {
	const text = call('sandbox', ['export', '--data', data, '--candidate', number]);
	return { text, records: text.trimEnd().split('\n').map((line) => JSON.parse(line)) };
}

// A file for the grader; it vanishes with the service's folder.
function keep(text) {
	const path = join(data, '..', 'journal.jsonl');
	writeFileSync(path, text);
	return path;
}

// Throws when the journal does not verify, or does not end in this head.
export function verify(journalText, head) {
	return call('grader', ['verify', keep(journalText), '--head', head]);
}

// The report of `grader grade` as JSON.
export function grade(journalText, scenario) {
	const marking = join(sourceRoot, 'fixtures/scenarios', scenario, 'marking.xml');
	return JSON.parse(call('grader', ['grade', keep(journalText), '--marking', marking, '--format', 'json']));
}
