/**
 * The layout as a rule: imports run one way. n8n's own lint (eslint.config.mjs) must stay as n8n ships it, so this is a
 * second pass.
 *
 * In a flat config the last entry that matches a file replaces a rule's options, it does not add to them. Each file must
 * therefore match one ring only. test/house/architecture.test.mts plants a forbidden import behind every wall.
 */
import { readdirSync } from 'node:fs';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

const folders = (path) =>
	readdirSync(new URL(path, import.meta.url), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name);

const NODES = folders('nodes');
const DEVELOPMENT = ['(^|/)(sandbox|harness|scripts|test|bench)/', 'Shipped code must not import development code.'];
const NOT_AT_RUN_TIME = ['^(undici|n8n-core)$', 'This package is missing, or not allowed, at run time.'];
const ONE_VENDOR = ['/(nodes|credentials)/', 'Shared code must not know a single vendor.'];

/** Files that share their walls: each wall is a pattern that no import may match, and the reason. */
const ring = (files, ...walls) => ({
	files,
	rules: {
		'no-restricted-imports': ['error', { patterns: walls.map(([regex, message]) => ({ regex, message })) }],
	},
});

const nodeRing = (node) => {
	const others = NODES.filter((name) => name !== node).join('|');
	return ring(
		[`nodes/${node}/**/*.ts`],
		DEVELOPMENT,
		NOT_AT_RUN_TIME,
		[`^(\\.\\./)+(nodes/)?(${others})/`, 'A node must not import another node.'],
		['/credentials/(?!signIn/)', 'A node knows the type of its credential, not its class.'],
	);
};

export default tseslint.config(
	{ ignores: ['dist/**', 'node_modules/**', '.n8n-local/**'] },
	{
		files: ['**/*.ts', '**/*.mts'],
		extends: [tseslint.configs.recommended],
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'max-lines': ['error', { max: 320, skipBlankLines: true, skipComments: true }],
		},
	},
	{
		// Tables of cases are long, and no easier to read in two files.
		files: ['sandbox/**/*.mts', 'test/**/*.mts'],
		rules: { 'max-lines': ['error', { max: 420, skipBlankLines: true, skipComments: true }] },
	},
	ring(['index.ts'], DEVELOPMENT, NOT_AT_RUN_TIME),
	...NODES.map(nodeRing),
	ring(['shared/renewal/**/*.ts'], DEVELOPMENT, ONE_VENDOR, [
		'^(n8n-|zod$|undici$)|/(engine|n8n|panel)/',
		'The domain is pure: it knows neither n8n nor HTTP.',
	]),
	ring(['shared/engine/**/*.ts'], DEVELOPMENT, ONE_VENDOR, [
		'^(n8n-|undici$)|/(renewal|n8n|panel)/',
		'The engine knows n8n only through its Host.',
	]),
	ring(['shared/n8n/**/*.ts'], DEVELOPMENT, ONE_VENDOR, NOT_AT_RUN_TIME, [
		'/(renewal|panel)/',
		'The edge to n8n runs operations of any kind: it does not know renewals.',
	]),
	ring(['shared/panel/**/*.ts'], DEVELOPMENT, ONE_VENDOR, NOT_AT_RUN_TIME),
	ring(['credentials/**/*.ts'], DEVELOPMENT, NOT_AT_RUN_TIME, [
		'^zod$|/nodes/|/shared/(?!engine/http/address$|n8n/ssrf$)',
		'Credentials stand alone, but for the rules for addresses.',
	]),
	ring(
		['sandbox/**/*.mts'],
		['/(shared|nodes|credentials)/', 'The sandbox is a second opinion: it shares no code with the package.'],
	),
	ring(['harness/**/*.mts'], ['/(test|bench|scripts)/', 'The harness serves tests, benchmarks and scripts alike.']),
	{
		// n8n's own rules for parameters look at nodes/ only; most parameters are defined in shared/.
		files: ['shared/{n8n,panel}/**/*.ts'],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: Object.fromEntries(
			Object.entries(n8nNodesBase.configs.nodes.rules).filter(
				// A builder's default is its caller's, and TypeScript asks for one anyway.
				([name]) => name.includes('/node-param-') && !name.endsWith('/node-param-default-missing'),
			),
		),
	},
);
