/** Retries of one request. All times in milliseconds. */
export const RETRY = {
	/** Attempts in all, the first included. */
	attempts: 6,
	/** Rate limits are waited out for at least this long, however many attempts that takes: most quotas last a minute. */
	outlast: 90_000,
	/** Attempts that may run out of time, as each of them takes the whole of it. */
	timeouts: 2,
	/** Repetitions after a rejected token (401), for each of which n8n fetches a new one: at first, and after others were accepted. */
	firstLapses: 1,
	lapses: 2,
	/** Repetitions after a 403 between good answers: it may come from a firewall, or a server that lags behind. */
	denials: 1,
	/** Redirects that are followed for one request, all within one origin. */
	hops: 3,
	firstDelay: 500,
	longestDelay: 30_000,
	/** A vendor that asks for a longer pause is not waited for: the error says so. */
	longestRetryAfter: 120_000,
	/** All pauses of one request together. */
	totalDelay: 300_000,
};

/** 421: this connection reached the wrong server; the next one may not. */
const RETRIABLE_STATUSES = new Set([408, 421, 425, 429]);
/** "Not implemented", "version not supported" and "log in to this network": a retry would not help. */
const LASTING_STATUSES = new Set([501, 505, 511]);

export const isRetriableStatus = (status: number): boolean =>
	RETRIABLE_STATUSES.has(status) || (status >= 500 && !LASTING_STATUSES.has(status));

/**
 * Connection faults that a retry would not cure: the name is wrong, the certificate is not trusted, or this n8n does
 * not let the request out.
 */
const LASTING_FAULTS =
	/^(ENOTFOUND|CERT_|ERR_TLS_|ERR_SSL_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|ERR_INVALID_URL|EPROTO|HOSTNAME_MISMATCH|ERR_UNSUPPORTED_PROTOCOL|ERR_BLOCKED)/;

export const isLastingFault = (code: string): boolean => LASTING_FAULTS.test(code);

/** Exponential back-off with full jitter; `retry` counts from 0. */
export function backOff(retry: number, random: number): number {
	const ceiling = Math.min(RETRY.longestDelay, RETRY.firstDelay * 2 ** retry);
	return Math.ceil(ceiling * random);
}

/** Milliseconds as people say them: "45 seconds", "3 minutes", "24 hours". */
export function inWords(milliseconds: number): string {
	const units: Array<[number, string]> = [
		[3_600_000, 'hour'],
		[60_000, 'minute'],
		[1000, 'second'],
	];
	for (const [length, name] of units) {
		if (milliseconds >= length * 2 || name === 'second') {
			const count = Math.max(1, Math.round(milliseconds / length));
			return `${count} ${name}${count === 1 ? '' : 's'}`;
		}
	}
	return '';
}
