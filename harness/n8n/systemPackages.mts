import { join } from 'node:path';

import { findCommand, run } from './processes.mts';
import type { Report } from './state.mts';

/** A command that has to be on this machine, and the Debian package that brings it. */
export interface NeededCommand {
	/** Any of these will do. */
	names: string[];
	debianPackage: string;
	/** Finds it where PATH does not lead. */
	find?: (name: string) => string | undefined;
}

/**
 * Makes sure that commands are there. On Debian, as root, the missing ones are installed.
 *
 * @throws Error that says what to install when that cannot be done here.
 */
export async function ensureCommands(
	needed: NeededCommand[],
	purpose: string,
	logFolder: string,
	report: Report,
	signal?: AbortSignal,
): Promise<void> {
	const packages = missing(needed).map((command) => command.debianPackage);
	if (packages.length === 0) return;
	const install = aptInstall(packages);
	if (process.getuid?.() !== 0 || findCommand('apt-get') === undefined) {
		throw new Error(`${purpose} needs ${packages.join(', ')}. Install it first, on Debian with: ${install}`);
	}
	report(`installing ${packages.join(', ')} with apt-get`);
	const options = {
		cwd: '/',
		logFile: join(logFolder, 'apt-get.log'),
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		signal,
	};
	await run('apt-get', ['update'], options);
	await run('apt-get', install.split(' ').slice(1), options);
	if (missing(needed).length > 0) throw new Error(`${install} did not bring what ${purpose} needs.`);
}

/** The needed commands that are not on this machine. */
export function missing(needed: NeededCommand[]): NeededCommand[] {
	return needed.filter(({ names, find = findCommand }) => names.every((name) => find(name) === undefined));
}

/** What installs these packages on Debian, as root. */
export function aptInstall(packages: string[]): string {
	return `apt-get install --yes --no-install-recommends ${packages.join(' ')}`;
}
