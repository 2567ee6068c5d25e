/**
 * What n8n's own nodes hand to the Renewal Window Filter: dates of a PostgreSQL, as objects and as JSON, while n8n's
 * process is in another zone than the workflow; and items that a Merge brought together.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, jest, test as anywhere } from '@jest/globals';

import { outputItems, type Execution, type SavedCredential, type WorkflowNode } from '../../harness/n8n/client.mts';
import { freePorts } from '../../harness/n8n/ports.mts';
import { QUEUE_SERVERS, startPostgres, type Server } from '../../harness/n8n/servers.mts';
import { stateFolder } from '../../harness/n8n/state.mts';
import { inARow, nodeOf, OURS, start, useInstance } from '../support/instance.mts';
import { needing } from '../support/systemPackages.mts';

const IN_WINDOW = 0;
const NO_VALID_DATE = 2;
const withPostgres = needing(
	QUEUE_SERVERS.filter(({ names }) => names.includes('postgres')),
	'PostgreSQL',
);

jest.setTimeout(120_000);

const filter = nodeOf('Filter', `${OURS}.renewalWindowFilter`, {
	daysAhead: 90,
	daysBack: 0,
	options: { asOf: '2026-11-22' },
});
const dueIn = (execution: Execution, output = IN_WINDOW) => {
	expect(execution.error).toBeUndefined();
	return outputItems(execution, 'Filter', output).map(
		({ json }) => `${String(json.customer)} ${String(json.renewalDate)}`,
	);
};
const hintsOf = (execution: Execution) =>
	(execution.runs.Filter?.[0]?.hints ?? []).map(({ message }) => message).join('\n');

withPostgres.describe.each(['America/New_York', 'Asia/Tokyo'])(
	'DATE columns, with n8n in %s and the workflow in UTC',
	(zone) => {
		const n8n = useInstance(`e2e-postgres-${zone.replace('/', '-')}`, () => ({ TZ: zone, GENERIC_TIMEZONE: zone }));
		let server: Server;
		let credential: SavedCredential;

		beforeAll(async () => {
			const password = randomBytes(12).toString('hex');
			const folder = join(stateFolder(), 'e2e-postgres-data');
			mkdirSync(folder, { recursive: true });
			const [port = 0] = await freePorts(1);
			server = await startPostgres(folder, port, password);
			const access = { host: '127.0.0.1', port, database: 'postgres', user: 'postgres', password, ssl: 'disable' };
			credential = await n8n.instance.client.saveCredential('PostgreSQL', 'postgres', access);
		}, 120_000);
		afterAll(async () => await server?.stop());

		const query = `select * from (values ('A', date '2026-11-22'), ('B', date '2026-12-10'), ('C', date '2027-02-20'),
		('D', date '2027-02-21'), ('E', date '2026-11-21')) as renewals (customer, renewal_date)`;
		const postgres = (): WorkflowNode => ({
			...nodeOf('Postgres', 'n8n-nodes-base.postgres', { operation: 'executeQuery', query, options: {} }, 2.6),
			credentials: { postgres: credential },
		});

		withPostgres.test('are the days that the database holds', async () => {
			const execution = await n8n.run('Objects', [start, postgres(), filter]);
			expect(dueIn(execution)).toEqual(['A 2026-11-22', 'B 2026-12-10', 'C 2027-02-20']);
		});

		withPostgres.test('are the same days once they were JSON', async () => {
			const asJson = nodeOf(
				'As JSON',
				'n8n-nodes-base.set',
				{ mode: 'raw', jsonOutput: '={{ JSON.stringify($json) }}', options: {} },
				3.4,
			);
			const execution = await n8n.run('JSON', [start, postgres(), asJson, filter]);
			expect(dueIn(execution)).toEqual(['A 2026-11-22', 'B 2026-12-10', 'C 2027-02-20']);
			// Midnight in New York is the same day in UTC; in Tokyo it is the day before.
			expect(hintsOf(execution).includes('read as calendar days')).toBe(zone === 'Asia/Tokyo');
		});
	},
);

describe('after a Merge', () => {
	const n8n = useInstance('e2e-merge');
	const rows = (name: string, list: unknown[]) => [
		nodeOf(name, 'n8n-nodes-base.set', { mode: 'raw', jsonOutput: JSON.stringify({ list }), options: {} }, 3.4),
		nodeOf(`${name} Rows`, 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'list', options: {} }),
	];

	anywhere('one input’s dates do not decide how another’s are read', async () => {
		const american = rows('US', [
			{ customer: 'A', expiry: '12/01/2026' },
			{ customer: 'C', expiry: '01/25/2027' },
		]);
		const european = rows('EU', [
			{ customer: 'B', expiry: '25/12/2026' },
			{ customer: 'D', expiry: '03/12/2026' },
		]);
		const to = (node: string, index = 0) => ({ node, type: 'main', index });
		const connections = {
			Start: { main: [[to('US'), to('EU')]] },
			...inARow('US', 'US Rows'),
			...inARow('EU', 'EU Rows'),
			'US Rows': { main: [[to('Merge')]] },
			'EU Rows': { main: [[to('Merge', 1)]] },
			...inARow('Merge', 'Filter'),
		};
		const merge = nodeOf('Merge', 'n8n-nodes-base.merge', {}, 3.2);
		const execution = await n8n.run('Merge', [start, ...american, ...european, merge, filter], connections);
		expect(dueIn(execution).sort()).toEqual(['A 2026-12-01', 'B 2026-12-25', 'C 2027-01-25', 'D 2026-12-03']);
		expect(dueIn(execution, NO_VALID_DATE)).toEqual([]);
		expect(hintsOf(execution)).toContain('because of "25/12/2026"');
	});
});
