// Pages beside the work that still have a clock: looking over before handing in.
import { startClock } from './clock.js';
import { startGuard } from './guard.js';
import { askNow, refresh, startLive } from './live.js';
import { startQueue } from './queue.js';

if (document.body.dataset.mode === 'live') {
	startClock(askNow);
	startQueue({ refresh, forgetDraft: () => {} });
	startGuard();
	startLive();
}
