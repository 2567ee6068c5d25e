import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Listr, PRESET_TIMER, type ListrTask } from 'listr2';

import { queueProblems, queueTable } from '../harness/demo/queue.mts';
import { parseDemoOptions, UsageError, type DemoOptions } from '../harness/demo/options.mts';
import { markdownOf, writeDigests } from '../harness/demo/pages.mts';
import * as renewals from '../harness/demo/renewals.mts';
import { dueRenewals, protocolViolations } from '../harness/demo/sandboxes.mts';
import { demoSteps, type Demo, type DemoStep, type StepOptions } from '../harness/demo/steps.mts';
import { onInterruption } from '../harness/interruption.mts';
import { LockedError, takeLock } from '../harness/n8n/lock.mts';
import { QUEUE_SERVERS } from '../harness/n8n/servers.mts';
import { stateFolder } from '../harness/n8n/state.mts';
import { ensureCommands } from '../harness/n8n/systemPackages.mts';

const EDITOR_PORT = 5678;
const LOCK = 'demo.lock';

type Closing = StepOptions['closing'];

async function showRenewals(demo: Demo, { days, all }: DemoOptions): Promise<boolean> {
	const rows = renewals.rowsInWindow(demo.execution);
	const { timezone } = demo.workflow.settings;
	const today = renewals.dayIn(timezone, demo.execution.startedAt);
	const wrong = [
		...renewals.differences(rows, await dueRenewals(demo.sandboxes, today, days, timezone)),
		...(await protocolViolations(demo.sandboxes)).map((each) => `violation: ${JSON.stringify(each)}`),
		...queueProblems(demo, rows.length),
	];
	console.log(`\nRenewals from ${today} to ${days} days later\n`);
	console.log(renewals.renewalTable(rows, all));
	console.log(`\n${renewals.outputCounts(demo.execution)}`);
	if (demo.queue !== undefined) console.log(`\n${queueTable(demo, demo.queue)}`);
	if (wrong.length === 0) console.log('These are exactly the renewals that the sandboxes report as due.');
	else console.log(`These differ from what the sandboxes report as due:\n  ${wrong.join('\n  ')}`);
	const pages = writeDigests(demo.digests, today, join(demo.instance.folder, 'digest'));
	console.log(`\nThe digest, in Markdown\n\n${markdownOf(demo.digests)}`);
	console.log(
		`\nThe digest as it looks in Slack, an inbox and a calendar; open in a browser:\n  ${pages.join('\n  ')}`,
	);
	return wrong.length === 0;
}

function showEditor({ instance, workflowId }: Demo): void {
	const secrets = join(instance.folder, 'secrets.json');
	// A log is no place for a password.
	const password = process.stdout.isTTY ? instance.owner.password : `in ${secrets}`;
	console.log(`\nThe workflow in n8n's editor: ${instance.url}/workflow/${workflowId}`);
	console.log(`All workflows:                ${instance.url}/home/workflows`);
	console.log(`  E-mail    ${instance.owner.email}\n  Password  ${password}`);
	console.log('\nPress Ctrl-C to end the demo.');
}

/** Its own lock stays, as this demo holds it. */
const resetStep: DemoStep = {
	title: 'Delete everything from earlier runs, including the installed n8n (a minute)',
	run: async () => {
		const names = await readdir(stateFolder());
		const removed = names.filter((name) => name !== LOCK).map((name) => join(stateFolder(), name));
		await Promise.all(removed.map((path) => rm(path, { recursive: true, force: true })));
	},
};

/** Shows each step with its time; undefined when one failed, which the list has shown then. */
async function runSteps(steps: DemoStep[], signal: AbortSignal): Promise<Demo | undefined> {
	const asTask = ({ title, run }: DemoStep): ListrTask<Demo> => ({
		title,
		task: async (demo, task) => {
			signal.throwIfAborted();
			await run(demo, (message) => (task.output = message));
		},
	});
	const list = new Listr<Demo, 'default', 'verbose'>(steps.map(asTask), {
		fallbackRenderer: 'verbose',
		rendererOptions: { timer: PRESET_TIMER },
		fallbackRendererOptions: { timer: PRESET_TIMER },
		// Signals are handled in main, or n8n would stay behind.
		registerSignalListeners: false,
	});
	return await list.run().catch(() => undefined);
}

async function untilAborted(signal: AbortSignal): Promise<void> {
	if (!signal.aborted) await once(signal, 'abort');
}

/** @returns the exit code. */
async function runDemo(options: DemoOptions, closing: Closing, signal: AbortSignal): Promise<number> {
	closing.push(takeLock(join(stateFolder(), LOCK)));
	const { days, once: endAfterDigest, queue, reset } = options;
	if (queue) await ensureCommands(QUEUE_SERVERS, "n8n's queue mode", stateFolder(), console.error, signal);
	const instance = queue ? 'demo-queue' : 'demo';
	const steps = demoSteps({ instance, port: EDITOR_PORT, editor: !endAfterDigest, days, queue, closing, signal });
	const demo = await runSteps(reset ? [resetStep, ...steps] : steps, signal);
	if (demo === undefined) return signal.aborted ? 130 : 1;
	const right = await showRenewals(demo, options);
	if (!endAfterDigest) {
		showEditor(demo);
		await Promise.race([untilAborted(signal), (demo.queue ?? demo.instance).crashed]);
		console.log('\nStopping n8n and the sandboxes.');
	}
	return right ? 0 : 1;
}

function explain(error: unknown): string {
	if (error instanceof LockedError) return `A demo is already running (process ${error.holder}).`;
	return error instanceof Error ? error.message : String(error);
}

async function main(): Promise<number> {
	const options = parseDemoOptions(process.argv.slice(2));
	const closing: Closing = [];
	try {
		return await runDemo(options, closing, onInterruption());
	} catch (error) {
		console.error(`\n${explain(error)}`);
		return 1;
	} finally {
		for (const close of closing.reverse()) await close();
	}
}

try {
	process.exitCode = await main();
} catch (error) {
	if (!(error instanceof UsageError)) throw error;
	console.error(error.message);
	process.exitCode = 2;
}
