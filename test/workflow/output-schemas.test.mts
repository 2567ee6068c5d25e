/**
 * n8n's editor shows what a node will give before it has run, from `__schema__/v<version>/<resource>/<operation>.json`
 * beside the node. The schemas are what the operations give in the sandbox:
 * `WRITE_SCHEMAS=1 npx jest output-schemas` writes them anew.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { INodeProperties } from 'n8n-workflow';

import * as package_ from '../../index';
import { startSandboxes } from '../../sandbox/index.mts';
import { credentials, runWorkflow, type TestNode } from '../support/n8n.mts';
import { schemaOf, type OutputSchema } from '../support/outputSchema.mts';
import { TODAY } from '../support/vendor.mts';

jest.setTimeout(60_000);

type NodeName = TestNode['type'];
type Step = Record<string, unknown>;

const NODES_FOLDER = join(__dirname, '..', '..', 'nodes');
const many = { returnAll: false, limit: 30, options: { asOf: TODAY } };
const renewals = { resource: 'renewal', operation: 'getUpcoming', daysAhead: 365, options: { asOf: TODAY } };
const soon = { ...renewals, daysAhead: 30 };
const by = (field: string) => `={{ $json.${field} }}`;

const companies = { ...many, resource: 'company', operation: 'search' };
const customers = { ...many, resource: 'customer', operation: 'getAll' };
const resellers = { ...many, resource: 'reseller', operation: 'getAll' };
const customer = { resource: 'customer', operation: 'get', customerId: by('customerId') };
const subscriptions = { resource: 'subscription', operation: 'getAll', customerId: by('customerId'), returnAll: true };

/** Operations that need something of another one, by the steps that lead to it; all others need nothing. */
const prepared = (
	[
		['Keepnet', [companies]],
		['Keepnet', [{ ...companies, operation: 'export' }]],
		['Keepnet', [companies, { resource: 'company', operation: 'get', companyId: by('companyResourceId') }]],
		['Keepnet', [companies, { resource: 'company', operation: 'checkLicense', companyId: by('companyResourceId') }]],
		['Keepnet', [{ ...many, resource: 'company', operation: 'getCrossSellCandidates' }]],
		['Keepnet', [renewals]],
		['AdobeVipMarketplace', [resellers]],
		['AdobeVipMarketplace', [resellers, { resource: 'reseller', operation: 'get', resellerId: by('resellerId') }]],
		['AdobeVipMarketplace', [resellers, { ...customers, resellerId: by('resellerId') }]],
		['AdobeVipMarketplace', [soon, customer]],
		['AdobeVipMarketplace', [soon, subscriptions]],
		['AdobeVipMarketplace', [soon, { ...customer, resource: 'subscription', subscriptionId: by('subscriptionId') }]],
		['AdobeVipMarketplace', [renewals]],
		['AdobeVipMarketplace', [{ ...many, resource: 'license', operation: 'getPending' }]],
		[
			'AdobeVipMarketplace',
			[{ ...renewals, resource: 'customer', operation: 'getEndingCommitments', daysAhead: 2000 }],
		],
		['AdobeVipMarketplace', [soon, { ...customer, resource: 'renewal', operation: 'preview' }]],
		['TrendMicroWorryFree', [customers]],
		['TrendMicroWorryFree', [soon, customer]],
		['TrendMicroWorryFree', [{ ...many, resource: 'customer', operation: 'getUsage' }]],
		['TrendMicroWorryFree', [renewals]],
		['VmwareCloudPartner', [{ ...many, resource: 'subscription', operation: 'getAll' }]],
		['VmwareCloudPartner', [renewals]],
	] as Array<[NodeName, Step[]]>
).map(
	([type, steps]) =>
		[`${type}/${String(steps.at(-1)?.resource)}/${String(steps.at(-1)?.operation)}`, type, steps] as const,
);

/** `<node>/<resource>/<operation>` of every operation that a node's panel offers. */
const offered = Object.entries(package_).flatMap(([name, Class]) => {
	const made = new Class();
	if (!('description' in made)) return [];
	const properties: INodeProperties[] = made.description.properties;
	return properties
		.filter(({ name: property }) => property === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			options.flatMap((option) =>
				'value' in option ? [`${name}/${String(displayOptions?.show?.resource?.[0])}/${String(option.value)}`] : [],
			),
		);
});

const single = (path: string): [string, NodeName, Step[]] => {
	const [node = '', resource, operation] = path.split('/');
	return [path, node as NodeName, [{ ...many, daysAhead: 365, resource, operation }]];
};

/** Each operation: what its last step gives is what its schema describes. */
const operations = [...prepared, ...offered.filter((path) => prepared.every(([known]) => known !== path)).map(single)];

let sandboxes: Awaited<ReturnType<typeof startSandboxes>>;
beforeAll(async () => {
	sandboxes = await startSandboxes({ customers: 300, seed: 7, today: TODAY });
});
afterAll(async () => await sandboxes.close());

async function given(type: NodeName, steps: Step[]): Promise<OutputSchema> {
	const [need] = new package_[type as 'Keepnet']().description.credentials ?? [];
	const sandbox = sandboxes.vendors.find(({ credentialType }) => credentialType === need?.name);
	if (sandbox === undefined) throw new Error(`No sandbox for ${type}`);
	const account = credentials.save(sandbox.credentialType, sandbox.credential);
	// What cannot be had of one customer is an error item, which no schema describes.
	const onError = 'continueRegularOutput';
	const ran = await runWorkflow(
		steps.map((parameters) => ({ type, parameters, credentials: account, onError })),
		{ timezone: 'UTC' },
	);
	expect(ran.error).toBeUndefined();
	return schemaOf(ran.json().filter((item) => !('error' in item)));
}

const fileOf = (path: string): string => {
	const [node = '', ...operation] = path.split('/');
	return join(NODES_FOLDER, node, '__schema__', `${join('v1.0.0', ...operation)}.json`);
};

function expectShipped(path: string, schema: OutputSchema): void {
	expect(Object.keys(schema.properties ?? {})).not.toEqual([]);
	const file = fileOf(path);
	const shipped = { ...schema, version: 1 };
	if (process.env.WRITE_SCHEMAS) {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, `${JSON.stringify(shipped, null, '\t')}\n`);
	}
	expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(shipped);
}

test('no step refers to a removed operation', () => {
	expect(operations.map(([path]) => path).sort()).toEqual(offered.sort());
});

test.each(operations)('%s gives what its schema shows', async (path, type, steps) => {
	expectShipped(path, await given(type, steps));
});

test('the Renewal Window Filter adds what its schema shows', async () => {
	const run = async (options: Record<string, unknown>) =>
		(
			await runWorkflow([{ type: 'RenewalWindowFilter', parameters: { options: { asOf: TODAY, ...options } } }], {
				items: [{ renewalDate: TODAY }],
			})
		).json();
	expectShipped('RenewalWindowFilter', schemaOf([...(await run({ noticeDays: 30 })), ...(await run({}))]));
});

test('the Renewal Digest gives what its schema shows, in its first format', async () => {
	const run = async (parameters: Record<string, unknown>) =>
		(
			await runWorkflow([{ type: 'RenewalDigest', parameters }], {
				items: [{ renewalDate: TODAY, customerName: 'Foxglove' }, { error: 'Keepnet did not answer' }],
			})
		).json();
	const perCustomer = { groupBy: 'customer', options: { perGroup: true } };
	expectShipped('RenewalDigest', schemaOf([...(await run(perCustomer)), ...(await run({}))]));
});

test('no schema of a removed operation is left', () => {
	const shipped = readdirSync(NODES_FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) =>
		/__schema__.*\.json$/.test(file),
	);
	const expected = [...operations.map(([path]) => path), 'RenewalDigest', 'RenewalWindowFilter'].map((path) =>
		relative(NODES_FOLDER, fileOf(path)),
	);
	expect(shipped.sort()).toEqual(expected.sort());
});
