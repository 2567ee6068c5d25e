/** An edition's example workflow, which runs with nothing else from this project. */
import type { Edition, EditionNode } from './edition.mts';

interface Step {
	name: string;
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: null; name: string }>;
}

export interface ExampleWorkflow {
	name: string;
	nodes: Array<Step & { id: string; position: [number, number] }>;
	connections: Record<string, { main: Array<Array<{ node: string; type: 'main'; index: number }>> }>;
	settings: { executionOrder: 'v1'; timezone: string };
}

const DISTANCE = 224;

/** Nodes in a row, each connected to the next, with a note above. */
function inARow(name: string, note: string, steps: Step[]): ExampleWorkflow {
	const nodes = steps.map((step, index) => ({
		...step,
		id: `step-${index + 1}`,
		position: [index * DISTANCE, 0] as [number, number],
	}));
	const next = (index: number) => steps[index + 1]?.name;
	const connections = Object.fromEntries(
		steps
			.slice(0, -1)
			.map((step, index) => [step.name, { main: [[{ node: String(next(index)), type: 'main' as const, index: 0 }]] }]),
	);
	const sticky = {
		id: 'note',
		name: 'What to set',
		type: 'n8n-nodes-base.stickyNote',
		typeVersion: 1,
		position: [0, -288] as [number, number],
		parameters: { content: note, width: 560, height: 240 },
	};
	return {
		name,
		nodes: [sticky, ...nodes],
		connections,
		settings: { executionOrder: 'v1', timezone: 'Europe/Berlin' },
	};
}

const START: Step = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} };

/** A vendor's renewals as an Excel file. */
function vendorWorkflow(edition: Edition, { description }: EditionNode): ExampleWorkflow {
	const { displayName, name, credentials = [] } = description;
	return inARow(
		`${displayName}: upcoming renewals`,
		[
			`## Who renews in the next 90 days, or was due last week?`,
			`1. **${displayName}**: choose your credential. *Days Ahead* and *Days Back* are the window.`,
			`2. **Excel File** gets a row for each renewal, soonest first. Send it by email, or replace it with another node.`,
			`"Today" is the day in this workflow's time zone (⋯ → Settings → Timezone). For a weekly file, replace **Start** with a Schedule Trigger.`,
		].join('\n\n'),
		[
			START,
			{
				name: displayName,
				type: `${edition.name}.${name}`,
				typeVersion: 1,
				parameters: { resource: 'renewal', operation: 'getUpcoming', daysAhead: 90, daysBack: 7 },
				credentials: Object.fromEntries(
					credentials.map((credential) => [credential.name, { id: null, name: `${displayName} account` }]),
				),
			},
			{
				name: 'Excel File',
				type: 'n8n-nodes-base.convertToFile',
				typeVersion: 1.1,
				parameters: { operation: 'xlsx', options: { fileName: 'renewals.xlsx' } },
			},
		],
	);
}

/** Example contracts, dated from the day on which the workflow runs. */
const CONTRACTS = `={{ { contracts: [
  { customerName: 'Example Dental', product: 'Office suite', quantity: 25, owner: 'Team North', renewalDate: $today.plus(5, 'days').toISODate() },
  { customerName: 'Example Logistics', product: 'Web domain', quantity: 1, owner: 'Team South', renewalDate: $today.plus(40, 'days').toISODate() },
  { customerName: 'Example School', product: 'TLS certificate', quantity: 3, owner: 'Team North', renewalDate: $today.minus(3, 'days').toISODate() },
  { customerName: 'Example Bakery', product: 'Support contract', quantity: 2, owner: 'Team South', renewalDate: $today.plus(300, 'days').toISODate() }
] } }}`;

/** Any list of contracts as a finished message. */
function toolsWorkflow(edition: Edition): ExampleWorkflow {
	return inARow(
		'Upcoming renewals from any list',
		[
			'## What renews in the next 90 days, or was due last week?',
			'1. **Contracts** and **One Item Each** are example data: replace them with Google Sheets, a database or a file.',
			'2. **Renewal Window Filter** finds the date by its name and keeps what is due.',
			'3. **Renewal Digest** writes the message. Choose its *Format*, and send it with the node of your choice.',
		].join('\n\n'),
		[
			START,
			{
				name: 'Contracts',
				type: 'n8n-nodes-base.set',
				typeVersion: 3.4,
				parameters: { mode: 'raw', jsonOutput: CONTRACTS, options: {} },
			},
			{
				name: 'One Item Each',
				type: 'n8n-nodes-base.splitOut',
				typeVersion: 1,
				parameters: { fieldToSplitOut: 'contracts', options: {} },
			},
			{
				name: 'Renewal Window Filter',
				type: `${edition.name}.renewalWindowFilter`,
				typeVersion: 1,
				parameters: { daysAhead: 90, daysBack: 7 },
			},
			{
				name: 'Renewal Digest',
				type: `${edition.name}.renewalDigest`,
				typeVersion: 1,
				parameters: { format: 'markdown' },
			},
		],
	);
}

export function exampleWorkflow(edition: Edition): ExampleWorkflow {
	const vendor = edition.nodes.find(({ description }) => description.credentials !== undefined);
	return vendor === undefined ? toolsWorkflow(edition) : vendorWorkflow(edition, vendor);
}
