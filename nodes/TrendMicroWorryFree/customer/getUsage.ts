import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { checkId } from '../../../shared/engine/http/address';
import { collect } from '../../../shared/engine/list/collect';
import { ParameterError } from '../../../shared/n8n/errors';
import { choiceField, textsField } from '../../../shared/n8n/field';
import { isSimplified, listOptions, simplifyField } from '../../../shared/n8n/fields';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import type { Parameters } from '../../../shared/n8n/parameters';
import { listCustomers } from '../api/endpoints';
import { readUsage, usedSeatsOf, type Usage } from './usage';

export const option = {
	name: 'Get Usage',
	action: 'Get the seat usage of customers',
	description: 'Get the number of seats in use, for some or all customers',
};

const whichCustomers = choiceField({
	displayName: 'Customers',
	name: 'customers',
	type: 'options',
	options: [
		{ name: 'All', value: 'all', description: 'Every customer of the account' },
		{ name: 'By ID', value: 'byId', description: 'Specific customers, by ID' },
	],
	default: 'all',
	description: 'Whose usage to get',
});

/** By commas only: a semicolon in an ID is a mistake, and is named. */
const byCommas = (text: string) => text.split(',');

const customerIds = textsField(
	{
		displayName: 'Customer IDs',
		name: 'customerIds',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 6F9619FF-8B86-4D01-B42D-00CF4FC964FF',
		description: 'One or more IDs, separated by commas. You can list any number: each request covers 20.',
		displayOptions: { show: { customers: ['byId'] } },
	},
	byCommas,
);

export const description: INodeProperties[] = [
	whichCustomers.property,
	customerIds.property,
	simplifyField,
	listOptions(),
];

/** One item for each customer, in the order of the list or of the IDs, including those without reported usage. */
export async function execute(run: OperationContext): Promise<Output[]> {
	const { parameters } = run;
	const simplified = isSimplified(parameters);
	const ids = whichCustomers.read(parameters) === 'all' ? await allIds(run) : idsFrom(parameters);
	const usages = await readUsage(run.session, ids);
	return ids.map((id) => {
		const usage = usages.get(id.toLowerCase());
		return {
			json: simplified ? simplify(id, usage) : ((usage?.raw as IDataObject | undefined) ?? { id, seat_usages: null }),
		};
	});
}

async function allIds({ session, failOnIncomplete }: OperationContext): Promise<string[]> {
	const ids = await collect(session, listCustomers, {}, { keep: ({ id }) => id ?? '', failOnIncomplete });
	return ids.filter((id) => id !== '');
}

function idsFrom(parameters: Parameters): string[] {
	const { displayName: field } = customerIds.property;
	const ids = (customerIds.read(parameters) ?? []).map((id) => checkId(id, field));
	if (ids.length === 0) throw new ParameterError(field, `${field} is empty`, 'Enter at least one ID.');
	return [...new Map(ids.map((id) => [id.toLowerCase(), id])).values()];
}

/** Unix seconds that a date can hold. */
const isTime = (seconds: unknown): seconds is number => typeof seconds === 'number' && Math.abs(seconds) <= 8.64e12;

/** `used` is the sum over all activation codes; `update_time` is the newest of them, ISO 8601 in UTC. */
function simplify(id: string, usage: Usage | undefined): IDataObject {
	const times = (usage?.row.seat_usages ?? []).flatMap(({ update_time: time }) => (isTime(time) ? [time] : []));
	return {
		id,
		used: usedSeatsOf(usage?.row),
		update_time: times.length === 0 ? null : new Date(Math.max(...times) * 1000).toISOString(),
	};
}
