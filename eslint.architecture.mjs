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
const OUTSIDE = 'sandbox|harness|scripts|test|bench|editions|workflows|docs';
const DEVELOPMENT = [`(^|/)(${OUTSIDE})(/|$)|\\.[cm][jt]s$`, 'Shipped code must not import development code.'];
const ENTRANCE = ['(^|/)(\\.\\.?|index)(\\.ts)?$', 'Nothing inside the package imports its index, or a folder.'];
const ONE_VENDOR = ['/(nodes|credentials)(/|$)', 'Shared code must not know a single vendor.'];

/** Matches every package and every module of Node but these; names of files begin with a dot. */
const packagesBut = (...packages) => `^(?!\\.|(${packages.join('|')})(/|$))`;
const AT_RUN_TIME = 'This package is missing, or not allowed, at run time.';

/** Files that share their walls: each wall is a pattern that no import may match, and the reason. */
const ring = (files, ...walls) => ({
	files,
	rules: {
		'no-restricted-imports': ['error', { patterns: walls.map(([regex, message]) => ({ regex, message })) }],
	},
});

/** The same for code that ships; its imports are all at the top, where the walls see them. */
const shipped = (files, ...walls) => {
	const { rules } = ring(files, DEVELOPMENT, ...walls);
	const message = 'Import at the top of the file: the walls do not see this.';
	const hidden = ['ImportExpression', 'TSImportType'].map((selector) => ({ selector, message }));
	return { files, rules: { ...rules, 'no-restricted-syntax': ['error', ...hidden] } };
};

const beginsWith = (node, signIn) => node.toLowerCase().startsWith(signIn.toLowerCase());
/** Sign-ins of one vendor: they begin as its node does. */
const SIGN_INS = readdirSync(new URL('credentials/signIn', import.meta.url))
	.map((file) => file.replace(/\.ts$/, ''))
	.filter((signIn) => NODES.some((node) => beginsWith(node, signIn)));

const ENGINE = [`${packagesBut('zod')}|/(renewal|n8n|panel)(/|$)`, 'The engine knows n8n only through its Host.'];

const nodeRing = (node) => {
	const others = NODES.filter((name) => name !== node).join('|');
	const signIns = SIGN_INS.filter((signIn) => !beginsWith(node, signIn)).join('|');
	return shipped(
		[`nodes/${node}/**/*.ts`],
		ENTRANCE,
		[packagesBut('n8n-workflow', 'zod', 'node:crypto', 'csv42', 'fflate/browser', 'ical-generator'), AT_RUN_TIME],
		[`(^|/)(${others})(/|$)`, 'A node must not import another node.'],
		['/credentials(/(?!signIn/)|$)', 'A node knows the type of its credential, not its class.'],
		[`/credentials/signIn/(${signIns})$`, "A node must not import another vendor's sign-in."],
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
	// What stands behind no other wall.
	shipped(['{nodes,shared,credentials}/**/*.ts'], ['', 'This folder is no ring yet: give it walls of its own.']),
	shipped(['index.ts'], [packagesBut('n8n-workflow'), AT_RUN_TIME]),
	...NODES.map(nodeRing),
	shipped(['shared/renewal/**/*.ts'], ENTRANCE, ONE_VENDOR, [
		`${packagesBut('date-fns', '@date-fns/tz')}|/(engine|n8n|panel)(/|$)`,
		'The domain is pure: it knows neither n8n nor HTTP.',
	]),
	shipped(['shared/engine/{*,list/**/*}.ts'], ENTRANCE, ONE_VENDOR, ENGINE),
	shipped(['shared/engine/http/**/*.ts'], ENTRANCE, ONE_VENDOR, ENGINE, [
		'/list/',
		'What sends one request does not know of lists.',
	]),
	shipped(
		['shared/n8n/**/*.ts'],
		ENTRANCE,
		ONE_VENDOR,
		[packagesBut('n8n-workflow', 'zod'), AT_RUN_TIME],
		['/(renewal|panel)(/|$)', 'The edge to n8n runs operations of any kind: it does not know renewals.'],
	),
	shipped(['shared/panel/**/*.ts'], ENTRANCE, ONE_VENDOR, [packagesBut('n8n-workflow', 'zod'), AT_RUN_TIME]),
	shipped(
		['credentials/**/*.ts'],
		ENTRANCE,
		[packagesBut('n8n-workflow', 'node:crypto', 'zod'), AT_RUN_TIME],
		[
			'^zod$|/nodes(/|$)|/shared(/(?!engine/http/(address|limit)$|n8n/ssrf$)|$)',
			'Credentials stand alone, but for the rules for addresses and rate limits.',
		],
		['\\.credentials$', 'A credential must not import another one.'],
	),
	ring(
		['sandbox/**/*.mts'],
		['/(shared|nodes|credentials)(/|$)', 'The sandbox is a second opinion: it shares no code with the package.'],
		['^n8n-', 'The sandbox plays a vendor, which knows nothing of n8n.'],
		['/(harness|test|bench|scripts)(/|$)', 'The sandbox serves tests, benchmarks and the demo alike.'],
	),
	ring(['harness/**/*.mts'], ['/(test|bench|scripts)(/|$)', 'The harness serves tests, benchmarks and scripts alike.']),
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
