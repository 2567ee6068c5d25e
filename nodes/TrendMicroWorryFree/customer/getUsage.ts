import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isSimplified, listOptions, simplifyField } from '../../../shared/n8n/fields';
import { ParameterError } from '../../../shared/n8n/errors';
import { readChoice, readTexts, type Parameters } from '../../../shared/n8n/parameters';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { checkId } from '../../../shared/engine/http/address';
import { collect } from '../../../shared/engine/list/collect';
import { listCustomers } from '../api/endpoints';
import { readUsage, usedSeatsOf, type Usage } from './usage';

export const description: INodeProperties[] = [
	{
		displayName: 'Customers',
		name: 'customers',
		type: 'options',
		options: [
			{ name: 'All', value: 'all', description: 'Every customer of the account' },
			{ name: 'By ID', value: 'byId', description: 'Some customers, by their IDs' },
		],
		default: 'all',
		description: 'Whose usage to get',
	},
	{
		displayName: 'Customer IDs',
		name: 'customerIds',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 6F9619FF-8B86-4D01-B42D-00CF4FC964FF',
		description: 'One ID, or several separated by commas. Any number: 20 of them go into one request.',
		displayOptions: { show: { customers: ['byId'] } },
	},
	simplifyField,
	listOptions(),
];

/** One item for each customer, in the order of the list or of the IDs, also for those of whom no usage is told. */
export async function execute(run: OperationContext): Promise<Output[]> {
	const simplified = isSimplified(run.parameters);
	const which = readChoice(run.parameters, 'customers', {
		field: 'Customers',
		choices: ['all', 'byId'] as const,
		fallback: 'all',
	});
	const ids = which === 'all' ? await allIds(run) : idsFrom(run.parameters);
	const usages = await readUsage(run.session, ids);
	return ids.map((id) => {
		const usage = usages.get(id.toLowerCase());
		return { json: simplified ? simplify(id, usage) : ((usage?.raw ?? { id, seat_usages: null }) as IDataObject) };
	});
}

async function allIds({ session, failOnIncomplete }: OperationContext): Promise<string[]> {
	const ids = await collect(session, listCustomers, {}, { keep: ({ id }) => id ?? '', failOnIncomplete });
	return ids.filter((id) => id !== '');
}

function idsFrom(parameters: Parameters): string[] {
	const ids = readTexts(parameters, 'customerIds', 'Customer IDs').map((id) => checkId(id, 'Customer IDs'));
	if (ids.length === 0) throw new ParameterError('Customer IDs', 'Customer IDs is empty', 'Enter at least one ID.');
	return [...new Map(ids.map((id) => [id.toLowerCase(), id])).values()];
}

/** Unix seconds that a date can hold. */
const isTime = (seconds: unknown): seconds is number => typeof seconds === 'number' && Math.abs(seconds) <= 8.64e12;

/** `used` is the sum over all activation codes; `update_time` is the newest of theirs, ISO 8601 in UTC. */
function simplify(id: string, usage: Usage | undefined): IDataObject {
	const times = (usage?.row.seat_usages ?? []).flatMap(({ update_time: time }) => (isTime(time) ? [time] : []));
	return {
		id,
		used: usedSeatsOf(usage?.row),
		update_time: times.length === 0 ? null : new Date(Math.max(...times) * 1000).toISOString(),
	};
}
