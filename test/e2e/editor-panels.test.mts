/** The parameters of every operation of every node, as n8n's editor shows them when a person goes through the menus. */
import { expect, jest } from '@jest/globals';
import { z } from 'zod';

import { byTestId } from '../../harness/editor/editor.mts';
import { describe, useEditor } from '../support/editor.mts';
import { OURS } from '../support/instance.mts';

jest.setTimeout(600_000);
const bench = useEditor('e2e-editor-panels');
const { step } = bench;

const propertySchema = z.object({
	displayName: z.string(),
	name: z.string(),
	default: z.unknown(),
	options: z.array(z.object({ name: z.string(), value: z.unknown().optional() })).optional(),
	displayOptions: z.object({ show: z.record(z.array(z.unknown())).optional() }).optional(),
});
const nodeTypeSchema = z.object({ name: z.string(), displayName: z.string(), properties: z.array(propertySchema) });
type Property = z.infer<typeof propertySchema>;

/** The node as n8n describes it to the editor. */
async function nodeType(name: string) {
	const { text } = await bench.n8n.instance.client.fetchText('/types/nodes.json');
	const types = z.array(z.object({ name: z.string() }).passthrough()).parse(JSON.parse(text));
	return nodeTypeSchema.parse(types.find((type) => type.name === `${OURS}.${name}`));
}

const shows = ({ displayOptions }: Property, values: Record<string, unknown>) =>
	Object.entries(displayOptions?.show ?? {}).every(([name, allowed]) => allowed.includes(values[name]));

/** The fields that are to be seen under a choice of resource and operation, the others as they are by default. */
function expectedFields(properties: Property[], chosen: Record<string, unknown>): Property[] {
	const own = properties.filter((property) =>
		shows({ ...property, displayOptions: { show: pick(property, Object.keys(chosen)) } }, chosen),
	);
	const values = { ...Object.fromEntries(own.map(({ name, default: value }) => [name, value])), ...chosen };
	return own.filter((property) => shows(property, values));
}

const pick = ({ displayOptions }: Property, names: string[]) =>
	Object.fromEntries(Object.entries(displayOptions?.show ?? {}).filter(([name]) => names.includes(name)));

/** n8n adds a choice of its own to every menu of operations. */
const choicesOf = (property: Property | undefined) =>
	(property?.options ?? []).filter(({ value }) => !String(value).startsWith('__'));

/** The labels of the panel's own fields. */
const labels = async () =>
	(
		await bench.editor.panel
			.locator(`${byTestId('node-parameters')} ${byTestId('input-label')}`)
			.filter({ visible: true })
			.allInnerTexts()
	).map((text) => text.trim());

const untilShown = async (fields: Property[]) => {
	const wanted = fields.map(({ displayName }) => displayName);
	for (const end = Date.now() + 60_000; ; ) {
		const shown = await labels();
		const missing = wanted.filter((label) => !shown.some((text) => text.startsWith(label)));
		if (missing.length === 0) return shown;
		if (Date.now() > end) expect(shown).toEqual(expect.arrayContaining(wanted));
	}
};

describe.each(['adobeVipMarketplace', 'keepnet', 'renewalWindowFilter', 'trendMicroWorryFree', 'vmwareCloudPartner'])(
	'%s',
	(name) => {
		step('shows the fields of each operation, and no others', async () => {
			const { editor } = bench;
			const { displayName, properties } = await nodeType(name);
			const problems = editor.watchForProblems();
			const resource = properties.find((property) => property.name === 'resource');
			await editor.newWorkflow();
			await editor.addNode(displayName, resource === undefined ? undefined : 'Get upcoming renewals');
			if (resource === undefined) await untilShown(expectedFields(properties, {}));
			for (const { name: entry, value } of choicesOf(resource)) {
				await editor.choose('resource', entry);
				const operation = properties.find(
					(property) => property.name === 'operation' && shows(property, { resource: value }),
				);
				for (const choice of choicesOf(operation)) {
					await editor.choose('operation', choice.name);
					const chosen = { resource: value, operation: choice.value };
					const fields = expectedFields(properties, chosen);
					const shown = await untilShown(fields);
					expect(shown.length).toBe(fields.length);
				}
			}
			expect(problems()).toEqual([]);
		});
	},
);
