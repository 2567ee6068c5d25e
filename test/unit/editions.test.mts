/** The packages of a single service: what is in git of them is what the table yields, and stands alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import type { ICredentialType, INodeType } from 'n8n-workflow';

import * as package_ from '../../index';
import { editionNames, readEditions, readWhole, withOwnTypes } from '../../editions/build/edition.mts';
import { projectRoot } from '../../editions/build/root.mts';
import { writtenFiles } from '../../editions/build/written.mts';

const classes = package_ as unknown as Record<string, new () => INodeType | ICredentialType>;
const whole = readWhole();
const editions = readEditions(whole, () => classes);
const read = (name: string, file: string) => readFileSync(join(projectRoot, 'editions', name, file), 'utf8');
const typesIn = (workflow: string) =>
	(JSON.parse(workflow) as { nodes: Array<{ type: string }> }).nodes.map(({ type }) => type);

describe.each(editions)('$name', (edition) => {
	test('the files in git are up to date (npm run build writes them)', () => {
		for (const [file, text] of Object.entries(writtenFiles(edition, whole)))
			expect(read(edition.name, file)).toBe(text);
	});

	test('has one service at most: the credentials of one vendor', () => {
		expect(edition.credentials.length).toBeLessThanOrEqual(1);
		expect(edition.credentials.length === 1).toBe(edition.nodes.length === 1);
	});

	test('brings no dependencies, and n8n-workflow as its only peer', () => {
		const manifest = JSON.parse(read(edition.name, 'package.json')) as Record<string, unknown>;
		expect(manifest).toMatchObject({ version: whole.version, peerDependencies: { 'n8n-workflow': '*' } });
		for (const field of ['dependencies', 'devDependencies', 'optionalDependencies', 'scripts']) {
			expect(manifest).not.toHaveProperty(field);
		}
	});

	test('its example workflow uses its own nodes, and of others only those of n8n', () => {
		const types = typesIn(read(edition.name, 'workflow.json'));
		const own = types.filter((type) => type.startsWith(`${edition.name}.`));
		expect(own.sort()).toEqual(edition.nodes.map(({ description }) => `${edition.name}.${description.name}`).sort());
		expect(types.filter((type) => !own.includes(type) && !type.startsWith('n8n-nodes-base.'))).toEqual([]);
	});

	test('its README has the sections that n8n asks for', () => {
		const readme = read(edition.name, 'README.md');
		for (const title of ['Installation', 'Operations', 'Credentials', 'Usage', 'Compatibility', 'Version history']) {
			expect(readme).toContain(`\n## ${title}\n`);
		}
		for (const { displayName } of edition.credentials) expect(readme).toContain(displayName);
	});
});

test('every node is in exactly one edition, and every edition is in the list for people', () => {
	const names = editions.flatMap(({ nodes }) => nodes.map(({ className }) => className));
	expect(names.length).toBe(whole.n8n.nodes.length);
	expect(new Set(names).size).toBe(names.length);
	const list = readFileSync(join(projectRoot, 'editions/README.md'), 'utf8');
	for (const name of editionNames()) expect(list).toContain(`(${name}/README.md)`);
});

test('a node that no edition has is an error that names it', () => {
	const more = { ...whole, n8n: { ...whole.n8n, nodes: [...whole.n8n.nodes, 'dist/nodes/New/New.node.js'] } };
	expect(() => readEditions(more, () => classes)).toThrow(/dist\/nodes\/New\/New\.node\.js/);
});

test('node types of the whole package become those of the edition that has the node', () => {
	const keepnet = editions.find(({ name }) => name === 'n8n-nodes-keepnet-renewals');
	if (keepnet === undefined) throw new Error('There is no edition for Keepnet.');
	const rename = (text: string) => withOwnTypes(text, keepnet, editions, whole.name);
	expect(rename(`${whole.name}.keepnet`)).toBe('n8n-nodes-keepnet-renewals.keepnet');
	expect(rename(`${whole.name}.renewalDigest`)).toBe('n8n-nodes-renewal-tools.renewalDigest');
	expect(rename(`${whole.name}.unknown, ${whole.name}/README`)).toBe(`${whole.name}.unknown, ${whole.name}/README`);
});
