/*
 * npm run screenshots: the workflows, the nodes' panels and the rest of what n8n's editor shows, as pictures in docs/screenshots/.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { demoSteps, type Demo, type StepOptions } from '../harness/demo/steps.mts';
import { startBrowser } from '../harness/editor/browser.mts';
import { takePictures } from '../harness/editor/pictures.mts';
import { onInterruption } from '../harness/interruption.mts';
import { takeLock } from '../harness/n8n/lock.mts';
import { projectRoot, stateFolder } from '../harness/n8n/state.mts';
import { timedReport } from '../harness/progress.mts';

async function main(): Promise<void> {
	const report = timedReport();
	const signal = onInterruption();
	const instance = 'screenshots';
	const closing: StepOptions['closing'] = [takeLock(join(stateFolder(), `${instance}.lock`))];
	try {
		const browser = await startBrowser('Taking pictures', report, signal);
		closing.push(async () => await browser.close());
		rmSync(join(stateFolder(), instance), { recursive: true, force: true });
		const demo = {} as Demo;
		for (const { title, run } of demoSteps({ instance, days: 90, closing, signal })) {
			report(title);
			await run(demo, report);
		}
		const folder = join(projectRoot, 'docs', 'screenshots');
		mkdirSync(folder, { recursive: true });
		await takePictures({ ...demo, browser, folder, report });
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
