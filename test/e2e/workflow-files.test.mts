/** Every workflow file: what a person gets who imports it, checked against n8n's own descriptions of its nodes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeType,
	type INodeTypeDescription,
	type IWorkflowBase,
} from 'n8n-workflow';

import * as package_ from '../../index';
import { ensureRuntime } from '../../harness/n8n/runtime.mts';
import { projectRoot } from '../../harness/n8n/state.mts';
import { timedReport } from '../../harness/progress.mts';
import { OURS } from '../support/instance.mts';

jest.setTimeout(1_200_000);

const FOLDER = join(projectRoot, 'workflows');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const readWorkflow = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as IWorkflowBase;
const NAMES = FILES.map((file) => readWorkflow(file).name);
/** The demo's: it runs against the sandboxes, whose data take the place of examples. */
const DEMO = 'upcoming-renewals.json';
/** What no example can stand for: which Google Sheet to write to. */
const LEFT_TO_THE_USER = ['documentId'];
/** Where n8n keeps the descriptions of its own nodes, by the prefix of their types. */
const PACKAGES = { 'n8n-nodes-base': 'n8n-nodes-base', '@n8n/n8n-nodes-langchain': '@n8n/n8n-nodes-langchain' };

const descriptions = new Map<string, INodeTypeDescription[]>();
beforeAll(async () => {
	const { appFolder } = await ensureRuntime(timedReport());
	for (const [prefix, folder] of Object.entries(PACKAGES)) {
		const file = join(appFolder, 'node_modules', folder, 'dist', 'types', 'nodes.json');
		for (const description of JSON.parse(readFileSync(file, 'utf8')) as INodeTypeDescription[])
			add(`${prefix}.${description.name}`, description);
	}
	for (const member of Object.values(package_)) {
		const made = new member();
		if ('execute' in made) add(`${OURS}.${(made as INodeType).description.name}`, (made as INodeType).description);
	}
});
const add = (type: string, description: INodeTypeDescription) =>
	descriptions.set(type, [...(descriptions.get(type) ?? []), description]);
/** Of a node used as a tool it is the node's own, to which n8n adds how the tool is described. */
const descriptionOf = ({ type, typeVersion }: INode): INodeTypeDescription => {
	const found = descriptions
		.get(type.startsWith(OURS) ? type.replace(/Tool$/, '') : type)
		?.find(({ version }) => [version].flat().includes(typeVersion));
	if (found === undefined) throw new Error(`n8n has no ${type} of version ${typeVersion}`);
	return found;
};

describe.each(FILES)('%s', (file) => {
	const text = readFileSync(join(FOLDER, file), 'utf8');
	const workflow = readWorkflow(file);
	const nodes = workflow.nodes;
	const named = (name: string) => nodes.filter((node) => node.name === name);

	test('has its own name and settings, and nothing from the n8n that it was created in', () => {
		expect(NAMES.filter((name) => name === workflow.name)).toHaveLength(1);
		expect(Object.keys(workflow).sort()).toEqual(['connections', 'name', 'nodes', 'pinData', 'settings']);
		expect(workflow.settings).toMatchObject({
			executionOrder: 'v1',
			timezone: expect.stringMatching(/^[A-Z]\w+\/[A-Z]\w+$/),
		});
	});

	test('contains no secret and no credential ID', () => {
		for (const { credentials = {} } of nodes) for (const { id } of Object.values(credentials)) expect(id).toBeNull();
		expect(text).not.toMatch(
			/"instanceId"|xox[bp]-|-----BEGIN|sk-[A-Za-z0-9]{8}|Bearer \S|"(accessToken|apiKey|password|clientSecret|privateKey)"/,
		);
		// Addresses that nobody owns.
		for (const [address] of text.matchAll(/[\w.]+@[\w-]+(\.[\w-]+)+/g))
			expect(address).toMatch(/@([\w-]+\.)*example\.(com|org|net)$/);
	});

	test('says in a sticky note what to set', () => {
		const notes = nodes
			.filter(({ type }) => type === 'n8n-nodes-base.stickyNote')
			.map(({ parameters }) => String(parameters.content));
		expect(notes.join('\n')).toMatch(/credential/i);
	});

	test('asks first for the time zone, which an import does not bring', () => {
		const [note] = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		expect(String(note?.parameters.content)).toMatch(/^1\. \*\*Time zone\*\*: ⋯ → Settings → Timezone\./m);
	});

	test('sets its days in one place', () => {
		const days = nodes.flatMap(({ parameters }) => [parameters.daysAhead, parameters.daysBack]);
		const written = days.filter((value) => typeof value === 'number' && value > 0);
		expect(nodes.filter(({ type }) => type.startsWith(OURS)).length > 2 ? written : []).toEqual([]);
	});

	test('has nodes with distinct names, connected among themselves, and no Code node', () => {
		expect(new Set(nodes.map(({ name }) => name)).size).toBe(nodes.length);
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
		expect(nodes.map(({ type }) => type)).not.toContain('n8n-nodes-base.code');
		for (const [from, byType] of Object.entries(workflow.connections)) {
			expect(named(from)).toHaveLength(1);
			for (const outputs of Object.values(byType))
				for (const to of outputs.flatMap((output) => output ?? []))
					expect([to.node, named(to.node).length]).toEqual([to.node, 1]);
		}
	});

	test('refers in expressions to nodes that are there', () => {
		const said = [...text.matchAll(/\$\('([^']+)'\)/g)].map(([, name = '']) => name);
		expect(said.filter((name) => named(name).length !== 1)).toEqual([]);
	});

	test('has only parameters that the nodes of n8n know, and all that they require', () => {
		for (const node of nodes) {
			const description = descriptionOf(node);
			const { descriptionType, toolDescription, ...parameters } = node.parameters;
			if (descriptionType !== undefined || toolDescription !== undefined) expect(node.type).toMatch(/Tool$/);
			const known = NodeHelpers.getNodeParameters(
				description.properties,
				parameters as INodeParameters,
				true,
				false,
				node,
				description,
			);
			expect({ node: node.name, parameters: known }).toMatchObject({ node: node.name, parameters });
			const complete = { ...node, parameters: known ?? {} };
			const missing = Object.keys(
				NodeHelpers.getNodeParametersIssues(description.properties, complete, description)?.parameters ?? {},
			);
			expect({ node: node.name, missing: missing.filter((name) => !LEFT_TO_THE_USER.includes(name)) }).toEqual({
				node: node.name,
				missing: [],
			});
			const accepted = (description.credentials ?? []).map(({ name }) => name);
			for (const type of Object.keys(node.credentials ?? {})) expect(accepted).toContain(type);
		}
	});

	test('brings examples for nodes that it has, so that it can be tried', () => {
		const vendors = nodes.filter(
			({ credentials = {}, type }) =>
				type.startsWith(OURS) && Object.keys(credentials).length > 0 && !type.endsWith('Tool'),
		);
		const pinned = Object.keys(workflow.pinData ?? {});
		expect(pinned.filter((name) => named(name).length !== 1)).toEqual([]);
		if (file !== DEMO) expect(vendors.map(({ name }) => name).filter((name) => !pinned.includes(name))).toEqual([]);
	});
});
