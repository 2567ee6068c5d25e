import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';

import type { RenewalsWorkflow } from './workflow.mts';

/** The workflow's trigger, and the last node of what it finds. */
const START = 'Start';
const FILTER = 'Renewal Window Filter';
/** n8n registers a webhook some moments after it has said that the workflow is active. */
const REGISTERED_WITHIN_MS = 20_000;

/**
 * The same workflow as a production execution: a webhook in place of the button, which answers with what is in the
 * window. Nothing follows the filter's other outputs, as n8n answers with the node that was executed last.
 */
export function onWebhook(workflow: RenewalsWorkflow, path: string): RenewalsWorkflow {
	const copy = structuredClone(workflow);
	const start = copy.nodes.find(({ name }) => name === START);
	if (start === undefined) throw new Error(`The workflow has no node "${START}".`);
	const options = { httpMethod: 'POST', path, responseMode: 'lastNode', responseData: 'allEntries', options: {} };
	Object.assign(start, { type: 'n8n-nodes-base.webhook', typeVersion: 2.1, webhookId: path, parameters: options });
	const inWindow = (copy.connections[FILTER] as { main: unknown[] } | undefined)?.main[0];
	return {
		...copy,
		name: `${copy.name} (${path})`,
		connections: { ...copy.connections, [FILTER]: { main: [inWindow] } },
	};
}

/** Executions by a webhook, a number of them at once, each begun when another has ended. */
export interface Load {
	executions: number;
	atOnce: number;
}

export interface LoadResult {
	seconds: number;
	/** How many items each execution answered with. */
	items: number[];
}

/**
 * @param url n8n's root, without a slash at the end
 * @throws Error with n8n's answer when an execution fails
 */
export async function execute(url: string, path: string, { executions, atOnce }: Load): Promise<LoadResult> {
	const started = performance.now();
	const items: number[] = [];
	let left = executions;
	const client = async () => {
		while (left-- > 0) items.push(await itemsOf(`${url}/webhook/${path}`));
	};
	await Promise.all(Array.from({ length: atOnce }, client));
	return { seconds: (performance.now() - started) / 1000, items };
}

async function itemsOf(webhook: string): Promise<number> {
	const end = Date.now() + REGISTERED_WITHIN_MS;
	for (;;) {
		const { statusCode, body } = await request(webhook, { method: 'POST' });
		const text = await body.text();
		if (statusCode === 200) return (JSON.parse(text) as unknown[]).length;
		if (statusCode !== 404 || Date.now() > end)
			throw new Error(`The execution was answered with ${statusCode}: ${text.slice(0, 300)}`);
		await sleep(100);
	}
}
