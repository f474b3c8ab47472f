// Debian's Chromium, without anything that talks to the world by itself. Playwright gives it an empty profile.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

export async function launch() {
	if (!existsSync(executablePath))
		throw new Error(`there is no ${executablePath}; run packages/install test`);
	return chromium.launch({
		executablePath,
		headless: true,
		args: [
			'--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
			'--disable-background-networking', '--disable-component-update', '--disable-sync',
		],
	});
}
