/** n8n's two searches for nodes, run by n8n's own code over n8n's own nodes and ours. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { CodexData, INodeType, INodeTypeDescription } from 'n8n-workflow';

import * as package_ from '../../index';
import type { Runtime } from '../../harness/n8n/runtime.mts';
import { projectRoot } from '../../harness/n8n/state.mts';

type Searched = INodeTypeDescription & { codex?: CodexData };

interface Result {
	name: string;
}

interface SearchCode {
	NodeSearchEngine: new (nodes: Searched[]) => { searchByName(query: string, limit?: number): Result[] };
}

interface FuzzySearchCode {
	sublimeSearch<Item>(query: string, items: Item[]): Array<{ item: Item }>;
}

/** What searches return: types in the order of the list, those of our nodes without their package. */
export interface NodeSearch {
	/** What n8n's AI builder and its MCP server find. */
	byAgents(query: string): string[];
	/** What the editor's panel of nodes finds. */
	inEditor(query: string): string[];
	/** n8n's own nodes that the editor shows, by their display names. */
	namesOfOthers(): string[];
	/** Types that our nodes name as related, and that are nowhere. */
	unknownRelatedNodes(): string[];
	/** Our nodes that say nothing to those who build workflows by machine. */
	withoutHint(): string[];
}

/** n8n's own, not ours. */
const CATALOG = '@n8n/ai-utilities/node-catalog';
const PACKAGES = ['n8n-nodes-base', '@n8n/n8n-nodes-langchain'];
const OURS = 'n8n-nodes-reseller-renewals';

function ownNodes(): Searched[] {
	return Object.entries(package_).flatMap(([className, Class]) => {
		const made = new Class() as INodeType;
		if (!('execute' in made)) return [];
		const file = join(projectRoot, 'nodes', className, `${className}.node.json`);
		const codex = JSON.parse(readFileSync(file, 'utf8')) as CodexData;
		return [{ ...made.description, name: `${OURS}.${made.description.name}`, codex }];
	});
}

/** The editor shows one entry for each node, and none of those that n8n has hidden. */
function newestShown(nodes: Searched[]): Searched[] {
	const versionOf = ({ version }: Searched) => Math.max(...[version].flat());
	const newest = new Map<string, Searched>();
	for (const node of nodes) {
		const known = newest.get(node.name);
		if (known === undefined || versionOf(node) > versionOf(known)) newest.set(node.name, node);
	}
	return [...newest.values()].filter(({ hidden }) => hidden !== true);
}

export function nodeSearch({ appFolder }: Runtime): NodeSearch {
	const require = createRequire(join(appFolder, 'node_modules', 'n8n', 'package.json'));
	const { NodeSearchEngine } = require(CATALOG) as SearchCode;
	const utilities = createRequire(require.resolve(CATALOG));
	const { sublimeSearch } = utilities('@n8n/utils/search/sublime-search') as FuzzySearchCode;
	const theirs = PACKAGES.flatMap((name) => {
		const file = join(appFolder, 'node_modules', name, 'dist', 'types', 'nodes.json');
		const nodes = JSON.parse(readFileSync(file, 'utf8')) as Searched[];
		return nodes.map((node) => ({ ...node, name: `${name}.${node.name}` }));
	});
	const ours = ownNodes();
	const nodes = [...theirs, ...ours];
	const engine = new NodeSearchEngine(nodes);
	const shown = newestShown(nodes).map((properties) => ({ properties }));
	const own = (name: string) => (name.startsWith(`${OURS}.`) ? name.slice(OURS.length + 1) : name);
	return {
		byAgents: (query) => engine.searchByName(query).map(({ name }) => own(name)),
		inEditor: (query) => sublimeSearch(query.toLowerCase(), shown).map(({ item }) => own(item.properties.name)),
		namesOfOthers: () => newestShown(theirs).map(({ displayName }) => displayName),
		unknownRelatedNodes: () => {
			const types = new Set(nodes.map(({ name }) => name));
			const related = ours.flatMap(({ builderHint }) => builderHint?.relatedNodes ?? []);
			return related.map(({ nodeType }) => nodeType).filter((type) => !types.has(type));
		},
		withoutHint: () => ours.filter(({ builderHint }) => !builderHint?.searchHint).map(({ name }) => name),
	};
}
