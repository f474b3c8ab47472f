// Test cases and their TAP. A case is a sentence that is true, and a function that throws when it is not:
//
//	test('the second of two seats only looks', async (stage) => { ... });
//
// The stage (stage.mjs) opens browsers for the case and closes them behind it.
const cases = [];

export function test(name, run) {
	cases.push({ name, run });
}

function say(text) {
	process.stdout.write(`${text}\n`);
}

// Lines that a case wants read: figures, and why it failed.
export function remark(text) {
	for (const line of String(text).split('\n'))
		say(`# ${line}`);
}

// Runs every case in its order; returns how many failed. With words, only the cases whose names hold one of them.
export async function runCases(openStage, words) {
	const chosen = cases.filter((one) => words.length === 0 || words.some((word) => one.name.includes(word)));
	let failed = 0;
	say(`1..${chosen.length}`);
	for (const [index, one] of chosen.entries()) {
		const since = Date.now();
		const stage = await openStage(one.name);
		let error = null;
		try {
			await one.run(stage);
			stage.expectQuiet();
		} catch (thrown) {
			error = thrown;
			failed++;
			await stage.keepEvidence();
		}
		await stage.close();
		say(`${error ? 'not ok' : 'ok'} ${index + 1} - ${one.name}`);
		if (error)
			remark(error.stack ?? error);
		remark(`${((Date.now() - since) / 1000).toFixed(1)} s`);
	}
	return failed;
}
