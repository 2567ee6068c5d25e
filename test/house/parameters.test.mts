/** n8n's UX rules hold for parameters as they ship, whatever builds them: its lint sees literals only. */
import { createRequire } from 'node:module';
import { inspect } from 'node:util';

import { expect, test } from '@jest/globals';
import { ESLint } from 'eslint';
import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import * as package_ from '../../index';

const nodes = Object.entries(package_).flatMap(([name, Class]): Array<[string, INodeTypeDescription]> => {
	const made = new Class();
	return 'execute' in made ? [[name, made.description as INodeTypeDescription]] : [];
});

interface Plugin {
	configs: { nodes: { rules: Record<string, 'error'> } };
}
const n8nNodesBase = createRequire(__filename)('eslint-plugin-n8n-nodes-base') as Plugin;
const rules = Object.fromEntries(
	Object.entries(n8nNodesBase.configs.nodes.rules).filter(([name]) => name.includes('/node-param-')),
);

const lint = new ESLint({
	overrideConfigFile: true,
	overrideConfig: [
		{ files: ['**/*.js'], plugins: { 'n8n-nodes-base': n8nNodesBase as object }, rules: rules as object },
	],
});

const problemsIn = async (properties: unknown): Promise<string[]> => {
	const literal = inspect(properties, { depth: Infinity, maxArrayLength: null, maxStringLength: null });
	const [result] = await lint.lintText(`export const properties = ${literal};`, { filePath: 'properties.node.js' });
	return (result?.messages ?? []).map(({ ruleId, message, line }) => {
		const place = literal.split('\n').slice(Math.max(0, line - 3), line + 2);
		return `${ruleId}: ${message} ${place.join(' ').replace(/\s+/g, ' ')}`;
	});
};

/** The digest's menu of phrases holds phrases, as they stand in a message. */
const isPhrase = (problem: string) => problem.includes('display-name-miscased') && problem.includes("name: '");

test.each(nodes)('the parameters of %s follow the rules', async (name, { properties }) => {
	const problems = await problemsIn(properties);
	expect(problems.filter((problem) => name !== 'RenewalDigest' || !isPhrase(problem))).toEqual([]);
});

/** Fields for text that are empty at first and show no example of what to type, by their labels. */
function withoutExample({ displayName, type, default: value, placeholder, options = [] }: INodeProperties): string[] {
	const inner = options.flatMap((option) => ('values' in option ? option.values : 'type' in option ? [option] : []));
	const isBare = type === 'string' && value === '' && placeholder === undefined;
	return [...(isBare ? [displayName] : []), ...inner.flatMap(withoutExample)];
}

test.each(nodes)('every empty text field of %s shows an example', (_name, { properties }) => {
	expect(properties.flatMap(withoutExample)).toEqual([]);
});

test('the rules see what is wrong', async () => {
	const wrong = {
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Fewer fields',
	};
	const operation = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Get All', value: 'getAll', action: 'Get All Things' },
			{ name: 'Create', value: 'create' },
		],
		default: 'getAll',
	};
	const rulesBroken = new Set((await problemsIn([wrong, operation])).map((problem) => problem.split(':')[0]));
	expect(rulesBroken.size).toBeGreaterThanOrEqual(3);
});
