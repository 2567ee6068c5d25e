import type { Endpoint } from './endpoint';
import { VendorError } from './errors';

const MOST_SHOWN = 3;

/**
 * The error for an answer that cannot be read.
 * @param what the difference, as a clause: "customers is not a list"
 */
export const differs = (endpoint: Endpoint, what: string): VendorError =>
	new VendorError('unreadable', `${differently(endpoint)}: ${what}`, {
		description: 'Nothing was returned, so that no row is lost unnoticed. The vendor may have changed its API.',
	});

/** The hint for answers that could be read in spite of some differences; `undefined` when there are none. */
export function differencesIn(endpoint: Endpoint, differences: readonly string[]): string | undefined {
	if (differences.length === 0) return undefined;
	const more = differences.length - MOST_SHOWN;
	const shown = differences.slice(0, MOST_SHOWN).join('; ');
	return `${differently(endpoint)}: ${shown}${more > 0 ? `; and ${more} more` : ''}`;
}

const differently = ({ vendor, name }: Endpoint) => `${vendor.name} answered differently than documented (${name})`;
