import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { startInstance } from './instance.mts';
import { withLock } from './lock.mts';
import type { Runtime } from './runtime.mts';
import { stateFolder, type Report } from './state.mts';

/** n8n's own folder within the user folder, and what it keeps there from one start to the next. */
const DATA = '.n8n';
const KEPT = /^(config|database\.sqlite.*)$/;
const SECRETS = 'secrets.json';

/**
 * Creates an instance's folder as n8n leaves it after its first start: the database migrated, the owner created, and
 * nothing else. Each n8n is started once for this; after that its folder is copied, which saves later starts the
 * migrations. The original is kept beside the n8n that made it, and is removed with it.
 *
 * @throws Error as startInstance
 */
export async function prepareFolder(runtime: Runtime, folder: string, report: Report): Promise<void> {
	const prepared = join(dirname(runtime.appFolder), 'prepared');
	const waiting = (holder: number) => report(`waiting for process ${holder}, which is preparing a database`);
	await withLock(join(stateFolder(), 'prepared.lock'), waiting, async () => {
		if (!existsSync(prepared)) await prepare(runtime, prepared, report);
	});
	rmSync(folder, { recursive: true, force: true });
	cpSync(prepared, folder, { recursive: true });
}

/** The folder appears in one step, so that an interrupted one is never taken for complete. */
async function prepare(runtime: Runtime, prepared: string, report: Report): Promise<void> {
	const folder = `${prepared}-first`;
	const whole = `${prepared}-whole`;
	for (const old of [folder, whole]) rmSync(old, { recursive: true, force: true });
	const instance = await startInstance(runtime, { folder, editor: false, report });
	await instance.stop();
	mkdirSync(join(whole, DATA), { recursive: true });
	cpSync(join(folder, SECRETS), join(whole, SECRETS));
	for (const name of readdirSync(join(folder, DATA)).filter((each) => KEPT.test(each))) {
		cpSync(join(folder, DATA, name), join(whole, DATA, name));
	}
	renameSync(whole, prepared);
	rmSync(folder, { recursive: true, force: true });
}
