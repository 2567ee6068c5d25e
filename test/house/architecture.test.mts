import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

/** @returns what the lint says of each text, as if it stood in the file */
function lint(texts: Array<[filePath: string, text: string]>): string[][] {
	const input = JSON.stringify(texts);
	return JSON.parse(execFileSync(process.execPath, ['test/support/lintTexts.mjs'], { input, encoding: 'utf8' }));
}

const planted = (imported: string) => `import { planted } from '${imported}';\n\nexport const used = planted;\n`;

const nodes = readdirSync('nodes');
const other = (node: string) => nodes[(nodes.indexOf(node) + 1) % nodes.length] ?? '';

/** One forbidden import behind every wall: the file that holds it, what it imports, and the reason that the lint gives. */
const forbidden: Array<[file: string, imported: string, reason: RegExp]> = [
	['index.ts', './sandbox/index.mts', /development code/],
	['index.ts', 'undici', /run time/],
	['shared/renewal/planted.ts', '../engine/errors', /domain is pure/],
	['shared/renewal/dates/planted.ts', '../../n8n/errors', /domain is pure/],
	['shared/renewal/planted.ts', '../panel/window', /domain is pure/],
	['shared/renewal/items/planted.ts', 'n8n-workflow', /domain is pure/],
	['shared/renewal/planted.ts', 'zod', /domain is pure/],
	['shared/renewal/planted.ts', '../../nodes/Keepnet/api/contracts', /single vendor/],
	['shared/renewal/planted.ts', '../../harness/progress.mts', /development code/],
	['shared/engine/planted.ts', '../renewal/window', /only through its Host/],
	['shared/engine/http/planted.ts', '../../n8n/host', /only through its Host/],
	['shared/engine/list/planted.ts', '../../panel/window', /only through its Host/],
	['shared/engine/list/planted.ts', 'n8n-workflow', /only through its Host/],
	['shared/engine/planted.ts', '../../credentials/signIn/tokens', /single vendor/],
	['shared/engine/planted.ts', '../../test/support/recorder.mts', /development code/],
	['shared/n8n/planted.ts', '../panel/stages', /does not know renewals/],
	['shared/n8n/planted.ts', '../renewal/window', /does not know renewals/],
	['shared/n8n/planted.ts', 'n8n-core', /run time/],
	['shared/n8n/planted.ts', '../../nodes/Keepnet/methods', /single vendor/],
	['shared/n8n/planted.ts', '../../bench/main.mts', /development code/],
	['shared/panel/planted.ts', '../../nodes/Keepnet/methods', /single vendor/],
	['shared/panel/planted.ts', 'undici', /run time/],
	['shared/panel/planted.ts', '../../scripts/demo.mts', /development code/],
	['credentials/planted.ts', '../shared/engine/contract', /stand alone/],
	['credentials/signIn/planted.ts', '../../shared/n8n/errors', /stand alone/],
	['credentials/planted.ts', '../nodes/Keepnet/methods', /stand alone/],
	['credentials/planted.ts', 'zod', /stand alone/],
	['credentials/planted.ts', 'n8n-core', /run time/],
	['credentials/planted.ts', '../sandbox/index.mts', /development code/],
	['sandbox/planted.mts', '../shared/renewal/window', /second opinion/],
	['sandbox/keepnet/planted.mts', '../../nodes/Keepnet/api/endpoints', /second opinion/],
	['sandbox/planted.mts', '../credentials/signIn/tokens', /second opinion/],
	['harness/planted.mts', '../test/support/recorder.mts', /serves tests/],
	['harness/n8n/planted.mts', '../../scripts/demo.mts', /serves tests/],
	...nodes.flatMap(
		(node): Array<[string, string, RegExp]> => [
			[`nodes/${node}/planted.ts`, `../${other(node)}/planted`, /another node/],
			[`nodes/${node}/deep/planted.ts`, `../../../nodes/${other(node)}/planted`, /another node/],
			[`nodes/${node}/planted.ts`, '../../credentials/AnyApi.credentials', /not its class/],
			[`nodes/${node}/planted.ts`, '../../sandbox/index.mts', /development code/],
			[`nodes/${node}/planted.ts`, 'undici', /run time/],
		],
	),
];

/** What the walls let through: without these, a wall that refuses everything would pass. */
const allowed: Array<[file: string, imported: string]> = [
	['nodes/Keepnet/company/planted.ts', '../api/endpoints'],
	['nodes/AdobeVipMarketplace/api/planted.ts', '../../../credentials/signIn/adobe'],
	['nodes/Keepnet/planted.ts', '../../shared/panel/stages'],
	['shared/renewal/planted.ts', './dates/day'],
	['shared/engine/list/planted.ts', '../http/send'],
	['shared/engine/planted.ts', 'zod'],
	['shared/n8n/planted.ts', '../engine/errors'],
	['shared/panel/planted.ts', '../renewal/window'],
	['credentials/planted.ts', '../shared/engine/http/address'],
	['credentials/planted.ts', '../shared/n8n/ssrf'],
	['sandbox/keepnet/planted.mts', '../frame/server.mts'],
];

/** All in one process: starting the lint takes most of the time. */
const messages = lint([...forbidden, ...allowed].map(([file, imported]) => [file, planted(imported)]));

test.each(forbidden.map((wall, index) => [...wall, messages[index]] as const))(
	'%s must not import %s',
	(_file, _imported, reason, said) => {
		expect(said).toEqual([expect.stringMatching(reason)]);
	},
);

test.each(allowed.map((opening, index) => [...opening, messages[forbidden.length + index]] as const))(
	'%s may import %s',
	(_file, _imported, said) => {
		expect(said).toEqual([]);
	},
);

test("n8n's rules for parameters also see those that are defined in shared/", () => {
	const parameter = `import type { INodeProperties } from 'n8n-workflow';

export const planted: INodeProperties = {
	displayName: 'Planted',
	name: 'planted',
	type: 'boolean',
	default: false,
	description: 'Switches something on',
};
`;
	const [said] = lint([['shared/panel/planted.ts', parameter]]);
	expect(said).toEqual([expect.stringMatching(/node-param-description-boolean-without-whether/)]);
});
