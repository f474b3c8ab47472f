// Candidates of the tests: each test that starts an attempt gets one of its own, added while the service runs.
import { addCandidate } from './service.mjs';

let next = Date.now() % 10_000_000 * 100; // so that tests may be run again on the same service

export function takeAccount(scenario, about = {}) {
	next++;
	const account = {
		number: String(next),
		code: `thử-${next}`,
		name: 'Nguyễn Thị Thử',
		unit: 'Sở Nội vụ',
		scenario,
		...about,
	};
	addCandidate(account);
	return account;
}
