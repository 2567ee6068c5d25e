import { join } from 'node:path';

import { findCommand, run } from './processes.mts';
import type { Report } from './state.mts';

/** A command that has to be on this machine, and what brings it. */
export interface NeededCommand {
	/** Any of these will do. */
	names: string[];
	debianPackage: string;
	/** The whole command for macOS. */
	macOS: string;
	/** Finds it outside of PATH. */
	find?: (name: string) => string | undefined;
}

/** Set by `--install-system-packages` (scripts/run.mjs). Nothing is installed on a machine without it. */
const ASKED_TO_INSTALL = 'RENEWALS_INSTALL_SYSTEM_PACKAGES';

/** Thrown when a command is missing; the message says which package brings it and how to install it. */
export class MissingCommandError extends Error {}

/** Whether the user asked for missing packages to be installed with apt-get. */
export function mayInstall(): boolean {
	return process.env[ASKED_TO_INSTALL] === '1';
}

/**
 * Makes sure that commands are there. Missing ones are installed on Debian and its derivatives, as root, if the user
 * asked for it with `--install-system-packages`.
 *
 * @param purpose what needs them, as the subject of a sentence: "n8n's queue mode"
 * @throws MissingCommandError when one is missing and may not or cannot be installed
 */
export async function ensureCommands(
	needed: NeededCommand[],
	purpose: string,
	logFolder: string,
	report: Report,
	signal?: AbortSignal,
): Promise<void> {
	const lacking = whatIsMissing(needed, purpose);
	if (lacking === undefined) return;
	const isRoot = process.getuid?.() === 0;
	if (!mayInstall() || !isRoot || findCommand('apt-get') === undefined) throw new MissingCommandError(lacking);
	const packages = missing(needed).map(({ debianPackage }) => debianPackage);
	report(`installing ${packages.join(', ')} with apt-get`);
	const options = {
		cwd: '/',
		logFile: join(logFolder, 'apt-get.log'),
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		signal,
	};
	await run('apt-get', ['update'], options);
	await run('apt-get', aptInstall(packages), options);
	const still = whatIsMissing(needed, purpose);
	if (still !== undefined)
		throw new MissingCommandError(`apt-get has installed the packages, but this is still wrong: ${still}`);
}

/** What is missing and how to install it, in a few lines for the user; undefined when everything is there. */
export function whatIsMissing(needed: NeededCommand[], purpose: string): string | undefined {
	const lacking = missing(needed);
	if (lacking.length === 0) return undefined;
	const packages = lacking.map(({ debianPackage }) => debianPackage);
	const names = new Intl.ListFormat('en').format(lacking.map(({ names: [name = ''] }) => name));
	if (process.platform === 'darwin') {
		const commands = new Set(lacking.map(({ macOS }) => macOS));
		return `${purpose} needs ${names}. Install with:\n\n  ${[...commands].join('\n  ')}\n`;
	}
	return (
		`${purpose} needs ${names}. On Debian or Ubuntu, install with:\n\n` +
		`  sudo apt-get update && sudo apt-get ${aptInstall(packages).join(' ')}\n\n` +
		'As root you can add --install-system-packages to the command instead.'
	);
}

function missing(needed: NeededCommand[]): NeededCommand[] {
	return needed.filter(({ names, find = findCommand }) => names.every((name) => find(name) === undefined));
}

function aptInstall(packages: string[]): string[] {
	return ['install', '--yes', '--no-install-recommends', ...packages.flatMap((each) => each.split(' '))];
}
