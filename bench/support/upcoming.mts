import type { StoredCredential } from '../../test/support/credentials.mts';
import type { Cost } from '../child/tasks.mts';
import type { Child } from './child.mts';
import { mustBe, TODAY, type FarVendor } from './far.mts';

/** The nodes' own names. */
const NODES: Record<string, string> = {
	keepnet: 'keepnet',
	adobe: 'adobeVipMarketplace',
	trendmicro: 'trendMicroWorryFree',
	vmware: 'vmwareCloudPartner',
};

export interface UpcomingCost extends Cost {
	/** What the vendor was asked, signing in included. */
	requests: number;
}

/**
 * Renewal → Get Upcoming of a vendor's node.
 * @throws Error when what comes is not what is due
 */
export async function getUpcoming(
	child: Child,
	far: FarVendor,
	credential: StoredCredential,
	given: { days: number; options?: Record<string, unknown>; memory?: string },
): Promise<UpcomingCost> {
	const { days, options, memory } = given;
	const parameters = {
		resource: 'renewal',
		operation: 'getUpcoming',
		daysAhead: days,
		options: { asOf: TODAY, ...options },
	};
	const before = far.sandbox.requests().total;
	const type = `n8n-nodes-reseller-renewals.${NODES[far.sandbox.vendor]}`;
	const cost = await child.call('runWorkflow', { node: { type, parameters, credential }, memory });
	mustBe(
		cost.rows,
		far.sandbox.expected({ from: 0, to: days }).due.length,
		`${far.sandbox.vendor}, due in ${days} days`,
	);
	return { ...cost, requests: far.sandbox.requests().total - before };
}
