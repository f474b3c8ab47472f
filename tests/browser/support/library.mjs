// The fixtures the service under test is started with: those that ship, except that colleagues act seconds after the
// candidate instead of at minutes of the clock; the scenarios of this folder, and the grader's in which one candidate
// plays several people.
//
//	node support/library.mjs FIXTURES_DIR NEW_DIR
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const own = fileURLToPath(new URL('../scenarios/', import.meta.url));
const graders = fileURLToPath(new URL('../../grader/scenarios/', import.meta.url));

function quicken(library) {
	const path = join(library, 'scenarios/bao-cao-cchc/scenario.xml');
	const quick = readFileSync(join(own, 'timeline.xml'), 'utf8');
	const whole = readFileSync(path, 'utf8');
	const changed = whole.replace(/<timeline>.*<\/timeline>/s, () => quick);
	if (changed === whole)
		throw new Error(`${path} has no timeline to quicken`);
	writeFileSync(path, changed);
}

const [from, to] = process.argv.slice(2);
cpSync(from, to, { recursive: true });
quicken(to);
for (const folder of [own, graders]) {
	for (const entry of readdirSync(folder, { withFileTypes: true })) {
		if (entry.isDirectory())
			cpSync(join(folder, entry.name), join(to, 'scenarios', entry.name), { recursive: true });
	}
}
