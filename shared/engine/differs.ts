import type { Endpoint } from './endpoint';
import { VendorError } from './errors';
import type { Session } from './http/session';

const MOST_SHOWN = 3;

/**
 * The error for an answer that cannot be read.
 * @param what the difference, as a clause: "customers is not a list"
 */
export const differs = (endpoint: Endpoint, what: string): VendorError =>
	new VendorError('unreadable', `${differently(endpoint)}: ${what}`, {
		description: 'Nothing was returned, so that no row goes missing unnoticed. The vendor may have changed its API.',
	});

/** For rows that are passed on although fields of them differ. */
export const AS_RECEIVED = '. Such fields count as absent; the rows are returned as received.';

/**
 * Shows a hint for answers that could be read despite some differences.
 * @param outcome ends the sentence, e.g. {@link AS_RECEIVED}
 */
export function hintDifferences(
	{ host }: Session,
	endpoint: Endpoint,
	differences: readonly string[],
	outcome = '',
): void {
	if (differences.length > 0) host.hint(`${differently(endpoint)}: ${firstOf(differences, MOST_SHOWN)}${outcome}`);
}

/** The first of some texts, and how many more there are: `a; b; and 3 more`. */
export function firstOf(texts: readonly string[], most: number): string {
	const more = texts.length - most;
	return texts.slice(0, most).join('; ') + (more > 0 ? `; and ${more} more` : '');
}

const differently = ({ vendor, name }: Endpoint) => `${vendor.name} answered differently than documented (${name})`;
