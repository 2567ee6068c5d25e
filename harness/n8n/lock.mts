import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Thrown when a lock is held by a living process. */
export class LockedError extends Error {
	constructor(
		readonly file: string,
		readonly holder: number,
	) {
		super(`Process ${holder} holds ${file}.`);
		this.name = 'LockedError';
	}
}

/**
 * Takes a lock file that names this process. A lock whose process has died is taken over.
 *
 * @returns the function that gives the lock back.
 * @throws LockedError when a living process holds it.
 */
export function takeLock(file: string): () => void {
	mkdirSync(dirname(file), { recursive: true });
	const mine = `${file}.${process.pid}`;
	writeFileSync(mine, String(process.pid));
	try {
		for (;;) {
			if (link(mine, file)) return () => rmSync(file, { force: true });
			const holder = readHolder(file);
			if (holder !== undefined && isAlive(holder)) throw new LockedError(file, holder);
			discard(file, mine);
		}
	} finally {
		rmSync(mine, { force: true });
	}
}

/** Waits until the lock is free, takes it, does the work and gives it back. */
export async function withLock<Result>(
	file: string,
	onWait: (holder: number) => void,
	work: () => Promise<Result>,
	signal?: AbortSignal,
): Promise<Result> {
	const release = await waitForLock(file, onWait, signal);
	try {
		return await work();
	} finally {
		release();
	}
}

async function waitForLock(file: string, onWait: (holder: number) => void, signal?: AbortSignal): Promise<() => void> {
	let reported = false;
	for (;;) {
		try {
			return takeLock(file);
		} catch (error) {
			if (!(error instanceof LockedError)) throw error;
			if (!reported) onWait(error.holder);
			reported = true;
			await sleep(300, undefined, { signal });
		}
	}
}

/** Makes the lock with its content in one step; false when it is there already. */
function link(mine: string, file: string): boolean {
	try {
		linkSync(mine, file);
		return true;
	} catch (error) {
		if (codeOf(error) === 'EEXIST') return false;
		throw error;
	}
}

function readHolder(file: string): number | undefined {
	try {
		return Number(readFileSync(file, 'utf8')) || undefined;
	} catch {
		return undefined;
	}
}

/**
 * Removes a dead process's lock by renaming it, which only one of several waiting processes can do.
 * A lock that another process took in between is put back.
 */
function discard(file: string, mine: string): void {
	const stale = `${mine}.stale`;
	try {
		renameSync(file, stale);
		const holder = readHolder(stale);
		if (holder !== undefined && isAlive(holder)) linkSync(stale, file);
	} catch {
		// Someone else was quicker.
	}
	rmSync(stale, { force: true });
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it lives, but belongs to another user.
		return codeOf(error) === 'EPERM';
	}
}

/** Not by `instanceof Error`, which is false for Node's own errors inside jest. */
function codeOf(error: unknown): unknown {
	return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
