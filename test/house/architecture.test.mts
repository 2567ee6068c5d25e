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
	['index.ts', 'luxon', /run time/],
	['shared/renewal/planted.ts', '../engine/errors', /domain is pure/],
	['shared/renewal/planted.ts', '../n8n', /domain is pure/],
	['shared/renewal/planted.ts', 'node:https', /domain is pure/],
	['shared/renewal/planted.ts', 'luxon', /domain is pure/],
	['shared/renewal/planted.ts', '../../index', /its index/],
	['shared/renewal/planted.ts', '../..', /its index/],
	['shared/renewal/planted.ts', '../../editions/build/main.mts', /development code/],
	['shared/planted.ts', './renewal/window', /no ring yet/],
	['shared/newring/planted.ts', '../engine/errors', /no ring yet/],
	['nodes/planted.ts', 'n8n-workflow', /no ring yet/],
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
	['shared/engine/planted.ts', 'node:fs', /only through its Host/],
	['shared/engine/http/planted.ts', '../list/collect', /does not know of lists/],
	['shared/n8n/planted.ts', '../panel/stages', /does not know renewals/],
	['shared/n8n/planted.ts', '../renewal/window', /does not know renewals/],
	['shared/n8n/planted.ts', 'n8n-core', /run time/],
	['shared/n8n/planted.ts', '../../nodes/Keepnet/methods', /single vendor/],
	['shared/n8n/planted.ts', '../../bench/main.mts', /development code/],
	['shared/panel/planted.ts', '../../nodes/Keepnet/methods', /single vendor/],
	['shared/panel/planted.ts', 'undici', /run time/],
	['shared/panel/planted.ts', 'node:fs', /run time/],
	['shared/panel/planted.ts', '../../credentials', /single vendor/],
	['shared/panel/planted.ts', '../../scripts/demo.mts', /development code/],
	['credentials/planted.ts', '../shared/engine/contract', /stand alone/],
	['credentials/signIn/planted.ts', '../../shared/n8n/errors', /stand alone/],
	['credentials/planted.ts', '../nodes/Keepnet/methods', /stand alone/],
	['credentials/planted.ts', 'zod', /stand alone/],
	['credentials/planted.ts', 'n8n-core', /run time/],
	['credentials/planted.ts', '../shared', /stand alone/],
	['credentials/planted.ts', './AnyApi.credentials', /another one/],
	['credentials/planted.ts', '../index', /its index/],
	['credentials/planted.ts', '../sandbox/index.mts', /development code/],
	['sandbox/planted.mts', '../shared/renewal/window', /second opinion/],
	['sandbox/keepnet/planted.mts', '../../nodes/Keepnet/api/endpoints', /second opinion/],
	['sandbox/planted.mts', '../credentials/signIn/tokens', /second opinion/],
	['sandbox/planted.mts', '../shared', /second opinion/],
	['sandbox/planted.mts', 'n8n-workflow', /knows nothing of n8n/],
	['sandbox/planted.mts', '../harness/progress.mts', /serves tests/],
	['sandbox/planted.mts', '../test/support/recorder.mts', /serves tests/],
	['nodes/AdobeVipMarketplace/api/planted.ts', '../../../credentials/signIn/vmware', /another vendor's sign-in/],
	['nodes/RenewalDigest/planted.ts', '../../credentials/signIn/adobe', /another vendor's sign-in/],
	['harness/planted.mts', '../test/support/recorder.mts', /serves tests/],
	['harness/n8n/planted.mts', '../../scripts/demo.mts', /serves tests/],
	...nodes.flatMap(
		(node): Array<[string, string, RegExp]> => [
			[`nodes/${node}/planted.ts`, `../${other(node)}/planted`, /another node/],
			[`nodes/${node}/deep/planted.ts`, `../../../nodes/${other(node)}/planted`, /another node/],
			[`nodes/${node}/planted.ts`, `./../${other(node)}/planted`, /another node/],
			[`nodes/${node}/planted.ts`, '../../index', /its index/],
			[`nodes/${node}/planted.ts`, '../../test/support/recorder.mts', /development code/],
			[`nodes/${node}/planted.ts`, './planted.mjs', /development code/],
			[`nodes/${node}/planted.ts`, 'luxon', /run time/],
			[`nodes/${node}/planted.ts`, 'n8n-nodes-base', /run time/],
			[`nodes/${node}/planted.ts`, 'node:fs', /run time/],
			[`nodes/${node}/planted.ts`, '../../credentials/AnyApi.credentials', /not its class/],
			[`nodes/${node}/planted.ts`, '../../sandbox/index.mts', /development code/],
			[`nodes/${node}/planted.ts`, 'undici', /run time/],
		],
	),
];

/** Every other way to write an import. */
const forms = (imported: string) => [
	`import '${imported}';\n`,
	`import type { Planted } from '${imported}';\n\nexport type Used = Planted;\n`,
	`import { type Planted } from '${imported}';\n\nexport type Used = Planted;\n`,
	`import * as planted from '${imported}';\n\nexport const used = planted;\n`,
	`export * from '${imported}';\n`,
	`export { planted } from '${imported}';\n`,
	`export type { Planted } from '${imported}';\n`,
	`export type Used = import('${imported}').Planted;\n`,
	`export const used = async () => await import('${imported}');\n`,
	`export const used = require('${imported}') as unknown;\n`,
	`import used = require('${imported}');\n\nexport { used };\n`,
	`// eslint-disable-next-line\nexport { planted } from '${imported}';\n`,
];
const inOtherForms = [
	['index.ts', './sandbox/index.mts'],
	['nodes/Keepnet/planted.ts', '../AdobeVipMarketplace/api/endpoints'],
	['shared/renewal/planted.ts', '../engine/errors'],
	['shared/engine/list/planted.ts', '../../renewal/window'],
	['shared/n8n/planted.ts', '../panel/stages'],
	['shared/panel/planted.ts', '../../nodes/Keepnet/methods'],
	['credentials/planted.ts', '../nodes/Keepnet/methods'],
].flatMap(([file = '', imported = '']) => forms(imported).map((text): [string, string] => [file, text]));

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
	['credentials/planted.ts', 'node:crypto'],
	['nodes/RenewalDigest/formats/planted.ts', 'csv42'],
	['shared/renewal/dates/planted.ts', '@date-fns/tz/tz'],
	['sandbox/keepnet/planted.mts', '../frame/server.mts'],
];

/** All in one process: starting the lint takes most of the time. */
const [messages, messagesOfForms] = split(
	lint([
		...[...forbidden, ...allowed].map(([file, imported]): [string, string] => [file, planted(imported)]),
		...inOtherForms,
	]),
	forbidden.length + allowed.length,
);

function split<Value>(values: Value[], at: number): [Value[], Value[]] {
	return [values.slice(0, at), values.slice(at)];
}

test.each(forbidden.map((wall, index) => [...wall, messages[index]] as const))(
	'%s must not import %s',
	(_file, _imported, reason, said) => {
		expect(said).toEqual([expect.stringMatching(reason)]);
	},
);

test.each(inOtherForms.map(([file, text], index) => [file, text, messagesOfForms[index]] as const))(
	'%s must not contain %j',
	(_file, _text, said) => {
		expect(said).toHaveLength(1);
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
