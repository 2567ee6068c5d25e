/** What a real n8n records is in test/e2e/stage-memory.test.mts; here is where it cannot. */
import { executionOf } from '../support/contexts.mts';

import { expect, test } from '@jest/globals';
import type { IExecuteFunctions } from 'n8n-workflow';

import { RenewalWindowFilter } from '../../index';
import { recordNew } from '../../shared/panel/stageHistory';

const settings = { scope: 'node' as const, historySize: 10, clearFirst: false };
const context = (id?: string): IExecuteFunctions => {
	const made = executionOf(new RenewalWindowFilter(), {}, []);
	if (id !== undefined) made.workflow.id = id;
	return made;
};
const failure = async (execution: IExecuteFunctions) =>
	await recordNew(execution, new Set(['key']), settings).then(
		() => undefined,
		(error: unknown) => error,
	);

test('a workflow that is not saved gets the advice to save it', async () => {
	expect(await failure(context())).toMatchObject({
		message: 'n8n could not save which stages were reported',
		description: expect.stringContaining('Save the workflow first'),
	});
});

test('an n8n that keeps no history is quoted, with the way to do without it', async () => {
	expect(await failure(context('w'))).toMatchObject({
		message: 'n8n could not save which stages were reported',
		description: expect.stringMatching(/Turn off Only When a Stage Is Entered.*initialized/),
	});
});

test('an n8n too old to have one says so', async () => {
	const old = context('w');
	Object.defineProperty(old, 'helpers', { value: {} });
	expect(await failure(old)).toMatchObject({
		description: 'This n8n keeps no history for nodes. Update n8n, or turn off Only When a Stage Is Entered.',
	});
});
