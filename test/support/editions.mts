/** The example workflow of an edition, in an n8n that has the edition. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from '@jest/globals';

import type { Running } from '../../sandbox/index.mts';
import { dayIn } from '../../harness/demo/renewals.mts';
import { connectVendors, parseWorkflow } from '../../harness/demo/workflow.mts';
import { outputItems, type Execution, type N8nClient } from '../../harness/n8n/client.mts';
import { projectRoot } from '../../harness/n8n/state.mts';

type EditionWorkflow = ReturnType<typeof parseWorkflow>;
type EditionNode = EditionWorkflow['nodes'][number];

const workflowOf = (name: string): EditionWorkflow =>
	parseWorkflow(readFileSync(join(projectRoot, 'editions', name, 'workflow.json'), 'utf8'));

/**
 * Executes the workflow that an edition ships, with its credential if it has one, and expects what its page promises.
 *
 * @param vendors the sandboxes of all vendors
 */
export async function expectItsWorkflowToRun(
	client: N8nClient,
	name: string,
	vendors: readonly Running[],
): Promise<void> {
	const workflow = workflowOf(name);
	const connected = await connectVendors(client, workflow, vendors);
	expect(connected.map(({ test }) => test.status)).toEqual(connected.map(() => 'OK'));
	const execution = await client.runWorkflow(await client.saveWorkflow(workflow), 'Start');
	expect(execution.error).toBeUndefined();
	const node = workflow.nodes.find(({ credentials }) => credentials !== undefined);
	if (node === undefined) return expectExampleContracts(execution);
	expectWhatIsDue(execution, workflow, node, vendors);
}

/** Exactly what the vendor's sandbox says is due, in an Excel file. */
function expectWhatIsDue(
	execution: Execution,
	workflow: EditionWorkflow,
	node: EditionNode,
	vendors: readonly Running[],
): void {
	const zone = workflow.settings.timezone;
	const vendor = vendors.find(({ credentialType }) => credentialType in (node.credentials ?? {}));
	const window = { today: dayIn(zone, execution.startedAt), from: -7, to: 90, zone };
	const keyOf = ({ customerId, renewalDate }: Record<string, unknown>) => `${customerId} ${renewalDate}`;
	const due = (vendor?.expected(window).due ?? []).map((each) => keyOf({ ...each }));
	expect(due.length).toBeGreaterThan(0);
	const rows = outputItems(execution, node.name, 0).map(({ json }) => keyOf(json));
	expect(rows.sort()).toEqual(due.sort());
	expect(outputItems(execution, 'Excel File', 0)).toHaveLength(1);
}

/** The example contracts that are due, as one message. */
function expectExampleContracts(execution: Execution): void {
	const [digest, ...more] = outputItems(execution, 'Renewal Digest', 0);
	expect(more).toEqual([]);
	const markdown = String(digest?.json.markdown);
	for (const customer of ['Example Dental', 'Example Logistics', 'Example School'])
		expect(markdown).toContain(customer);
	expect(markdown).not.toContain('Example Bakery');
}
