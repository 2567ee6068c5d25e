import { readFileSync, writeFileSync } from 'node:fs';

type Process = number | 'self';

/** Resident megabytes of a process now. Of other processes Linux only; elsewhere not a number. */
export const residentMb = (pid: Process): number =>
	statusMb(pid, 'VmRSS') ?? (pid === 'self' ? process.memoryUsage.rss() / MB : NaN);

/**
 * The most that was resident since {@link forgetPeak}, or in the process's whole life where that was not allowed. Not
 * `maxRSS` where Linux knows better: a process inherits that one from whoever started it.
 */
export const peakMb = (pid: Process): number =>
	statusMb(pid, 'VmHWM') ?? (pid === 'self' ? (process.resourceUsage().maxRSS * 1024) / MB : NaN);

export function forgetPeak(pid: Process): void {
	try {
		writeFileSync(`/proc/${pid}/clear_refs`, '5');
	} catch {
		// Not Linux, or not allowed.
	}
}

const MB = 1_000_000;

function statusMb(pid: Process, what: string): number | undefined {
	try {
		const [, kilobytes] =
			new RegExp(`^${what}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
		return kilobytes === undefined ? undefined : (Number(kilobytes) * 1024) / MB;
	} catch {
		return undefined;
	}
}
