/** What a signal to npm itself ends, as a process manager or a CI server sends it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

import { expect, jest, test } from '@jest/globals';

import { npmCli, signalGroup } from '../../harness/n8n/processes.mts';
import { projectRoot } from '../../harness/n8n/state.mts';

jest.setTimeout(120_000);

/** Whether anything answers there. */
const answers = async (url: string) =>
	await fetch(url).then(
		() => true,
		() => false,
	);

test.each(['SIGTERM', 'SIGINT'] as const)('%s to npm ends what an npm script started', async (signal) => {
	const args = ['run', 'sandbox', '--', '--vendors', 'keepnet', '--customers', '1'];
	const npm = spawn(process.execPath, [npmCli(), ...args], {
		cwd: projectRoot,
		stdio: ['ignore', 'pipe', 'inherit'],
		// Out of this process's group, so that only npm gets the signal.
		detached: true,
	});
	const ended = once(npm, 'close');
	let url: string | undefined;
	for await (const line of createInterface(npm.stdout)) {
		url ??= /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
		if (line.startsWith('Ctrl-C')) break;
	}
	if (url === undefined) throw new Error('The sandbox did not print its address.');
	expect(await answers(url)).toBe(true);
	npm.kill(signal);
	// Its output closes when the last process that holds it has ended.
	const end = await Promise.race([ended, sleep(20_000, 'never', { ref: false })]);
	signalGroup(npm, 'SIGKILL');
	expect(end).not.toBe('never');
	expect(await answers(url)).toBe(false);
});
