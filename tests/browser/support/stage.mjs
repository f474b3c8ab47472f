// What one case plays on: browsers of its own, watched for errors of the console and of the content policy.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { address, buildRoot } from './service.mjs';

const pictureDir = join(buildRoot, 'browser-pictures');

// The console repeats without a cause what the listeners below say in full.
const isRepeated = (text) => text.startsWith('Failed to load resource:');
// A page that is left takes its requests with it.
const LEFT_BEHIND = 'net::ERR_ABORTED';

const pathOf = (request) => new URL(request.url()).pathname;

class Stage {
	constructor(browser, name) {
		this.browser = browser;
		this.name = name;
		this.contexts = [];
		this.noises = [];
		this.expected = [];
	}

	// A browser nobody has used, as Playwright's newContext takes it; size is [width, height]. Returns its page.
	async open({ size = [1280, 800], language = 'vi', ...options } = {}) {
		const context = await this.browser.newContext({
			baseURL: address,
			viewport: { width: size[0], height: size[1] },
			locale: language === 'vi' ? 'vi-VN' : 'en-GB',
			...options,
		});
		context.setDefaultTimeout(30_000);
		this.contexts.push(context);
		await context.addInitScript(() => {
			document.addEventListener('securitypolicyviolation', (event) => {
				console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
			});
		});
		context.on('console', (message) => {
			if (message.type() === 'error' && !isRepeated(message.text()))
				this.noises.push(`${message.page()?.url()}: ${message.text()}`);
		});
		context.on('response', (response) => {
			if (response.status() >= 400)
				this.noises.push(`${response.status()} ${response.request().method()} ${pathOf(response.request())}`);
		});
		context.on('requestfailed', (request) => {
			const why = request.failure()?.errorText;
			if (why !== LEFT_BEHIND)
				this.noises.push(`${why} ${request.method()} ${pathOf(request)}`);
		});
		context.on('weberror', (error) => this.noises.push(String(error.error().stack ?? error.error())));
		const page = await context.newPage();
		await page.goto(`/sign-in?lang=${language}`);
		return page;
	}

	// What a case provokes: beginnings of "422 POST /documents/...", "net::ERR_FAILED GET /events".
	expects(...beginnings) {
		this.expected.push(...beginnings);
	}

	// Anything else that failed or that the console called an error fails the case.
	expectQuiet() {
		const unexpected = this.noises.filter((noise) => !this.expected.some((start) => noise.startsWith(start)));
		if (unexpected.length > 0)
			throw new Error(`unexpected failures:\n${[...new Set(unexpected)].join('\n')}`);
	}

	// A picture for whoever wants to look, in the build's folder browser-pictures.
	async picture(page, name) {
		mkdirSync(pictureDir, { recursive: true });
		const path = join(pictureDir, `${name.replace(/[^\p{L}\p{N}]+/gu, '-')}.png`);
		await page.screenshot({ path, timeout: 5_000 }).catch(() => {});
	}

	// What was on the screens when the case failed.
	async keepEvidence() {
		const pages = this.contexts.flatMap((context) => context.pages());
		for (const [index, page] of pages.entries())
			await this.picture(page, `failed ${this.name} ${index + 1}`);
	}

	async close() {
		for (const context of this.contexts)
			await context.close().catch(() => {});
	}
}

export const stageOn = (browser) => async (name) => new Stage(browser, name);
