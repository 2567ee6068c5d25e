/** Aborts when this process is asked to end: by Ctrl-C, by the system, or because its terminal was closed. */
export function onInterruption(): AbortSignal {
	const stop = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => stop.abort(new Error('Interrupted.')));
	}
	return stop.signal;
}
