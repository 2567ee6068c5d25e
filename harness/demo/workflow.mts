import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

import type { CredentialTestResult, N8nClient } from '../n8n/client.mts';
import { projectRoot } from '../n8n/state.mts';
import type { Sandbox } from './sandboxes.mts';

/** The node with the settings of the whole workflow. */
const SETTINGS = 'Settings';

const workflowSchema = z.object({
	name: z.string(),
	nodes: z.array(
		z
			.object({
				name: z.string(),
				type: z.string(),
				parameters: z.record(z.unknown()),
				credentials: z.record(z.object({ id: z.string().nullable(), name: z.string() })).optional(),
				/** Milliseconds that *Retry On Fail* waits. */
				waitBetweenTries: z.number().optional(),
			})
			.passthrough(),
	),
	connections: z.record(z.unknown()),
	/** Example output of nodes, which takes its place when a person runs the workflow by hand. */
	pinData: z.record(z.array(z.object({ json: z.record(z.unknown()) }))).default({}),
	settings: z.object({ timezone: z.string() }).passthrough(),
});

/** The workflow to be imported, as it is in workflows/. */
export type RenewalsWorkflow = z.infer<typeof workflowSchema>;

/** The names of the files in workflows/, without their ending. */
export const workflowNames = (): string[] =>
	readdirSync(join(projectRoot, 'workflows'))
		.filter((name) => name.endsWith('.json'))
		.map((name) => basename(name, '.json'));

/** @param name of the file in workflows/, without its ending */
export function loadWorkflow(name = 'upcoming-renewals'): RenewalsWorkflow {
	const file = join(projectRoot, 'workflows', `${name}.json`);
	return parseWorkflow(readFileSync(file, 'utf8'));
}

/** A workflow as text, in the form that n8n exports. */
export const parseWorkflow = (text: string): RenewalsWorkflow => workflowSchema.parse(JSON.parse(text));

const settingsSchema = z.object({
	assignments: z.object({ assignments: z.array(z.object({ name: z.string(), value: z.unknown() }).passthrough()) }),
});

/** Sets the workflow's renewal window where a person would. @throws Error if there is no such place */
export function setWindow(workflow: RenewalsWorkflow, days: number): void {
	const settings = workflow.nodes.find(({ name }) => name === SETTINGS);
	const { assignments } = settingsSchema.parse(settings?.parameters).assignments;
	const daysAhead = assignments.find(({ name }) => name === 'daysAhead');
	if (settings === undefined || daysAhead === undefined) {
		throw new Error(`The node "${SETTINGS}" of "${workflow.name}" sets no days ahead.`);
	}
	daysAhead.value = days;
	settings.parameters.assignments = { assignments };
}

/** The sandboxes of the vendors that the workflow has a node of. */
export function sandboxesOf<Any extends Sandbox>(workflow: RenewalsWorkflow, sandboxes: readonly Any[]): Any[] {
	const types = new Set(workflow.nodes.flatMap(({ credentials = {} }) => Object.keys(credentials)));
	return sandboxes.filter(({ credentialType }) => types.has(credentialType));
}

/** A vendor's credential as it is in n8n now, and what n8n's own test said of it. */
export interface ConnectedVendor {
	vendor: string;
	name: string;
	test: CredentialTestResult;
}

/**
 * Saves and tests the credential that each vendor's node names, and puts their IDs into the workflow. Another vendor
 * needs only its node in the workflow and its sandbox.
 *
 * @throws Error when the workflow names a credential that no sandbox opens.
 */
export async function connectVendors(
	client: N8nClient,
	workflow: RenewalsWorkflow,
	sandboxes: readonly Sandbox[],
): Promise<ConnectedVendor[]> {
	const connected: ConnectedVendor[] = [];
	for (const node of workflow.nodes) {
		for (const [type, named] of Object.entries(node.credentials ?? {})) {
			const sandbox = sandboxes.find(({ credentialType }) => credentialType === type);
			if (sandbox === undefined) throw new Error(`No sandbox takes the ${type} of "${node.name}".`);
			const saved = await client.saveCredential(named.name, type, sandbox.credential);
			named.id = saved.id;
			const test = await client.testCredential(saved, sandbox.credential);
			connected.push({ vendor: sandbox.vendor, name: named.name, test });
		}
	}
	return connected;
}

/**
 * Puts the ids of the credentials that were saved for one workflow into another one, wherever the types fit. What no
 * sandbox takes, such as Slack's, stays open for a person to choose.
 */
export function shareCredentials(from: RenewalsWorkflow, to: RenewalsWorkflow): void {
	const saved = new Map(from.nodes.flatMap(({ credentials = {} }) => Object.entries(credentials)));
	for (const { credentials = {} } of to.nodes) {
		for (const [type, named] of Object.entries(credentials)) Object.assign(named, saved.get(type));
	}
}
