import { createRequire } from 'node:module';

import type { INodeType } from 'n8n-workflow';

import package_ from '../../package.json' with { type: 'json' };
import type { StoredCredential } from '../../test/support/credentials.mts';
import type { Cost } from '../child/tasks.mts';
import type { Child } from './child.mts';
import { mustBe, TODAY, type FarVendor } from './far.mts';

const require = createRequire(import.meta.url);

/**
 * The name of the node that takes a credential, from the build: tsx, which runs this, answers an import of
 * './Keepnet.node' with the codex file Keepnet.node.json, so that index.ts has no nodes here.
 */
function nodeFor(credentialType: string): string {
	for (const file of package_.n8n.nodes) {
		const made = Object.values(require(`../../${file}`) as Record<string, new () => INodeType>).map(
			(Class) => new Class(),
		);
		const node = made.find(({ description }) => description.credentials?.some(({ name }) => name === credentialType));
		if (node !== undefined) return node.description.name;
	}
	throw new Error(`No node takes ${credentialType}`);
}

export interface UpcomingCost extends Cost {
	/** What the vendor was asked, signing in included. */
	requests: number;
}

/**
 * Renewal → Get Upcoming of a vendor's node.
 * @param given.isEarlier whether it is a build that may miss what this one finds
 * @throws Error when what comes is not what is due
 */
export async function getUpcoming(
	child: Child,
	far: FarVendor,
	credential: StoredCredential,
	given: { days: number; options?: Record<string, unknown>; memory?: string; isEarlier?: boolean },
): Promise<UpcomingCost> {
	const { days, options, memory, isEarlier = false } = given;
	const parameters = {
		resource: 'renewal',
		operation: 'getUpcoming',
		daysAhead: days,
		options: { asOf: TODAY, ...options },
	};
	const before = far.sandbox.requests().total;
	const type = `n8n-nodes-reseller-renewals.${nodeFor(far.sandbox.credentialType)}`;
	const cost = await child.call('runWorkflow', { node: { type, parameters, credential }, memory });
	const due = far.sandbox.expected({ from: 0, to: days }).due.length;
	if (!isEarlier) mustBe(cost.rows, due, `${far.sandbox.vendor}, due in ${days} days`);
	return { ...cost, requests: far.sandbox.requests().total - before };
}
