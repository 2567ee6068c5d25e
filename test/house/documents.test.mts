/** Documents can be read and reviewed in any editor. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';
import type { INodePropertyOptions, INodeType, INodeTypeDescription } from 'n8n-workflow';

import * as package_ from '../../index';

const WIDTH = 120;
const root = join(__dirname, '..', '..');
const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { cwd: root });
const documents = String(listed)
	.split('\n')
	.filter((path) => path !== '' && !/^(LICENSE|bench\/RESULTS|editions\/n8n-)/.test(path));

/** Lines of prose; code, tables, pictures and single words, such as addresses, cannot be wrapped. */
function proseIn(text: string): string[] {
	const withoutCode = text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '');
	return withoutCode.split('\n').filter((line) => !/^\s*(\||!\[|<)/.test(line) && /\S\s+\S/.test(line.trim()));
}

test.each(documents)(`%s wraps at ${WIDTH}`, (path) => {
	const long = proseIn(readFileSync(join(root, path), 'utf8')).filter((line) => line.length > WIDTH);
	expect(long).toEqual([]);
});

test('a line that is too long is seen', () => {
	expect(proseIn(`${'word '.repeat(30)}\n| ${'cell '.repeat(30)}|`).map(({ length }) => length)).toEqual([150]);
});

const vendorNodes = Object.values(package_)
	.flatMap((Class): INodeTypeDescription[] => {
		const made: object = new Class();
		return 'description' in made ? [(made as INodeType).description] : [];
	})
	.filter(({ credentials }) => credentials !== undefined);

/** A node's operations by resource, under the names in its menus. */
function operationsOf({ properties }: INodeTypeDescription): Record<string, string[]> {
	const namesOf = (options: unknown) => options as INodePropertyOptions[];
	const resources = namesOf(properties.find(({ name }) => name === 'resource')?.options);
	return Object.fromEntries(
		resources.map(({ name, value }) => {
			const menu = properties.find(
				(property) => property.name === 'operation' && property.displayOptions?.show?.resource?.includes(value),
			);
			return [name, namesOf(menu?.options).map((option) => option.name)];
		}),
	);
}

test.each(vendorNodes.map((node) => [node.displayName, node] as const))(
	'the README and the page of %s name every operation, and no other',
	(name, node) => {
		const offered = operationsOf(node);
		const [, page = '', cell = ''] =
			new RegExp(`\\[\\*\\*${name}\\*\\*\\]\\((.*?)\\) \\| (.*) \\|`).exec(
				readFileSync(join(root, 'README.md'), 'utf8'),
			) ?? [];
		const told = cell.split(' · ').map((part) => {
			const [resource = '', operations = ''] = part.replace(/ \(.*?\)/g, '').split(': ');
			return [resource, operations.split(', ').sort()];
		});
		const sorted = Object.fromEntries(Object.entries(offered).map(([resource, names]) => [resource, names.sort()]));
		expect(Object.fromEntries(told)).toEqual(sorted);
		const text = readFileSync(join(root, page), 'utf8');
		expect(
			Object.values(offered)
				.flat()
				.filter((operation) => !text.includes(operation)),
		).toEqual([]);
	},
);
