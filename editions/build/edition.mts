/** What an edition is: the whole package's nodes that it has, as the build made them, under a name of its own. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, posix } from 'node:path';

import type { ICredentialType, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { z } from 'zod';

import { projectRoot } from './root.mts';

const wholeSchema = z
	.object({
		name: z.string(),
		version: z.string(),
		homepage: z.string(),
		repository: z.object({ type: z.string(), url: z.string() }),
		n8n: z
			.object({ nodes: z.array(z.string()), credentials: z.array(z.string()), n8nNodesApiVersion: z.number() })
			.passthrough(),
	})
	.passthrough();

export type WholePackage = z.infer<typeof wholeSchema>;

/** A node of an edition, with the page that describes it. */
export interface EditionNode {
	/** The class, such as `Keepnet`, which is also the name of its folder. */
	className: string;
	/** Its entry in package.json, below dist/. */
	file: string;
	description: INodeTypeDescription;
	/** From the project's root. */
	page: string;
}

export interface EditionCredential {
	/** Its entry in package.json, below dist/. */
	file: string;
	displayName: string;
}

export interface Edition {
	/** The package's name on npm, and its folder in editions/. */
	name: string;
	nodes: EditionNode[];
	/** Those that its nodes use. */
	credentials: EditionCredential[];
}

export const readWhole = (): WholePackage =>
	wholeSchema.parse(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')));

const table = (): Array<[string, string[]]> =>
	Object.entries(
		z
			.record(z.array(z.string()).min(1))
			.parse(JSON.parse(readFileSync(join(projectRoot, 'editions/editions.json'), 'utf8'))),
	);

/** The names of all editions, which are their folders in editions/. */
export const editionNames = (): string[] => table().map(([name]) => name);

/** `TrendMicroWorryFree` as `trend-micro-worry-free`. */
const kebab = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

type Classes = Record<string, (new () => INodeType | ICredentialType) | undefined>;

/** What a file of dist/ exports. */
const builtClasses = (file: string): Classes => createRequire(import.meta.url)(join(projectRoot, file)) as Classes;

const entryOf = (entries: readonly string[], ending: string): string => {
	const found = entries.find((entry) => entry.endsWith(`/${ending}`));
	if (found === undefined) throw new Error(`package.json has no entry that ends with ${ending}.`);
	return found;
};

/** The class that a file exports by its own name, as n8n takes it. */
function made(file: string, classesOf: (file: string) => Classes): INodeType | ICredentialType {
	const className = posix.basename(file).split('.')[0] ?? '';
	const Class = classesOf(file)[className];
	if (Class === undefined) throw new Error(`${file} has no class ${className}.`);
	return new Class();
}

/**
 * All editions, read from what the build left in dist/.
 *
 * @param classesOf what an entry of package.json exports, if it is not to be read from dist/
 * @throws Error naming what the table, package.json or dist/ lacks
 */
export function readEditions(whole: WholePackage, classesOf = builtClasses): Edition[] {
	const nodeOf = (className: string): EditionNode => {
		const file = entryOf(whole.n8n.nodes, `${className}.node.js`);
		const { description } = made(file, classesOf) as INodeType;
		return { className, file, description, page: `docs/nodes/${kebab(className)}.md` };
	};
	const editions = table().map(([name, classNames]) => {
		const nodes = classNames.map(nodeOf);
		const used = new Set(nodes.flatMap(({ description }) => description.credentials ?? []).map((each) => each.name));
		const credentials = [...used].map((type) => {
			const file = entryOf(whole.n8n.credentials, `${type.charAt(0).toUpperCase()}${type.slice(1)}.credentials.js`);
			return { file, displayName: (made(file, classesOf) as ICredentialType).displayName };
		});
		return { name, nodes, credentials };
	});
	const without = whole.n8n.nodes.filter(
		(file) => !editions.some(({ nodes }) => nodes.some((node) => node.file === file)),
	);
	if (without.length > 0) throw new Error(`editions.json has no edition for ${without.join(', ')}.`);
	return editions;
}

/**
 * Renames node types in a text of the whole package: `n8n-nodes-reseller-renewals.keepnet` becomes the type in this
 * edition, or in the edition that has that node.
 */
export function withOwnTypes(text: string, edition: Edition, editions: readonly Edition[], whole: string): string {
	return text.replaceAll(new RegExp(`\\b${whole}\\.([a-z]\\w*)`, 'g'), (type, node: string) => {
		const has = ({ nodes }: Edition) => nodes.some(({ description }) => description.name === node);
		const owner = has(edition) ? edition : editions.find(has);
		return owner === undefined ? type : `${owner.name}.${node}`;
	});
}
