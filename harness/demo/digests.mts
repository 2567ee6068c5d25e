import { z } from 'zod';

import { outputItems, type Execution } from '../n8n/client.mts';
import type { RenewalsWorkflow } from './workflow.mts';

const FILTER = 'Renewal Window Filter';
/** The filter's outputs that a digest is about: what is due, and what has no valid date. */
const OUTPUTS_IN_DIGEST = [0, 2];
const FORMATS = { calendar: 'Calendar', email: 'Email', markdown: 'Markdown', slack: 'Slack' } as const;
const FILE_TEXT = 'Calendar as Text';
const DIGEST_TYPE = 'n8n-nodes-reseller-renewals.renewalDigest';

const pagesSchema = z.object({
	slack: z.array(z.object({ blocks: z.array(z.record(z.unknown())) })).min(1),
	email: z.array(z.object({ subject: z.string(), html: z.string() })).min(1),
	markdown: z.array(z.object({ markdown: z.string() })).min(1),
	calendar: z.tuple([z.object({ ics: z.string() })]),
});

/** The messages of each format, in the order in which they are sent; a calendar is one file. */
export type Digests = z.infer<typeof pagesSchema>;

/** The same workflow with a Renewal Digest in each format behind the filter. */
export function withDigests(workflow: RenewalsWorkflow): RenewalsWorkflow {
	const copy = structuredClone(workflow);
	const filter = copy.nodes.find(({ name }) => name === FILTER);
	if (filter === undefined) throw new Error(`The workflow has no node "${FILTER}".`);
	const [left = 0, top = 0] = z.array(z.number()).catch([]).parse(filter.position);
	const names = Object.values(FORMATS);
	const column = (index: number): [number, number] => [left + 640, top + (index - 1.5) * 192];
	const digests = Object.entries(FORMATS).map(([format, name], index) => ({
		id: `digest-${format}`,
		name,
		type: DIGEST_TYPE,
		typeVersion: 1,
		position: column(index),
		parameters: { format, options: { numberInputs: OUTPUTS_IN_DIGEST.length } },
	}));
	const [x, y] = column(0);
	const fileText = {
		id: 'calendar-as-text',
		name: FILE_TEXT,
		type: 'n8n-nodes-base.extractFromFile',
		typeVersion: 1,
		position: [x + 240, y],
		parameters: { operation: 'text', binaryPropertyName: 'data', destinationKey: 'ics', options: {} },
	};
	const followers = new Set(targetsOf(copy.connections[FILTER]));
	const outputs = [0, 1, 2].map((output) => {
		const index = OUTPUTS_IN_DIGEST.indexOf(output);
		return index < 0 ? [] : names.map((node) => ({ node, type: 'main', index }));
	});
	return {
		...copy,
		name: `${copy.name}: the digest in each format`,
		nodes: [...copy.nodes.filter(({ name }) => !followers.has(name)), ...digests, fileText],
		connections: {
			...copy.connections,
			[FILTER]: { main: outputs },
			[FORMATS.calendar]: { main: [[{ node: FILE_TEXT, type: 'main', index: 0 }]] },
		},
	};
}

const connectionsSchema = z.object({ main: z.array(z.array(z.object({ node: z.string() })).nullable()) });

/** The nodes that are directly connected to a node's outputs. */
const targetsOf = (connections: unknown): string[] =>
	connectionsSchema.parse(connections).main.flatMap((output) => (output ?? []).map(({ node }) => node));

/** @throws Error when a format has no message, or one that lacks its fields */
export function digestsOf(execution: Execution): Digests {
	const jsons = (node: string) => outputItems(execution, node, 0).map(({ json }) => json);
	return pagesSchema.parse({
		slack: jsons(FORMATS.slack),
		email: jsons(FORMATS.email),
		markdown: jsons(FORMATS.markdown),
		calendar: jsons(FILE_TEXT),
	});
}
