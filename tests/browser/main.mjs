// Runs the cases of cases/*.mjs and prints TAP. Arguments: words of the names of the cases wanted; none: all.
import { launch } from './support/chromium.mjs';
import { runCases } from './support/cases.mjs';
import { stageOn } from './support/stage.mjs';

for (const file of [
	'ways', 'deeds', 'incoming', 'forms', 'push', 'seat', 'network', 'posts', 'clock', 'bell', 'tasks', 'views', 'samples', 'reports', 'pages',
])
	await import(`./cases/${file}.mjs`);

const browser = await launch();
const failed = await runCases(stageOn(browser), process.argv.slice(2));
await browser.close();
process.exitCode = failed > 0 ? 1 : 0;
