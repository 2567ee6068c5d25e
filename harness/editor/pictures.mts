import { join } from 'node:path';
import type { Browser } from 'playwright-core';

import type { Digests } from '../demo/digests.mts';
import { pagesOf } from '../demo/pages.mts';
import { dayIn } from '../demo/renewals.mts';
import type { Sandbox } from '../demo/sandboxes.mts';
import { loadWorkflow, workflowNames, type RenewalsWorkflow } from '../demo/workflow.mts';
import type { Execution, N8nClient } from '../n8n/client.mts';
import type { Instance } from '../n8n/instance.mts';
import type { Report } from '../n8n/state.mts';
import { byTestId, Editor } from './editor.mts';

/** Nodes that would call a service that is not here; they are shown as if it had answered. */
const SENDERS = [
	'n8n-nodes-base.slack',
	'n8n-nodes-base.emailSend',
	'n8n-nodes-base.httpRequest',
	'n8n-nodes-base.googleSheets',
];
const MAIN = 'upcoming-renewals';
/** Nodes of the main workflow whose panels are shown, with the names of the pictures. */
const PANELS = {
	'Adobe VIP Marketplace': 'adobe-vip-marketplace',
	Keepnet: 'keepnet',
	'Trend Micro Worry-Free': 'trend-micro-worry-free',
	'VMware Cloud Partner': 'vmware-cloud-partner',
	'Renewal Window Filter': 'renewal-window-filter',
};

/** Messages stand beside each other in the README; a month needs more width. */
const MESSAGE = { width: 720, height: 800 };
const MONTH = { width: 1100, height: 720 };

/** What pictures are taken of and where they go. */
export interface Scene {
	browser: Browser;
	instance: Instance;
	sandboxes: readonly Sandbox[];
	digests: Digests;
	workflow: RenewalsWorkflow;
	execution: Execution;
	folder: string;
	report: Report;
}

/** Takes every picture of docs/screenshots. @throws Error at the end when a workflow could not be executed */
export async function takePictures(scene: Scene): Promise<void> {
	const { browser, instance } = scene;
	await takeDigests(scene);
	const editor = await Editor.open(browser, instance);
	const failures: string[] = [];
	for (const name of workflowNames()) {
		failures.push(...(await takeCanvas(scene, editor, name)));
		if (name === MAIN) await takePanels(scene, editor);
	}
	await takeCreator(scene, editor, 'node-creator');
	await editor.close();
	const dark = await Editor.open(browser, instance, 'dark');
	await takeCreator(scene, dark, 'node-creator-dark');
	await dark.close();
	if (failures.length > 0) throw new Error(failures.join('\n'));
}

/** The first message of each format as its readers see it: the top, if it is long. */
async function takeDigests({ browser, digests, workflow, execution, folder, report }: Scene): Promise<void> {
	const today = dayIn(workflow.settings.timezone, execution.startedAt);
	for (const [name, html] of Object.entries(pagesOf(digests, today))) {
		const page = await browser.newPage({ viewport: name === 'digest-calendar' ? MONTH : MESSAGE });
		await page.setContent(html);
		await page.screenshot({ path: join(folder, `${name}.png`) });
		await page.close();
		report(`docs/screenshots/${name}.png`);
	}
}

async function take({ folder, report }: Scene, { page }: Editor, name: string): Promise<void> {
	// The mouse must not highlight anything, and the canvas and the panels must have stopped moving.
	await page.mouse.move(0, 0);
	await page.waitForTimeout(1500);
	await page.screenshot({ path: join(folder, `${name}.png`) });
	report(`docs/screenshots/${name}.png`);
}

/**
 * The canvas of a workflow, executed if it can be, on data from the sandboxes.
 *
 * @returns why it was not executed although it should be
 */
async function takeCanvas(scene: Scene, editor: Editor, name: string): Promise<string[]> {
	const workflow = loadWorkflow(name);
	await connect(scene.instance.client, workflow, scene.sandboxes);
	const senders = workflow.nodes.filter(({ type }) => SENDERS.includes(type));
	const vendors = workflow.nodes.filter(({ credentials = {} }) =>
		scene.sandboxes.some(({ credentialType }) => credentialType in credentials),
	);
	// Not the vendors' pinned examples: n8n would write their numbers beside the error outputs too.
	for (const vendor of vendors) delete workflow.pinData[vendor.name];
	for (const sender of senders) workflow.pinData[sender.name] ??= [{ json: { ok: true } }];
	await editor.openWorkflow(await scene.instance.client.saveWorkflow(workflow));
	// These wait for a model, or for somebody who fetches.
	const waits = workflow.nodes.some(({ type }) => /\.(agent|webhook)$/.test(type));
	const failed = waits ? undefined : await editor.executeWorkflow().then(() => undefined, String);
	await editor.zoomToFit();
	await take(scene, editor, name === MAIN ? 'workflow' : name);
	return failed === undefined ? [] : [`${name} was not executed: ${failed}`];
}

/** Gives every node its credential: the sandbox's, or an empty one, so that the canvas shows no gap. */
async function connect(client: N8nClient, workflow: RenewalsWorkflow, sandboxes: readonly Sandbox[]): Promise<void> {
	for (const [type, named] of workflow.nodes.flatMap(({ credentials = {} }) => Object.entries(credentials))) {
		const sandbox = sandboxes.find(({ credentialType }) => credentialType === type);
		const saved = await client.saveCredential(named.name, type, sandbox?.credential ?? {});
		named.id = saved.id;
	}
}

async function takePanels(scene: Scene, editor: Editor): Promise<void> {
	for (const [node, name] of Object.entries(PANELS)) {
		await editor.openPanel(node);
		await editor.output.locator(byTestId('ndv-data-container')).waitFor();
		await take(scene, editor, name);
		if (node === 'Keepnet') {
			await editor.editCredential();
			await editor.credential.getByText('Connection tested successfully').waitFor();
			await take(scene, editor, 'credential');
			await editor.closeCredential();
		}
		await editor.closePanel();
	}
}

async function takeCreator(scene: Scene, editor: Editor, name: string): Promise<void> {
	await editor.newWorkflow();
	await editor.openCreator();
	await editor.search('renewal');
	await editor.creatorEntry('Keepnet').waitFor();
	await take(scene, editor, name);
}
