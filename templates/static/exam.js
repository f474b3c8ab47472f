// Everything works without this file but the push: it keeps the clock moving, sends forms so that nothing is lost, and
// shows news without a reload.
import { startClock } from './clock.js';
import { forgetDraft, startDrafts } from './drafts.js';
import { startDue } from './due.js';
import { startGuard } from './guard.js';
import { askNow, refresh, startLive } from './live.js';
import { startQueue } from './queue.js';
import { startRecipients } from './recipients.js';
import { startSplit } from './split.js';

const task = document.querySelector('.task-body');
if (task && matchMedia('(max-width: 799px)').matches) {
	task.open = false;
}
startSplit();
startClock(askNow);
startRecipients();
startDrafts();
startDue();
startQueue({ refresh, forgetDraft });
startGuard();
startLive();
