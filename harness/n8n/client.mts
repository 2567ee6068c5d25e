import { parse as parseFlatted } from 'flatted';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { z } from 'zod';

import type { Owner } from './secrets.mts';

const credentialSchema = z.object({ id: z.string(), name: z.string(), type: z.string() });
const savedWorkflowSchema = z.object({ id: z.string(), name: z.string() });
const testResultSchema = z.object({ status: z.enum(['OK', 'Error']), message: z.string() });
const nodeTypeSchema = z.object({ name: z.string(), type: z.string(), latestVersion: z.number() });
const packageSchema = z.object({
	packageName: z.string(),
	installedVersion: z.string(),
	failedLoading: z.boolean().optional(),
	installedNodes: z.array(nodeTypeSchema),
});
const executionSummarySchema = z.object({
	id: z.string(),
	status: z.string(),
	startedAt: z.string().nullable(),
	stoppedAt: z.string().nullable().optional(),
});
const executionsSchema = z.object({ results: z.array(executionSummarySchema) });
const executionSchema = executionSummarySchema.extend({ data: z.string() });
const errorSchema = z.object({ message: z.string() }).passthrough();
const itemSchema = z.object({ json: z.record(z.unknown()), pairedItem: z.unknown() });
const nodeRunSchema = z.object({
	executionTime: z.number(),
	error: errorSchema.optional(),
	hints: z.array(z.object({ message: z.string() })).optional(),
	data: z
		.object({ main: z.array(z.array(itemSchema).nullable()) })
		.partial()
		.optional(),
});
const runDataSchema = z.object({
	resultData: z.object({
		runData: z.record(z.array(nodeRunSchema)).default({}),
		error: errorSchema.optional(),
	}),
});

export type SavedCredential = z.infer<typeof credentialSchema>;
export type InstalledPackage = z.infer<typeof packageSchema>;
export type InstalledNode = InstalledPackage['installedNodes'][number];
export type CredentialTestResult = z.infer<typeof testResultSchema>;
export type Item = z.infer<typeof itemSchema>;
type NodeRun = z.infer<typeof nodeRunSchema>;

/** A workflow in the form that n8n imports and exports. */
export interface WorkflowDefinition {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: { timezone?: string } & Record<string, unknown>;
}

/** One node of a workflow. */
export interface WorkflowNode {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string | null; name: string }>;
}

/** A finished execution. */
export interface Execution {
	id: string;
	/** "success", "error", "crashed" or "canceled". */
	status: string;
	/** The instant it began. */
	startedAt: Date;
	/** Runs of each node, by the node's name. */
	runs: Record<string, NodeRun[]>;
	/** What ended it, if it failed. */
	error?: string;
}

/** How long to wait for the end of an execution: 300 s unless set. */
interface Patience {
	timeoutSeconds?: number;
	signal?: AbortSignal;
}

/**
 * n8n's internal REST, the one its editor uses: the public API has neither "run this workflow" nor
 * "test this credential". Answers are checked against what is used of them.
 */
export class N8nClient {
	private cookie = '';
	/** A connection for each request: an n8n that computes for long closes those that were kept, with a request in them. */
	private readonly agent = new Agent({ pipelining: 0 });

	/** @param url the instance's root, without a slash at the end. */
	constructor(readonly url: string) {}

	/** Signs in as the owner, who is created first on a new instance. */
	async signIn(owner: Owner): Promise<void> {
		const login = { emailOrLdapLoginId: owner.email, password: owner.password };
		// n8n 1 says that it is ready some moments before its REST is there.
		for (const end = Date.now() + 30_000; ; await sleep(100)) {
			const { statusCode, body } = await this.send('POST', '/rest/login', login);
			await body.dump();
			if (statusCode === 200) return;
			if (statusCode === 401) break;
			if (Date.now() > end) throw new Error(`n8n answers a sign-in with ${statusCode}.`);
		}
		await this.call('POST', '/rest/owner/setup', z.unknown(), { ...owner, firstName: 'Renewals', lastName: 'Owner' });
	}

	/** What Settings → Community nodes lists. */
	async communityPackages(): Promise<InstalledPackage[]> {
		return await this.call('GET', '/rest/community-packages', z.array(packageSchema));
	}

	async installCommunityPackage(name: string, version: string): Promise<InstalledPackage> {
		return await this.call('POST', '/rest/community-packages', packageSchema, { name, version });
	}

	async uninstallCommunityPackage(name: string): Promise<void> {
		const query = new URLSearchParams({ name }).toString();
		await this.call('DELETE', `/rest/community-packages?${query}`, z.unknown());
	}

	/** Creates the credential, or updates the one of the same name and type. */
	async saveCredential(name: string, type: string, data: Record<string, unknown>): Promise<SavedCredential> {
		const all = await this.call('GET', '/rest/credentials', z.array(credentialSchema));
		const old = all.find((credential) => credential.name === name && credential.type === type);
		const body = { name, type, data };
		if (old === undefined) return await this.call('POST', '/rest/credentials', credentialSchema, body);
		return await this.call('PATCH', `/rest/credentials/${old.id}`, credentialSchema, body);
	}

	/** A credential as the editor's window shows it: what is secret, or was issued by an API, is a placeholder. */
	async credentialData(id: string): Promise<Record<string, unknown>> {
		const schema = z.object({ data: z.record(z.unknown()) });
		return (await this.call('GET', `/rest/credentials/${id}?includeData=true`, schema)).data;
	}

	/** What the editor's credential window does on saving: the type's own test request. */
	async testCredential(saved: SavedCredential, data: Record<string, unknown>): Promise<CredentialTestResult> {
		const { id, name, type } = saved;
		const body = { credentials: { id, name, type, data } };
		return await this.call('POST', '/rest/credentials/test', testResultSchema, body);
	}

	/** Creates the workflow, or updates the one of the same name. Returns its id. */
	async saveWorkflow(workflow: WorkflowDefinition): Promise<string> {
		const all = await this.call('GET', '/rest/workflows', z.array(savedWorkflowSchema));
		const old = all.find((candidate) => candidate.name === workflow.name);
		if (old !== undefined)
			return (await this.call('PATCH', `/rest/workflows/${old.id}`, savedWorkflowSchema, workflow)).id;
		// n8n 1 has to be asked not to start at once.
		return (await this.call('POST', '/rest/workflows', savedWorkflowSchema, { ...workflow, active: false })).id;
	}

	/** Publishes the workflow as it is saved, so that its triggers start it. */
	async activateWorkflow(id: string): Promise<void> {
		const path = `/rest/workflows/${id}`;
		const { versionId } = await this.call('GET', path, z.object({ versionId: z.string() }));
		await this.call('POST', `${path}/activate`, z.unknown(), { versionId });
	}

	/** Unpublishes the workflow, so that only a person can start it. */
	async deactivateWorkflow(id: string): Promise<void> {
		await this.call('POST', `/rest/workflows/${id}/deactivate`, z.unknown(), {});
	}

	/**
	 * Executes a workflow from its trigger and waits for its end.
	 *
	 * @throws Error when it has not ended within the time; a failed execution is returned, not thrown.
	 */
	async runWorkflow(id: string, trigger: string, options: Patience = {}): Promise<Execution> {
		const executionId = await this.startWorkflow(id, trigger);
		return await this.readExecution(executionId, options);
	}

	/** Begins to execute a workflow from its trigger. @returns the execution's id */
	async startWorkflow(id: string, trigger: string): Promise<string> {
		const path = `/rest/workflows/${id}`;
		// n8n 1 runs the workflow that it is sent, n8n 2 the one that it has; each skips the rest.
		const workflowData = await this.call('GET', path, z.unknown());
		const body = { workflowData, startNodes: [], triggerToStartFrom: { name: trigger } };
		return (await this.call('POST', `${path}/run`, z.object({ executionId: z.string() }), body)).executionId;
	}

	/**
	 * An execution with all its items, once it has ended. n8n loads all of it from its database, which takes memory.
	 * @throws Error as runWorkflow
	 */
	async readExecution(id: string, options?: Patience): Promise<Execution> {
		return await onceEnded(id, options, async () => {
			const execution = await this.call('GET', `/rest/executions/${id}`, executionSchema).catch(ifServerError);
			if (execution === undefined || !hasStopped(execution)) return undefined;
			// n8n 1 reports the end some moments before it has saved what happened.
			return execution.data === '[]' ? undefined : toExecution(execution);
		});
	}

	/**
	 * Waits until an execution has ended and was saved, by n8n's list of the workflow's last 20, which loads no items.
	 * @throws Error as runWorkflow
	 */
	async waitForEnd(workflowId: string, id: string, options?: Patience): Promise<void> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		await onceEnded(id, options, async () => {
			const { results } = await this.call('GET', `/rest/executions?filter=${filter}`, executionsSchema);
			return results.find((execution) => execution.id === id && hasStopped(execution));
		});
	}

	/** The executions of a workflow that failed, including those that it started itself, as IDs; newest first. */
	async failedExecutions(workflowId: string): Promise<string[]> {
		return await this.executionsThatAre(['error'], workflowId);
	}

	/** Waits until no execution of a workflow is in progress, whatever started it. */
	async waitForAll(workflowId: string): Promise<void> {
		while ((await this.executionsThatAre(['new', 'running'], workflowId)).length > 0) await sleep(PAUSE.most);
	}

	private async executionsThatAre(status: string[], workflowId: string): Promise<string[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId, status }));
		const { results } = await this.call('GET', `/rest/executions?filter=${filter}`, executionsSchema);
		return results.map(({ id }) => id);
	}

	/**
	 * What *Retry* does with a failed execution: it continues at the node that failed, with the same items.
	 * @param loadWorkflow whether to use the workflow as it is saved now, instead of as it was then
	 */
	async retryExecution(id: string, { loadWorkflow = false } = {}): Promise<void> {
		await this.call('POST', `/rest/executions/${id}/retry`, z.unknown(), { loadWorkflow });
	}

	/** Whether n8n has loaded a node type; listing its package does not mean that. */
	async hasNodeType({ type: name, latestVersion: version }: InstalledNode): Promise<boolean> {
		const { statusCode, body } = await this.send('POST', '/rest/node-types', { nodeInfos: [{ name, version }] });
		await body.dump();
		return statusCode === 200;
	}

	/** Fetches any path with the session's cookie, as the editor does for node types and icons. */
	async fetchText(path: string): Promise<{ status: number; contentType: string; text: string }> {
		const response = await this.send('GET', path);
		return {
			status: response.statusCode,
			contentType: String(response.headers['content-type'] ?? ''),
			text: await response.body.text(),
		};
	}

	async close(): Promise<void> {
		await this.agent.destroy();
	}

	private async call<Schema extends z.ZodTypeAny>(
		method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
		path: string,
		schema: Schema,
		body?: unknown,
	): Promise<z.infer<Schema>> {
		const response = await this.send(method, path, body);
		const text = await response.body.text();
		if (response.statusCode >= 400) {
			const message = `n8n answered ${response.statusCode} to ${method} ${path}: ${text.slice(0, 400)}`;
			throw new RefusedError(message, response.statusCode);
		}
		const answer: unknown = text === '' ? undefined : JSON.parse(text);
		const wrapped = z.object({ data: z.unknown() }).safeParse(answer);
		return schema.parse(wrapped.success ? wrapped.data.data : answer);
	}

	private async send(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) {
		const response = await request(this.url + path, {
			method,
			dispatcher: this.agent,
			// n8n ties a session to the browser that it was made in.
			headers: {
				'content-type': 'application/json',
				'browser-id': 'renewals-scripts',
				cookie: this.cookie,
			},
			body: body === undefined ? null : JSON.stringify(body),
		});
		const cookies = [response.headers['set-cookie'] ?? []].flat();
		if (cookies.length > 0) this.cookie = cookies.map((each) => each.split(';')[0]).join('; ');
		return response;
	}
}

class RefusedError extends Error {
	constructor(
		message: string,
		readonly status: number,
	) {
		super(message);
	}
}

/** n8n 2.20 answers 500 to whoever reads an execution that has saved nothing yet: nothing is known of it so far. */
function ifServerError(error: unknown): undefined {
	if (!(error instanceof RefusedError && error.status === 500)) throw error;
}

/** Milliseconds between two questions about one execution: the first time, and at most. */
const PAUSE = { first: 50, most: 500 };

/**
 * Asks at ever longer intervals until there is an answer: an n8n that is asked ten times a second spends a third of its
 * time on that.
 * @throws Error when there is none within the time
 */
async function onceEnded<Answer>(
	id: string,
	{ timeoutSeconds = 300, signal }: Patience = {},
	ask: () => Promise<Answer | undefined>,
): Promise<Answer> {
	const end = Date.now() + timeoutSeconds * 1000;
	for (let pause = PAUSE.first; Date.now() < end; pause = Math.min(pause * 1.3, PAUSE.most)) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		await sleep(pause, undefined, { signal });
	}
	throw new Error(`Execution ${id} has not ended within ${timeoutSeconds} s.`);
}

const hasStopped = ({ status, stoppedAt }: z.infer<typeof executionSummarySchema>): boolean =>
	!['new', 'running', 'waiting'].includes(status) && typeof stoppedAt === 'string';

function toExecution(execution: z.infer<typeof executionSchema>): Execution {
	const { resultData } = runDataSchema.parse(parseFlatted(execution.data));
	return {
		id: execution.id,
		status: execution.status,
		startedAt: new Date(execution.startedAt ?? NaN),
		runs: resultData.runData,
		error: resultData.error?.message,
	};
}

/** The items that a node gave to one of its outputs in its last run; outputs count from 0. */
export function outputItems(execution: Execution, node: string, output: number): Item[] {
	return execution.runs[node]?.at(-1)?.data?.main?.[output] ?? [];
}
