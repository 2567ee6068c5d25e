/** The main workflow in an n8n of whatever version or surroundings, checked against the sandboxes. */
import type { Running } from '../../sandbox/index.mts';
import * as renewals from '../../harness/demo/renewals.mts';
import {
	connectVendors,
	loadWorkflow,
	sandboxesOf,
	setWindow,
	type ConnectedVendor,
} from '../../harness/demo/workflow.mts';
import type { Execution, N8nClient } from '../../harness/n8n/client.mts';

const DAYS = 90;

export interface MainWorkflow {
	/** What n8n said of each vendor's credential. */
	connected: ConnectedVendor[];
	run(): Promise<Execution>;
	/** The renewals that an execution omitted or should have omitted, a line each; never of an execution that failed. */
	wrong(execution: Execution): string[];
}

/**
 * Saves the workflow and its credentials, which are tested, to run by the calendar of a zone.
 *
 * @param whose whether the workflow names the zone or the instance has it for all workflows that name none
 */
export async function saveMainWorkflow(
	client: N8nClient,
	sandboxes: readonly Running[],
	zone: string,
	whose: 'of the workflow' | 'of the instance' = 'of the workflow',
): Promise<MainWorkflow> {
	const workflow = loadWorkflow();
	const settings = { ...workflow.settings, timezone: whose === 'of the workflow' ? zone : undefined };
	setWindow(workflow, DAYS);
	const connected = await connectVendors(client, workflow, sandboxes);
	const id = await client.saveWorkflow({ ...workflow, settings });
	return {
		connected,
		run: async () => await client.runWorkflow(id, 'Start'),
		wrong: (execution) => {
			if (execution.status !== 'success')
				throw new Error(`The execution ended with ${execution.status}: ${execution.error}`);
			const today = renewals.dayIn(zone, execution.startedAt);
			const expected = sandboxesOf(workflow, sandboxes).flatMap(
				(sandbox) => sandbox.expected({ today, from: 0, to: DAYS, zone }).due,
			);
			const due = expected.map((renewal) => ({ ...renewal, renewalDate: String(renewal.renewalDate) }));
			if (due.length === 0) throw new Error('Nothing is due, so that nothing could be wrong.');
			return renewals.differences(renewals.rowsInWindow(execution), due);
		},
	};
}
