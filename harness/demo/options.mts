import { parseArgs } from 'node:util';

export interface DemoOptions {
	/** Every row of the table instead of the first ones. */
	all: boolean;
	/** Length of the renewal window in days. */
	days: number;
	/** End after the table and the digest instead of staying up. */
	once: boolean;
	/** In queue mode, with two workers. */
	queue: boolean;
	/** Throw away what earlier runs left, the installed n8n included. */
	reset: boolean;
}

/** Thrown for a command line that is not understood; its message is for the user. */
export class UsageError extends Error {}

const USAGE = `Usage: npm run demo -- [--days N] [--all] [--once] [--queue] [--reset] [--install-system-packages]
  --days N   length of the renewal window in days, 0 to 3650 (default 90)
  --all      show every renewal in the table, not only the soonest
  --once     stop after the table and the digest; exit code 1 if a renewal is missing or wrong
  --queue    n8n's queue mode: two workers, PostgreSQL and Redis
  --reset    start over: delete everything from earlier runs, including the installed n8n
  --install-system-packages
             as root on Debian or Ubuntu: install a compiler, PostgreSQL or Redis with apt-get if it is missing`;

/** @throws UsageError */
export function parseDemoOptions(args: string[]): DemoOptions {
	const { days, ...flags } = parse(args);
	if (!/^\d{1,4}$/.test(days) || Number(days) > 3650) {
		throw new UsageError(`--days must be a whole number from 0 to 3650, not "${days}".\n\n${USAGE}`);
	}
	return { days: Number(days), ...flags };
}

function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			options: {
				all: { type: 'boolean', default: false },
				days: { type: 'string', default: '90' },
				once: { type: 'boolean', default: false },
				queue: { type: 'boolean', default: false },
				reset: { type: 'boolean', default: false },
			},
		}).values;
	} catch (error) {
		throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
	}
}
