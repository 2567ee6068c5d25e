/**
 * What n8n's Postgres node hands to the Renewal Window Filter: dates as objects and as JSON, while n8n's process is in
 * another zone than the workflow.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, jest } from '@jest/globals';

import { outputItems, type Execution, type SavedCredential, type WorkflowNode } from '../../harness/n8n/client.mts';
import { freePorts } from '../../harness/n8n/ports.mts';
import { QUEUE_SERVERS, startPostgres, type Server } from '../../harness/n8n/servers.mts';
import { stateFolder } from '../../harness/n8n/state.mts';
import { nodeOf, OURS, start, useInstance } from '../support/instance.mts';
import { needing } from '../support/systemPackages.mts';

const IN_WINDOW = 0;
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
const dueIn = (execution: Execution) => {
	expect(execution.error).toBeUndefined();
	return outputItems(execution, 'Filter', IN_WINDOW).map(
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
