// What one case plays on: browsers of its own, watched for errors of the console and of the content policy.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { address, buildRoot } from './service.mjs';

const pictureDir = join(buildRoot, 'browser-pictures');

// Answers of the service that a case provokes (a refusal, a 404) are logged by the browser as errors: not ours.
const isAnswerOfService = (text) => text.startsWith('Failed to load resource:');

class Stage {
	constructor(browser, name) {
		this.browser = browser;
		this.name = name;
		this.contexts = [];
		this.noises = [];
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
			if (message.type() === 'error' && !isAnswerOfService(message.text()))
				this.noises.push(`${message.page()?.url()}: ${message.text()}`);
		});
		context.on('weberror', (error) => this.noises.push(String(error.error().stack ?? error.error())));
		const page = await context.newPage();
		await page.goto(`/sign-in?lang=${language}`);
		return page;
	}

	expectQuiet() {
		if (this.noises.length > 0)
			throw new Error(`the console was not quiet:\n${[...new Set(this.noises)].join('\n')}`);
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
