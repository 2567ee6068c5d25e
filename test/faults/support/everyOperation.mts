/** Every operation of every vendor's node, found in the nodes' descriptions, against the vendors' sandboxes. */
import { afterAll, afterEach, beforeAll, beforeEach, jest } from '@jest/globals';
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions, INodeType } from 'n8n-workflow';

import * as package_ from '../../../index';
import type {
	Running,
	RunningAdobe,
	RunningKeepnet,
	RunningTrendmicro,
	RunningVmware,
} from '../../../sandbox/index.mts';
import type { StoredCredential } from '../../support/credentials.mts';
import { credentials, runWorkflow, type Ran, type TestNode } from '../../support/n8n.mts';
import { startSandboxOf, VENDOR_NODES, type VendorNode } from '../../support/vendorNodes.mts';
import { startBetween, type Between } from './between.mts';

export type Fields = Record<string, unknown>;

export { VENDOR_NODES, type VendorNode };

export interface Operation {
	node: VendorNode;
	resource: string;
	operation: string;
	/** as tests are named: `Keepnet company:search` */
	name: string;
	/** what the panel shows for it */
	fields: INodeProperties[];
}

const choicesOf = ({ options = [] }: INodeProperties): string[] =>
	(options as INodePropertyOptions[]).map(({ value }) => String(value));

function operationsOf(node: VendorNode): Operation[] {
	const { properties } = (new package_[node]() as INodeType).description;
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap((menu) => {
			const [resource] = (menu.displayOptions?.show?.resource ?? []) as string[];
			return choicesOf(menu).map(
				(operation): Operation => ({
					node,
					resource: resource ?? '',
					operation,
					name: `${node} ${resource}:${operation}`,
					fields: properties.filter(({ displayOptions }) => {
						const show = displayOptions?.show as Record<string, unknown[]> | undefined;
						return show?.resource?.includes(resource) === true && show.operation?.includes(operation) === true;
					}),
				}),
			);
		});
}

export const OPERATIONS: Operation[] = VENDOR_NODES.flatMap(operationsOf);

/** A parameter of an operation that is no collection of others. */
export interface Leaf {
	field: INodeProperties;
	/** display names of the collections that it stands in, the outermost first */
	within: INodeProperties[];
	/** the operation's parameters with this one set to a value, and those set that make n8n show it */
	set(value: unknown): Fields;
}

/** What makes n8n show a field: the first of the values that its display options name. */
const shownBy = ({ displayOptions }: INodeProperties): Fields =>
	Object.fromEntries(
		Object.entries(displayOptions?.show ?? {})
			.filter(([name]) => name !== 'resource' && name !== 'operation')
			.map(([name, values]) => [name, (values as unknown[])[0]]),
	);

/** What an entry of a list of fields needs beside the field that is tried. */
const BESIDE: Record<string, Fields> = { item: { offerId: '65304479CA01A12' } };

/** All parameters of an operation, those inside of collections too. */
export function leavesOf(fields: INodeProperties[], within: INodeProperties[] = []): Leaf[] {
	return fields.flatMap((field): Leaf[] => {
		const inner = [...within, field];
		const around = (leaf: Leaf, wrap: (value: Fields) => unknown): Leaf => ({
			...leaf,
			set: (value) => ({ ...shownBy(field), [field.name]: wrap(leaf.set(value)) }),
		});
		if (field.type === 'collection') {
			return leavesOf(field.options as INodeProperties[], inner).map((leaf) => around(leaf, (value) => value));
		}
		if (field.type === 'fixedCollection') {
			return (field.options as INodePropertyCollection[]).flatMap((group) =>
				leavesOf(group.values, inner).map((leaf) =>
					around(leaf, (value) => {
						const entry = { ...BESIDE[group.name], ...value };
						return { [group.name]: field.typeOptions?.multipleValues === true ? [entry] : entry };
					}),
				),
			);
		}
		return [{ field, within, set: (value) => ({ ...shownBy(field), [field.name]: value }) }];
	});
}

interface Vendors extends Record<VendorNode, Running> {
	AdobeVipMarketplace: RunningAdobe;
	Keepnet: RunningKeepnet;
	TrendMicroWorryFree: RunningTrendmicro;
	VmwareCloudPartner: RunningVmware;
}

/** What an operation cannot do without. */
const NEEDS: Record<string, (vendors: Vendors) => Fields> = {
	'AdobeVipMarketplace customer:get': ({ AdobeVipMarketplace }) => ({ customerId: customerOf(AdobeVipMarketplace).id }),
	'AdobeVipMarketplace customer:getAll': ({ AdobeVipMarketplace }) => ({
		resellerId: customerOf(AdobeVipMarketplace).resellerId,
	}),
	'AdobeVipMarketplace customer:getEndingCommitments': ({ AdobeVipMarketplace }) => ({
		resellerId: customerOf(AdobeVipMarketplace).resellerId,
		daysAhead: 2000,
	}),
	'AdobeVipMarketplace license:getPending': ({ AdobeVipMarketplace }) => ({
		resellerId: customerOf(AdobeVipMarketplace).resellerId,
	}),
	'AdobeVipMarketplace renewal:preview': ({ AdobeVipMarketplace }) => ({
		customerId: renewingOf(AdobeVipMarketplace).id,
	}),
	'AdobeVipMarketplace renewal:getUpcoming': ({ AdobeVipMarketplace }) => ({
		resellerId: customerOf(AdobeVipMarketplace).resellerId,
	}),
	'AdobeVipMarketplace reseller:get': ({ AdobeVipMarketplace }) => ({
		resellerId: customerOf(AdobeVipMarketplace).resellerId,
	}),
	'AdobeVipMarketplace subscription:get': ({ AdobeVipMarketplace }) => ({
		customerId: customerOf(AdobeVipMarketplace).id,
		subscriptionId: customerOf(AdobeVipMarketplace).subscriptions[0]?.id,
	}),
	'AdobeVipMarketplace subscription:getAll': ({ AdobeVipMarketplace }) => ({
		customerId: customerOf(AdobeVipMarketplace).id,
	}),
	'Keepnet company:checkLicense': ({ Keepnet }) => ({ companyId: Keepnet.data.companies[0]?.companyResourceId }),
	'Keepnet company:get': ({ Keepnet }) => ({ companyId: Keepnet.data.companies[0]?.companyResourceId }),
	'TrendMicroWorryFree customer:getUsage': ({ TrendMicroWorryFree }) => ({
		customerIds: TrendMicroWorryFree.data.customers[0]?.id,
	}),
	'TrendMicroWorryFree customer:get': ({ TrendMicroWorryFree }) => ({
		customerId: TrendMicroWorryFree.data.customers[0]?.id,
	}),
};

function found<Thing>(thing: Thing | undefined): Thing {
	if (thing === undefined) throw new Error('The sandbox has no such customer');
	return thing;
}
/** One of the first reseller, which has the most customers. */
const customerOf = ({ data }: RunningAdobe) =>
	found(
		data.customers.find(
			({ status, subscriptions, resellerId }) =>
				status === '1000' && subscriptions.length > 0 && resellerId === data.resellers[0]?.id,
		),
	);
const renewingOf = ({ data }: RunningAdobe) =>
	found(
		data.customers.find(
			({ status, subscriptions }) =>
				status === '1000' &&
				subscriptions.some(
					(one) => one.status === '1000' && one.autoRenewal.enabled && one.renewedQuantity === undefined,
				),
		),
	);

export const TODAY = '2026-11-22';

type RunOptions = NonNullable<Parameters<typeof runWorkflow>[1]> & {
	credential?: Fields;
} & Pick<TestNode, 'onError' | 'asTool'>;

export interface EveryVendor {
	readonly vendors: Vendors;
	between(node: VendorNode): Between;
	/** The operation's parameters with which it works, and more. */
	parameters(operation: Operation, more?: Fields): Fields;
	/** The account of the present test, changed in some fields. */
	account(node: VendorNode, fields?: Fields): StoredCredential;
	/** Start → the node, in UTC, with an account of its own. */
	run(operation: Operation, more?: Fields, options?: RunOptions): Promise<Ran>;
}

/** Starts the four sandboxes for the tests of a file. */
export function useEveryVendor(customers = 40): EveryVendor {
	let vendors: Vendors;
	let betweens: Record<VendorNode, Between>;
	let accounts = 0;
	jest.setTimeout(180_000);

	beforeAll(async () => {
		const size = { customers, seed: 7, today: TODAY };
		const running: Record<string, Running> = {};
		const between: Record<string, Between> = {};
		for (const node of VENDOR_NODES) {
			running[node] = await startSandboxOf(node, size);
			between[node] = await startBetween(running[node].url);
		}
		vendors = running as Vendors & typeof running;
		betweens = between as typeof betweens & typeof between;
	});
	beforeEach(() => {
		for (const node of VENDOR_NODES) {
			vendors[node].reset({ knobs: true });
			betweens[node].clear();
		}
	});
	afterEach(() => {
		for (const node of VENDOR_NODES) vendors[node].clearFaults();
	});
	afterAll(async () => {
		for (const node of VENDOR_NODES) {
			await betweens[node].close();
			await vendors[node].close();
		}
	});

	const account = (node: VendorNode, fields: Fields = {}) => {
		const { credentialType, credential } = vendors[node];
		// Each account is another one to the memory of tokens, which lives as long as the process.
		accounts += 1;
		const url = `${betweens[node].url}${'/'.repeat(accounts)}`;
		const addresses: Fields = {
			baseUrl: url,
			imsUrl: `${betweens[node].url}/account-${accounts}`,
			accessTokenUrl: `${betweens[node].url}/connect/token`,
		};
		const known = Object.fromEntries(Object.entries(addresses).filter(([name]) => name in credential));
		return credentials.save(credentialType, { ...credential, ...known, ...fields });
	};
	const parameters = ({ name, resource, operation, fields }: Operation, more: Fields = {}): Fields => {
		const isDated = fields.some(
			({ name: field, options }) =>
				field === 'options' && (options as INodeProperties[]).some((one) => one.name === 'asOf'),
		);
		const { options, ...others } = more;
		const all = { ...(isDated && { asOf: TODAY }), ...(options as Fields | undefined) };
		return {
			resource,
			operation,
			...NEEDS[name]?.(vendors),
			...others,
			...(Object.keys(all).length > 0 && { options: all }),
		};
	};
	return {
		get vendors() {
			return vendors;
		},
		between: (node) => betweens[node],
		parameters,
		account,
		run: async (operation, more, { onError, asTool, credential, ...options } = {}) =>
			await runWorkflow(
				[
					{
						type: operation.node,
						parameters: parameters(operation, more),
						credentials: account(operation.node, credential),
						onError,
						asTool,
					},
				],
				{ timezone: 'UTC', ...options },
			),
	};
}
