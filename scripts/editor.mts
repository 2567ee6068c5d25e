/*
 * npm run screenshots: the demo's workflow in n8n's editor, as pictures in docs/screenshots/.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';

import { demoSteps, type Demo, type StepOptions } from './demo/steps.mts';
import { takeLock } from './n8n/lock.mts';
import { findCommand } from './n8n/processes.mts';
import { projectRoot, stateFolder, type Report } from './n8n/state.mts';
import { ensureCommands } from './n8n/system-packages.mts';
import { timedReport } from './progress.mts';

const SIZE = { width: 1400, height: 800 };
const PANELS = { Keepnet: 'keepnet.png', 'Renewal Window Filter': 'renewal-window-filter.png' };
const CHROMIUM = {
	names: ['chromium', 'chromium-browser', 'google-chrome'],
	// Without the font, emoji in customers' names are empty boxes.
	debianPackage: 'chromium fonts-noto-color-emoji',
};
/** Nothing but n8n is reached, and no service of the browser's maker is asked for anything. */
const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-dev-shm-usage',
	'--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

const byTestId = (id: string) => `[data-test-id="${id}"]`;

/** Opens the workflow as its owner, executes it by the editor's button and waits for the outcome. */
async function openExecuted(page: Page, { instance, workflowId }: Demo): Promise<void> {
	const { email, password } = instance.owner;
	await page.context().request.post(`${instance.url}/rest/login`, {
		data: { emailOrLdapLoginId: email, password },
	});
	await page.goto(`${instance.url}/workflow/${workflowId}`);
	await page.locator(byTestId('canvas-node')).first().waitFor();
	await page.locator(byTestId('execute-workflow-button')).click();
	await page.getByText('Workflow executed successfully').waitFor();
	// The message about the success would cover a corner of the picture.
	await page.locator('.el-notification__closeBtn, .el-notification__icon-close').first().click();
	await page.getByText('Workflow executed successfully').waitFor({ state: 'hidden' });
	await page.locator(byTestId('zoom-to-fit')).click();
}

async function takePictures(demo: Demo, folder: string, report: Report): Promise<void> {
	const executablePath = CHROMIUM.names.map(findCommand).find((found) => found !== undefined);
	const browser = await chromium.launch({ executablePath, args: FLAGS });
	try {
		const page = await browser.newPage({ viewport: SIZE });
		const take = async (name: string) => {
			// Nothing shall be lit up by the mouse, and the canvas and the panels shall come to rest.
			await page.mouse.move(0, 0);
			await page.waitForTimeout(1500);
			await page.screenshot({ path: join(folder, name) });
			report(`docs/screenshots/${name}`);
		};
		await openExecuted(page, demo);
		await take('workflow.png');
		for (const [node, picture] of Object.entries(PANELS)) {
			await page.locator(`${byTestId('canvas-node')}[data-node-name="${node}"]`).dblclick();
			await page.locator(byTestId('ndv-data-container')).first().waitFor();
			await take(picture);
			await page.keyboard.press('Escape');
			await page.locator(byTestId('ndv')).waitFor({ state: 'hidden' });
		}
	} finally {
		await browser.close();
	}
}

async function main(): Promise<void> {
	const report = timedReport();
	const stop = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => stop.abort(new Error('Interrupted.')));
	}
	const { signal } = stop;
	const instance = 'screenshots';
	const closing: StepOptions['closing'] = [takeLock(join(stateFolder(), `${instance}.lock`))];
	try {
		await ensureCommands([CHROMIUM], 'Taking pictures', stateFolder(), report, signal);
		rmSync(join(stateFolder(), instance), { recursive: true, force: true });
		const demo = {} as Demo;
		for (const { title, run } of demoSteps({ instance, days: 90, closing, signal })) {
			report(title);
			await run(demo, report);
		}
		const folder = join(projectRoot, 'docs', 'screenshots');
		mkdirSync(folder, { recursive: true });
		await takePictures(demo, folder, report);
	} finally {
		for (const close of closing.reverse()) await close();
	}
}

try {
	await main();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
