/** Every vendor of the package, as index.ts exports it: a node that needs a credential. */
import type { INodeType } from 'n8n-workflow';

import * as package_ from '../../index';
import { vendors, type Running, type StartOptions } from '../../sandbox/index.mts';

type Exported = typeof package_;
/** Nodes that talk to no vendor. */
type Helper = 'RenewalDigest' | 'RenewalWindowFilter';
/** The names of the classes that are nodes with a credential. */
export type VendorNode = {
	[Name in keyof Exported]: InstanceType<Exported[Name]> extends INodeType
		? Name extends Helper
			? never
			: Name
		: never;
}[keyof Exported];

const credentialTypeOf = (node: string): string | undefined => {
	const made: object = new package_[node as VendorNode]();
	return 'description' in made ? (made as INodeType).description.credentials?.[0]?.name : undefined;
};

export const VENDOR_NODES = Object.keys(package_).filter(
	(name) => credentialTypeOf(name) !== undefined,
) as VendorNode[];

/** Starts the sandbox of a vendor: the one that goes with its node's credential. */
export async function startSandboxOf(
	node: VendorNode,
	options: StartOptions<Record<string, unknown>>,
): Promise<Running> {
	const type = credentialTypeOf(node);
	const found = Object.values(vendors).find(({ credentialType }) => credentialType === type);
	if (found === undefined) throw new Error(`${node} has no sandbox: sandbox/index.mts lists none for ${type}`);
	return await found.start(options);
}
