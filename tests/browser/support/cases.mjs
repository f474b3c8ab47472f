// Test cases and their TAP. A case is a sentence that is true, and a function that throws when it is not:
//
//	test('the second of two seats only looks', async (stage) => { ... });
//
// The stage (stage.mjs) opens browsers for the case and closes them behind it.
const cases = [];
const TOGETHER = 2; // cases that run at a time: while one waits for the office, another uses the machine

export function test(name, run) {
	cases.push({ name, run, isLast: false });
}

// A case about what the others did.
export function testLast(name, run) {
	cases.push({ name, run, isLast: true });
}

function say(text) {
	process.stdout.write(`${text}\n`);
}

// Lines that a case wants read: figures, and why it failed.
export function remark(text) {
	for (const line of String(text).split('\n'))
		say(`# ${line}`);
}

async function runCase(one, openStage) {
	const stage = await openStage(one.name);
	try {
		await one.run(stage);
		stage.expectQuiet();
		return null;
	} catch (thrown) {
		await stage.keepEvidence();
		return thrown;
	} finally {
		await stage.close();
	}
}

// Runs every case and returns how many failed. With words, only the cases whose names hold one of them.
export async function runCases(openStage, words) {
	const chosen = cases.filter((one) => words.length === 0 || words.some((word) => one.name.includes(word)));
	let told = 0;
	let failed = 0;
	say(`1..${chosen.length}`);
	async function work(queue) {
		for (let one = queue.shift(); one; one = queue.shift()) {
			const since = Date.now();
			const error = await runCase(one, openStage);
			told++;
			say(`${error ? 'not ok' : 'ok'} ${told} - ${one.name}`);
			if (error) {
				failed++;
				remark(error.stack ?? error);
			}
			remark(`${((Date.now() - since) / 1000).toFixed(1)} s`);
		}
	}
	const together = chosen.filter((one) => !one.isLast);
	await Promise.all(Array.from({ length: TOGETHER }, () => work(together)));
	await work(chosen.filter((one) => one.isLast));
	return failed;
}
