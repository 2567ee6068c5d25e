import type { Report } from './n8n/state.mts';

/**
 * Reports to stderr, where jest does not hold it back, each line headed by the seconds since the first:
 * `[ 12.3 s] installing n8n`.
 */
export function timedReport(): Report {
	const started = performance.now();
	return (message) => {
		const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(5);
		process.stderr.write(`[${seconds} s] ${message}\n`);
	};
}
