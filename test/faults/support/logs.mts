/**
 * All that n8n and the nodes log, down to debug messages. Import this before n8n-core: its log level is read once, and its
 * logger keeps the console that it finds.
 */
process.env.N8N_LOG_LEVEL = 'debug';

import { inspect } from 'node:util';

import { afterAll, jest } from '@jest/globals';

export interface Logs {
	/** everything logged since it was cleared */
	text(): string;
	clear(): void;
}

let logged: string[] = [];
const keep = (...parts: unknown[]): void =>
	void logged.push(
		parts.map((part) => (typeof part === 'string' ? part : inspect(part, { depth: Infinity }))).join(' '),
	);

/** The streams of jest's console are its own; a logger writes to them past the console's methods. */
const { _stdout: out = process.stdout, _stderr: errors = process.stderr } = console as {
	_stdout?: NodeJS.WriteStream;
	_stderr?: NodeJS.WriteStream;
};
const spies: Array<{ mockRestore(): void }> = [
	...(['debug', 'error', 'info', 'log', 'trace', 'warn'] as const).map((method) =>
		jest.spyOn(console, method).mockImplementation(keep),
	),
	...[out, errors].map((stream) =>
		jest.spyOn(stream, 'write').mockImplementation((chunk: unknown) => {
			keep(chunk);
			return true;
		}),
	),
];

/** For the tests of one file; the console is given back after them. */
export function useLogs(): Logs {
	afterAll(() => {
		for (const spy of spies) spy.mockRestore();
	});
	return {
		text: () => logged.join('\n'),
		clear: () => {
			logged = [];
		},
	};
}
