// Each page of the table of routes in each of its states, as the service serves it. Forms are filled by the names of
// their fields here, so that one walk serves both languages.
import { assert } from '../support/expect.mjs';
import { isVisited, startVisits } from '../support/visits.mjs';
import { routes } from '../support/service.mjs';
import { takeAccount } from '../support/accounts.mjs';
import { test, testLast } from '../support/cases.mjs';

const OFFICE_MS = 60_000; // patience with what the office does by itself
const DOCUMENT = '/documents/cv-246';
const DOSSIER = '/dossiers/nong-thon-moi';
const LANGUAGES = { vi: 'Vietnamese', en: 'English' };

// By what a page in this state is known.
const MARKS = {
	wrong: '[role=alert] .i-warn',
	limited: '[role=alert] .i-warn',
	ended: '[role=alert] .i-warn',
	'tried-wrong': '[role=status].is-warn',
	'tried-right': '[role=status].is-ok',
	'not-read': '#read-e',
	'not-sure': '#sure-e',
	live: '[data-mode=live]',
	empty: '.empty',
	clash: '.chip.is-bad .i-warn',
	delegated: 'form[action*="/authority.revoke"]',
	invites: 'form[action*="/meeting.delegate"]',
	listed: 'form[action*="/dossier.open"]',
	shut: 'form[action*="/dossier.hand_over"]',
	'handed-over': '.chip .i-check',
	dossier: 'form.confirm[action*="/dossier.hand_over"]',
	found: '.hits mark',
	bad: '.n-warn',
	refused: '[role=alert]',
	moved: '[role=alert] .i-swap',
	paused: '.empty .i-pause',
	closed: '.i-lock',
	'handed-in': '#head',
	'at-the-bell': '#head',
	drafted: 'form[action*="/draft.propose"]',
	versions: '.diff del, .diff ins',
	proposed: 'form[action*="/draft.send_back"]',
	initialled: 'form[action*="/draft.check_form"]',
	approved: 'form[action*="/document.number"]',
	numbered: 'form[action*="/document.issue"]',
	issued: 'form[action*="/document.order_recall"]',
	recalled: '[data-part=deliveries] .given',
};

// Fills and submits a form past the scripts, as an old page or an old browser would; waits for the answer.
async function submit(page, selector, fields = {}) {
	await Promise.all([
		page.waitForEvent('domcontentloaded'),
		page.evaluate(([form, values]) => {
			const element = document.querySelector(form);
			for (const [name, value] of Object.entries(values)) {
				let field = element.elements[name];
				if (!field) {
					field = document.createElement('input');
					field.type = 'hidden';
					field.name = name;
					element.append(field);
				}
				if (field instanceof RadioNodeList)
					[...field].find((one) => one.value === value).checked = true;
				else if (field.type === 'checkbox')
					field.checked = true;
				else
					field.value = value;
			}
			element.submit();
		}, [selector, fields]),
	]);
}

const SIGN_IN = 'form[action="/sign-in"]';
const COMMENT = 'form[action*="/document.comment"]';

async function signIn(page, { number, code }) {
	await page.goto('/sign-in');
	await submit(page, SIGN_IN, { candidate_no: number, code });
}

async function start(page, scenario) {
	const account = takeAccount(scenario);
	await signIn(page, account);
	await submit(page, 'form[action^="/start"]', { read: '1' });
	return account;
}

async function visitOffice(page, visit, state) {
	await page.goto('/home');
	await visit(page, 'home', state);
	await page.goto('/incoming');
	await visit(page, 'incoming', state);
	await page.goto('/outgoing');
	await visit(page, 'outgoing', state);
	await page.goto('/statistics');
	await visit(page, 'statistics', state);
	await page.goto('/tracking');
	await visit(page, 'tracking', state);
	await page.goto('/register?book=den');
	await visit(page, 'register', state);
	await page.goto('/calendar?week=2024-06-18&whose=all');
	await visit(page, 'calendar', state);
	await page.goto('/authority');
	await visit(page, 'authority', state);
	await page.goto('/dossiers');
	await visit(page, 'dossiers', state);
	await page.goto(DOSSIER);
	await visit(page, 'dossier', state);
	await page.goto('/search?q=bao+cao');
	await visit(page, 'search', state);
	await page.goto(DOCUMENT);
	await visit(page, 'document', state);
}

async function gate(page, visit, stage) {
	stage.expects('403 POST /sign-in', '422 POST /start');
	const account = takeAccount('hai-cau');
	await page.goto('/sign-in');
	await visit(page, 'sign_in', 'fine');
	await page.click('a[href="/about"]');
	await page.waitForURL('**/about');
	await visit(page, 'about', 'fine');
	await signIn(page, { ...account, code: 'sai' });
	await visit(page, 'sign_in', 'wrong');
	await signIn(page, account);
	await visit(page, 'waiting', 'fine');
	await submit(page, 'form[action^="/waiting"]', { try: 'sai' });
	await visit(page, 'waiting', 'tried-wrong');
	await submit(page, 'form[action^="/waiting"]', { try: await page.textContent('label[for=try] span') });
	await visit(page, 'waiting', 'tried-right');
	await submit(page, 'form[action^="/start"]');
	await visit(page, 'waiting', 'not-read');
}

async function gateClosed(page, visit, stage) {
	stage.expects('403 POST /sign-in', '429 POST /sign-in');
	const account = takeAccount('hai-cau');
	for (let tries = 0; tries < 6; tries++)
		await signIn(page, { ...account, code: 'sai' });
	await visit(page, 'sign_in', 'limited');
	await page.context().addCookies([{ name: 'saban', value: '0'.repeat(64), url: page.url() }]);
	await page.goto('/sign-in');
	await page.goto('/home');
	await visit(page, 'sign_in', 'ended');
}

async function live(page, visit, stage, language) {
	stage.expects('422 POST /hand-in');
	await start(page, 'bao-cao-cchc');
	await visitOffice(page, visit, 'live');
	await page.goto('/incoming?q=khong-co-gi');
	await visit(page, 'incoming', 'empty');
	const clerk = await stage.open({ language });
	await start(clerk, 'gui-sai-noi-nhan');
	await clerk.goto('/statistics');
	await visit(clerk, 'statistics', 'empty');
	await clerk.goto('/tracking');
	await visit(clerk, 'tracking', 'empty');
	await clerk.goto('/register?book=di');
	await visit(clerk, 'register', 'empty');
	await clerk.goto('/register?book=den&from=30/02/2024');
	await visit(clerk, 'register', 'bad');
	await page.goto('/search?q=khong-co-gi');
	await visit(page, 'search', 'empty');
	await page.goto('/search?q=cai+cach+hanh+chinh');
	await visit(page, 'search', 'found');
	await page.goto('/search?from=30/02/2024');
	await visit(page, 'search', 'bad');
	await page.goto('/outgoing?q=khong-co-gi');
	await visit(page, 'outgoing', 'empty');
	await page.goto(`${DOCUMENT}/confirm/document.finish`);
	await visit(page, 'confirm', 'live');
	await page.goto('/hand-in');
	await visit(page, 'hand_in', 'live');
	await submit(page, 'form[action^="/hand-in"]');
	await visit(page, 'hand_in', 'not-sure');
}

async function forms(page, visit, stage) {
	stage.expects('422 POST /documents/');
	await start(page, 'bao-cao-cchc');
	await page.goto(DOCUMENT);
	await submit(page, '#route', { directive: 'Giao Phòng Kinh tế.' });
	await visit(page, 'document', 'refused');
	await page.goto(DOCUMENT);
	await submit(page, '#route', { main: 'kinh-te', info: 'pct', due_day: '20/06' });
	await visit(page, 'document', 'routed');
	await submit(page, COMMENT, { note: 'Nhớ nộp đúng hạn.' });
	await visit(page, 'document', 'commented');
	const csrf = await page.getAttribute('body', 'data-csrf');
	const kept = await page.request.post('/drafts', {
		form: { csrf, form: 'cv-246/document.comment', note: 'Đang viết dở' },
	});
	assert.equal(kept.status(), 204);
	await page.goto(DOCUMENT);
	assert.equal(await page.inputValue(`${COMMENT} [name=note]`), 'Đang viết dở');
	await visit(page, 'document', 'draft');
}

async function moved(page, visit, stage, language) {
	const account = await start(page, 'hai-cau');
	const elsewhere = await stage.open({ language });
	await signIn(elsewhere, account);
	await elsewhere.waitForURL(/\/home/);
	await visitOffice(page, visit, 'moved');
	await page.goto('/outgoing/new');
	await visit(page, 'compose', 'moved');
	await page.goto('/dossiers/new');
	await visit(page, 'new_dossier', 'moved');
	await page.goto(`${DOCUMENT}/confirm/document.finish`);
	await visit(page, 'confirm', 'moved');
	await page.goto('/hand-in');
	await visit(page, 'hand_in', 'moved');
}

async function paused(page, visit) {
	await start(page, 'tam-dung');
	await page.goto(DOCUMENT);
	await submit(page, COMMENT, { note: 'Đã xem, sẽ làm ngay.' });
	await page.locator(MARKS.paused).waitFor({ timeout: OFFICE_MS });
	await page.waitForLoadState();
	await visitOffice(page, visit, 'paused');
}

async function closed(page, visit) {
	await start(page, 'hai-cau');
	await page.goto('/hand-in');
	await submit(page, 'form[action^="/hand-in"]', { sure: '1' });
	await visit(page, 'receipt', 'handed-in');
	await visitOffice(page, visit, 'closed');
	await page.goto('/outgoing/new');
	await visit(page, 'compose', 'closed');
	await page.goto('/dossiers/new');
	await visit(page, 'new_dossier', 'closed');
	await page.goto(`${DOCUMENT}/confirm/document.finish`);
	await visit(page, 'confirm', 'closed');
}

async function bell(page, visit) {
	await start(page, 'chuong');
	await page.waitForURL('**/receipt', { timeout: OFFICE_MS });
	await visit(page, 'receipt', 'at-the-bell');
}

const DRAFT = '/documents/draft-1';
const CONFIRM = 'form.confirm';
const deed = (action) => `form[action*="/${action}"]`;

async function playAs(page, person) {
	await submit(page, 'form.seats', { as: person });
	await page.goto(DRAFT);
}

async function writeDraft(page, visit) {
	await page.goto('/outgoing/new?relation=reply-to&about=cv-246');
	await visit(page, 'compose', 'live');
	await submit(page, deed('draft.create'), { type: 'letter' });
	await visit(page, 'compose', 'refused');
	const csrf = await page.getAttribute('body', 'data-csrf');
	await page.request.post('/drafts', { form: { csrf, form: 'office/draft.create', subject: 'Đang viết dở' } });
	await page.goto('/outgoing/new');
	await visit(page, 'compose', 'draft');
	await page.goto('/outgoing/new?relation=reply-to&about=cv-246');
	await submit(page, deed('draft.create'), {
		type: 'letter', subject: 'báo cáo kết quả cải cách hành chính', body: 'Kính gửi Uỷ ban nhân dân thành phố.\n\nSố liệu./.',
		to_places: 'Như trên\nLưu: VT, KT.', signer: 'ct', authority: 'tm',
	});
	await visit(page, 'document', 'drafted');
	await submit(page, deed('draft.edit'), {
		subject: 'kết quả cải cách hành chính 6 tháng đầu năm 2024', body: 'Kính gửi Uỷ ban nhân dân thành phố.\n\nSố liệu kèm theo./.',
	});
	await visit(page, 'document', 'versions');
}

async function outgoing(page, visit, stage) {
	stage.expects('422 POST /office/actions/draft.create');
	await start(page, 'phuc-dap');
	await writeDraft(page, visit);
	await submit(page, deed('draft.propose'), { to: 'loc', note: 'Kính trình.' });
	await playAs(page, 'loc');
	await visit(page, 'document', 'proposed');
	await submit(page, deed('draft.initial'));
	await visit(page, 'document', 'initialled');
	await submit(page, deed('draft.check_form'));
	await submit(page, deed('draft.propose'), { to: 'ct' });
	await playAs(page, 'ct');
	await submit(page, deed('draft.approve'), { authority: 'tm' });
	await playAs(page, 'van-thu');
	await visit(page, 'document', 'approved');
	await submit(page, deed('document.number'), { book: 'di' });
	await submit(page, CONFIRM);
	await visit(page, 'document', 'numbered');
	await submit(page, deed('document.issue'), { to: 'van-phong' });
	await submit(page, CONFIRM);
	await playAs(page, 'ct');
	await visit(page, 'document', 'issued');
	await submit(page, deed('document.order_recall'), { reason: 'Sai số liệu ở Phụ lục.' });
	await submit(page, CONFIRM);
	await playAs(page, 'van-thu');
	await submit(page, deed('document.recall'), { to: 'van-phong', reason: 'Sai số liệu ở Phụ lục.' });
	await submit(page, CONFIRM);
	await visit(page, 'document', 'recalled');
	await page.goto('/outgoing');
	await visit(page, 'outgoing', 'live');
}

async function dossiers(page, visit, stage) {
	stage.expects('422 POST /office/actions/dossier.open');
	await start(page, 'bao-cao-cchc');
	await page.goto('/dossiers?drawer=mine');
	await visit(page, 'dossiers', 'empty');
	await page.goto('/dossiers/new');
	await visit(page, 'new_dossier', 'live');
	await submit(page, deed('dossier.open'), { title: 'Đón đoàn kiểm tra', retention: '5-years' });
	await visit(page, 'new_dossier', 'refused');
	await page.goto(DOSSIER);
	await visit(page, 'dossier', 'listed');
	await submit(page, deed('dossier.open'), { title: 'Nông thôn mới' });
	await visit(page, 'dossier', 'refused');
	await submit(page, deed('dossier.open'), { title: 'Nông thôn mới', retention: '20-years' });
	await page.goto(DOCUMENT);
	await submit(page, deed('dossier.add'), { dossier: 'nong-thon-moi' });
	await visit(page, 'document', 'filed');
	await page.goto(DOSSIER);
	await visit(page, 'dossier', 'live');
	await submit(page, deed('dossier.remove'), { reason: 'duplicate' });
	assert.ok(page.url().includes(`${DOSSIER}?done=dossier.remove`), page.url());
	await page.goto(DOCUMENT);
	await submit(page, deed('dossier.add'), { dossier: 'nong-thon-moi' });
	await page.goto(DOSSIER);
	await submit(page, deed('dossier.close'), { title: 'Nông thôn mới năm 2024', retention: '20-years' });
	await visit(page, 'dossier', 'shut');
	await submit(page, deed('dossier.hand_over'));
	await visit(page, 'confirm', 'dossier');
	await submit(page, CONFIRM);
	await visit(page, 'dossier', 'handed-over');
}

async function calendar(page, visit, stage) {
	stage.expects('422 POST /office/actions/authority.delegate');
	await start(page, 'bao-cao-cchc');
	await page.goto('/calendar?week=2030-01-01');
	await visit(page, 'calendar', 'empty');
	await page.goto('/authority');
	await visit(page, 'authority', 'empty');
	await submit(page, deed('authority.delegate'), { to: 'pct', reason: 'Đi công tác ở thành phố' });
	await visit(page, 'authority', 'refused');
	await submit(page, deed('authority.delegate'), {
		to: 'pct', reason: 'Đi công tác ở thành phố', from_day: '20/06/2024', from_time: '8:00', until_day: '21/06/2024', until_time: '17:00',
	});
	await visit(page, 'authority', 'delegated');
	await page.goto('/documents/gm-31');
	await visit(page, 'document', 'invites');
	await submit(page, deed('meeting.accept'));
	await visit(page, 'document', 'accepted');
	await page.goto('/calendar?week=2024-06-18');
	await visit(page, 'calendar', 'clash');
}

const walks = {
	'before the start': gate,
	'when signing in does not work': gateClosed,
	'during an attempt': live,
	'with their forms filled': forms,
	'of an outgoing document on its way': outgoing,
	'of a dossier': dossiers,
	'of the calendar': calendar,
	'at the seat that was left': moved,
	'during a pause': paused,
	'after handing in': closed,
	'after the bell': bell,
};

for (const [when, walk] of Object.entries(walks)) {
	for (const [language, word] of Object.entries(LANGUAGES)) {
		test(`pages ${when} are accessible, in ${word}`, async (stage) => {
			const page = await stage.open({ language });
			const visits = startVisits(language);
			const visit = async (visited, name, state) => {
				const mark = MARKS[state] ?? 'main';
				assert.ok(await visited.locator(mark).count() > 0, `${name} is not ${state}: there is no ${mark}`);
				await visits.visit(visited, name, state);
			};
			await walk(page, visit, stage, language);
			visits.end();
		});
	}
}

testLast('each page of the table of routes was visited in each of its states', async () => {
	const missing = routes().filter((route) => route.page)
		.flatMap((route) => route.states.map((state) => [route.page, state]))
		.filter(([page, state]) => !isVisited(page, state));
	assert.deepEqual(missing, []);
});
