import { readFileSync, writeFileSync } from 'node:fs';

type Process = number | 'self';

/** Resident megabytes of a process now. Linux only; elsewhere not a number. */
export const residentMb = (pid: Process): number => megabytes(pid, 'VmRSS');

/** The most that was resident since {@link forgetPeak}, or in the process's whole life where that was not allowed. */
export const peakMb = (pid: Process): number => megabytes(pid, 'VmHWM');

export function forgetPeak(pid: Process): void {
	try {
		writeFileSync(`/proc/${pid}/clear_refs`, '5');
	} catch {
		// Not Linux, or not allowed.
	}
}

function megabytes(pid: Process, what: string): number {
	try {
		const [, kilobytes] = new RegExp(`^${what}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
		return (Number(kilobytes) * 1024) / 1_000_000;
	} catch {
		return NaN;
	}
}
