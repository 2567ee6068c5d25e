/** What a person does with the nodes in n8n's editor, from the search for them to their results. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, jest } from '@jest/globals';

import type { VendorName } from '../../sandbox/index.mts';
import { byTestId, Editor } from '../../harness/editor/editor.mts';
import { describe, useEditor } from '../support/editor.mts';
import { inARow, nodeOf, OURS, start } from '../support/instance.mts';

jest.setTimeout(600_000);
const bench = useEditor('e2e-editor');
const { step } = bench;

const FILTER = 'Renewal Window Filter';
const KEEPNET = 'Keepnet';
const ADOBE = 'Adobe VIP Marketplace';
const TREND_MICRO = 'Trend Micro';
const VMWARE = 'VMware Cloud Partner';
const VENDORS = [ADOBE, KEEPNET, TREND_MICRO, VMWARE];
const ALL = [...VENDORS, FILTER];
const EVERY = [...ALL, 'Renewal Digest'];

/** What is used of an image in the page. */
interface Image {
	src: string;
	/** Rejects if it is none that can be shown. */
	decode(): Promise<void>;
}

describe('the node creator', () => {
	/** What people type, and which of the nodes are to be among what is found. */
	const SEARCHES: Array<[string, string[]]> = [
		...['renewal', 'license', 'licences', 'subscription', 'expir', 'upcoming'].map((text): [string, string[]] => [
			text,
			ALL,
		]),
		...['reseller', 'partner', 'seats'].map((text): [string, string[]] => [
			text,
			text === 'seats' ? [ADOBE, KEEPNET, TREND_MICRO] : VENDORS,
		]),
		...['adobe', 'vip marketplace', 'creative cloud'].map((text): [string, string[]] => [text, [ADOBE]]),
		...['keepnet', 'phishing', 'security awareness', 'cross-sell'].map((text): [string, string[]] => [text, [KEEPNET]]),
		...['trend micro', 'worry-free', 'worry free', 'antivirus'].map((text): [string, string[]] => [
			text,
			[TREND_MICRO],
		]),
		...['vmware', 'broadcom', 'cloud partner'].map((text): [string, string[]] => [text, [VMWARE]]),
		...['due date', 'overdue', 'window'].map((text): [string, string[]] => [text, [FILTER]]),
	];

	step('finds each node by what people type', async () => {
		const { editor } = bench;
		await editor.newWorkflow();
		await editor.openCreator();
		for (const [text, names] of SEARCHES) {
			await editor.search(text);
			for (const name of names)
				await editor
					.creatorEntry(name)
					.waitFor({ timeout: 20_000 })
					.catch(() => expect(`"${text}" finds`).toBe(name));
		}
	});

	/** As node-search.test.mts, which has many more phrases but computes what the editor would show. */
	const PHRASES: Array<[string, string[]]> = [
		['license expiry', EVERY],
		['expiring subscriptions', EVERY],
		['expire', EVERY],
		['contract end date', [FILTER]],
		...[
			'license about to expire',
			'overdue renewals',
			'renewals this quarter',
			'SaaS renewals',
			'subscription renewal',
		].map((phrase): [string, string[]] => [phrase, EVERY]),
		...['contract renewal', 'contract notice period', 'domain expiry', 'warranty expiry', 'days until expiry'].map(
			(phrase): [string, string[]] => [phrase, [FILTER]],
		),
		...['contract renewal calendar', 'renewal reminder email', 'weekly renewal report'].map(
			(phrase): [string, string[]] => [phrase, ['Renewal Digest', FILTER]],
		),
		['Adobe license expiry', [ADOBE]],
		['Trend Micro licenses expiring', [TREND_MICRO]],
		['VMware subscription renewal', [VMWARE]],
		['Keepnet license expiry', [KEEPNET]],
	];

	step('shows a node that fits first or second for what people describe in words', async () => {
		const { editor } = bench;
		await editor.newWorkflow();
		await editor.openCreator();
		for (const [phrase, names] of PHRASES) {
			// Otherwise the answer to the phrase before could be taken for this one's.
			await editor.search('');
			await editor
				.creatorEntry(`(${EVERY.join('|')})`)
				.first()
				.waitFor({ state: 'hidden' });
			await editor.search(phrase);
			await editor
				.creatorEntry(`(${names.join('|')})`)
				.first()
				.waitFor();
			expect((await editor.shownInCreator()).slice(0, 2)).toContainEqual(expect.stringMatching(names.join('|')));
		}
	});

	step('shows the icons that fit a light and a dark theme', async () => {
		const iconsIn = async (editor: Editor) => {
			await editor.newWorkflow();
			await editor.openCreator();
			await editor.search('renewal');
			await editor.creatorEntry(KEEPNET).waitFor();
			const images = await editor.page.locator(`${byTestId('item-iterator-item')} img`).all();
			const sources = await Promise.all(
				images.map(
					async (image) => await image.evaluate(async (node: Image) => await node.decode().then(() => node.src)),
				),
			);
			// n8n lays an entry twice.
			return [...new Set(sources.map((source) => source.replace(/^.*\//, '')))].sort();
		};
		const names = [
			'adobeVipMarketplace',
			'keepnet',
			'renewalDigest',
			'renewalWindowFilter',
			'trendMicroWorryFree',
			'vmwareCloudPartner',
		];
		expect(await iconsIn(bench.editor)).toEqual(names.map((name) => `${name}.svg`));
		const dark = await Editor.open(bench.browser, bench.n8n.instance, 'dark');
		expect(await iconsIn(dark)).toEqual(names.map((name) => `${name}.dark.svg`));
		await dark.close();
	});
});

/** Each vendor's fields of a new credential that a person fills in, and which of them is the secret. */
const CREDENTIALS: Array<{
	node: string;
	vendor: VendorName;
	menu?: [string, string];
	fields: string[];
	secret: string;
	refusal: RegExp;
}> = [
	{
		node: ADOBE,
		vendor: 'adobe',
		menu: ['environment', 'Custom'],
		fields: ['baseUrl', 'imsUrl', 'clientId'],
		secret: 'clientSecret',
		refusal: /Adobe did not accept the Client ID or the Client Secret/,
	},
	// The words are the vendor's, as n8n's own OAuth2 client passes them on.
	{
		node: KEEPNET,
		vendor: 'keepnet',
		fields: ['baseUrl', 'clientId'],
		secret: 'clientSecret',
		refusal: /Client authentication failed/,
	},
	{
		node: TREND_MICRO,
		vendor: 'trendmicro',
		fields: ['accessToken', 'baseUrl'],
		secret: 'secretKey',
		refusal: /Trend Micro did not accept the Access Token, the Secret Key or the time/,
	},
	{
		node: VMWARE,
		vendor: 'vmware',
		fields: ['orgId', 'baseUrl'],
		secret: 'apiToken',
		refusal: /VMware did not accept the API Token/i,
	},
];
const WRONG = 'not-the-secret-at-all';

describe.each(CREDENTIALS)('$node', ({ node, vendor, menu, fields, secret, refusal }) => {
	step('is added from the creator, connected with a new credential, and executed', async () => {
		const { editor } = bench;
		const { credential, expected } = bench.sandbox(vendor);
		const text = (name: string) => String(credential[name]);
		await editor.newWorkflow();
		await editor.addNode(node, 'Get upcoming renewals');

		await editor.newCredential();
		if (menu !== undefined) await editor.choose(...menu);
		await editor.fillCredential({ ...Object.fromEntries(fields.map((name) => [name, text(name)])), [secret]: WRONG });
		await editor.saveCredential();
		await editor.credential.getByText('More details').click();
		await editor.credential.getByText(refusal).waitFor();
		expect(await editor.credential.innerText()).not.toContain(WRONG);

		await editor.fillCredential({ [secret]: text(secret) });
		await editor.saveCredential();
		await editor.credential.waitFor({ state: 'hidden' });
		await editor.editCredential();
		await editor.credential.getByText('Connection tested successfully').waitFor();
		await editor.closeCredential();

		await editor.executeStep();
		const { due } = expected({ from: 0, to: 90 });
		await editor.output.getByText(`${due.length} items`, { exact: true }).waitFor();
		await editor.output.getByText(String(due[0]?.customerId)).first().waitFor();
	});
});

describe('the panel of a node that was executed', () => {
	const keepnetWith = async (parameters: Record<string, unknown>) => {
		const { credentialType, credential } = bench.sandbox('keepnet');
		const account = await bench.n8n.instance.client.saveCredential(
			'Keepnet of the sandbox',
			credentialType,
			credential,
		);
		return { ...nodeOf(KEEPNET, `${OURS}.keepnet`, parameters), credentials: { [credentialType]: account } };
	};
	const open = async (nodes: Parameters<typeof bench.n8n.save>[1], name: string) => {
		await bench.editor.openWorkflow(await bench.n8n.save(name, nodes));
		await bench.editor.openPanel(nodes.at(-1)?.name ?? '');
		await bench.editor.executeStep();
	};

	step('shows the three outputs of the filter by their names, each with its items', async () => {
		const { output } = bench.editor;
		const list = await keepnetWith({ resource: 'company', operation: 'search', returnAll: true });
		await open([start, list, nodeOf(FILTER, `${OURS}.renewalWindowFilter`)], 'Three outputs');
		const { due, undated } = bench.sandbox('keepnet').expected({ from: 0, to: 90 });
		const counts = {
			'In Window': due.length,
			'Outside Window': 60 - due.length - undated.length,
			'No Valid Date': undated.length,
		};
		for (const [name, count] of Object.entries(counts)) {
			expect(count).toBeGreaterThan(0);
			await output.getByText(`${name} Branch (${count} item${count === 1 ? '' : 's'})`).waitFor();
		}
		await output.getByText('No Valid Date Branch').click();
		await output.getByText('invalidDateReason').first().waitFor();
	});

	step('says that nothing was found', async () => {
		const parameters = { resource: 'renewal', operation: 'getUpcoming', daysAhead: 7, options: { asOf: '2050-01-01' } };
		await open([start, await keepnetWith(parameters)], 'Nothing due');
		await bench.editor.output.getByText('No output data returned').waitFor();
	});

	step('says what went wrong and what to do about it, without the secret', async () => {
		const keepnet = bench.sandbox('keepnet');
		keepnet.addFault({ kind: 'status', status: 403, match: 'companies/search' });
		try {
			await open([start, await keepnetWith({ resource: 'renewal', operation: 'getUpcoming' })], 'Refused');
			const { output } = bench.editor;
			await output.locator(byTestId('node-error-message')).waitFor();
			expect(await output.locator(byTestId('node-error-message')).innerText()).toContain(
				'This credential does not have the Reseller role',
			);
			expect(await output.locator(byTestId('node-error-description')).innerText()).toContain(
				'Set Client Role = Reseller in Company',
			);
			for (const details of ['From Keepnet', 'Other info']) await output.getByText(details).click();
			await output.getByText('Stack trace').waitFor();
			const shown = await output.innerText();
			for (const secret of [keepnet.credential.clientSecret, keepnet.credential.clientId])
				expect(shown).not.toContain(secret);
		} finally {
			keepnet.reset();
		}
	});
});

describe('a workflow from a file', () => {
	step('is taken in by the menu and executed with its pinned data', async () => {
		const { editor } = bench;
		const items = ['2026-11-22', '2027-02-20', '2027-02-21', 'soon'].map((day, index) => ({
			json: { Customer: `Customer ${index + 1}`, 'Renewal Date': day },
		}));
		const filter = nodeOf(FILTER, `${OURS}.renewalWindowFilter`, { options: { asOf: '2026-11-22' } });
		const nodes = [start, nodeOf('Rows', 'n8n-nodes-base.code', { jsCode: 'return [];' }, 2), filter].map(
			(node, index) => ({ ...node, position: [index * 240, 0] }),
		);
		const file = join(bench.n8n.instance.folder, 'from-a-file.json');
		writeFileSync(
			file,
			JSON.stringify({
				name: 'From a file',
				nodes,
				connections: inARow('Start', 'Rows', FILTER),
				pinData: { Rows: items },
			}),
		);
		await editor.newWorkflow();
		await editor.importFile(file);
		await editor.executeWorkflow();
		await editor.openPanel(FILTER);
		for (const sentence of [
			'In Window Branch (2 items)',
			'Outside Window Branch (1 item)',
			'No Valid Date Branch (1 item)',
		])
			await editor.output.getByText(sentence).waitFor();
	});
});
