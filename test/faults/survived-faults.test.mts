import { describe } from '@jest/globals';

import type { Fault } from '../../sandbox/index.mts';
import { VENDORS, type VendorName } from './support/operations.mts';
import { survivesFaults } from './support/survived.mts';

/** Where positions turn out to count pages, these are followed by the vendor's `next`. */
const BY_NEXT = { position: 'pages', totals: 'absent' };

/** Settings of the sandboxes under which some faults are worth trying once more. */
const MORE: Partial<Record<VendorName, Array<[string, knobs: Record<string, unknown>, Fault[]]>>> = {
	Adobe: [
		[
			'a 429 in the words of the gateway',
			{ errorShape: 'gateway' },
			[{ kind: 'status', status: 429, retryAfter: 'absent', times: 2 }],
		],
	],
	VMware: [
		['resets, where pages are followed by next', BY_NEXT, [{ kind: 'reset', times: 2 }]],
		['cut bodies, where pages are followed by next', BY_NEXT, [{ kind: 'resetMidBody', times: 2 }]],
		['web pages, where pages are followed by next', BY_NEXT, [{ kind: 'html', times: 2 }]],
		[
			'refusals, where pages are followed by next',
			BY_NEXT,
			[{ kind: 'status', status: 429, retryAfter: 'absent', times: 2 }],
		],
	],
};

describe.each(VENDORS)('%s', (vendor) => survivesFaults(vendor, MORE[vendor]));
