import type { Digest } from '../digest/digest';

export type Format = 'calendar' | 'email' | 'markdown' | 'slack' | 'teams';

/** Parts that can be switched on and off; a format without such a part ignores the switch. */
export interface FormatOptions {
	/** a chart of renewals by month */
	hasChart: boolean;
	/** a table that readers can sort, instead of the list */
	hasTable: boolean;
}

/** One message, ready to send. */
export interface Message {
	/** renewals that it lists */
	listed: number;
	/** the fields that carry it, by their names in the output */
	content: Record<string, unknown>;
}

/** Turns a digest into messages, as many as the limits of the format require. */
export type Formatter = (digest: Digest, options: FormatOptions) => Message[];
