import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

export interface RunOptions {
	cwd: string;
	/** Everything that the command prints is appended here. */
	logFile: string;
	env?: NodeJS.ProcessEnv;
	signal?: AbortSignal;
}

/**
 * Runs a command to its end, in a process group of its own, so that an abort reaches its children too.
 *
 * @throws Error with the end of the log when the command does not end with 0, or the signal's reason.
 */
export async function run(command: string, args: string[], options: RunOptions): Promise<void> {
	options.signal?.throwIfAborted();
	mkdirSync(dirname(options.logFile), { recursive: true });
	const log = openSync(options.logFile, 'a');
	const child = spawn(command, args, {
		cwd: options.cwd,
		env: options.env ?? process.env,
		stdio: ['ignore', log, log],
		detached: true,
	});
	closeSync(log);
	const abort = () => signalGroup(child, 'SIGTERM');
	options.signal?.addEventListener('abort', abort, { once: true });
	try {
		const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
		options.signal?.throwIfAborted();
		if (code === 0) return;
		throw new Error(
			`"${[command, ...args].join(' ')}" ended with ${signal ?? `code ${code}`}.\n${logTail(options.logFile)}`,
		);
	} finally {
		options.signal?.removeEventListener('abort', abort);
	}
}

/** The last lines of a log file, headed by its path. */
export function logTail(file: string, lines = 25): string {
	if (!existsSync(file)) return `(no log at ${file})`;
	const tail = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
	return `--- end of ${file} ---\n${tail}`;
}

/** Sends a signal to a child that was started with `detached`, and to all that it started. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		// Windows has no groups of this kind.
		if (process.platform === 'win32') child.kill(signal);
		else process.kill(-child.pid, signal);
	} catch {
		// The group is gone already.
	}
}

/** Whether any process of a detached child's group is still there. */
export function groupIsAlive(child: ChildProcess): boolean {
	if (child.pid === undefined) return false;
	try {
		process.kill(-child.pid, 0);
		return true;
	} catch {
		return false;
	}
}

/** The full path of a command on PATH, or undefined. */
export function findCommand(name: string): string | undefined {
	return (process.env.PATH ?? '')
		.split(delimiter)
		.map((folder) => join(folder, name))
		.find((file) => existsSync(file));
}

/**
 * The script behind `npm`: the one that started us, else the one on PATH.
 *
 * @throws Error when only a launcher of another kind is there (Volta's, say) and npm did not start us.
 */
export function npmCli(): string {
	const found = [process.env.npm_execpath, findCommand('npm')]
		.filter((file) => file !== undefined && existsSync(file))
		.map((file) => realpathSync(String(file)))
		.find((file) => file.endsWith('npm-cli.js'));
	if (found !== undefined) return found;
	throw new Error('npm was not found. Start this with `npm run`; npm comes with Node.');
}
