import type { INodeProperties } from 'n8n-workflow';

import { concurrently } from '../../../shared/engine/http/concurrently';
import { choiceField } from '../../../shared/n8n/field';
import type { OperationContext } from '../../../shared/n8n/operation';
import { reseller, type Status } from './fields';
import { collectAccounts, customersOf, resellers } from './list';
import { everyAccount } from './query';

/** A customer as the lists have it. */
export interface Customer {
	id: string;
	name: string | null;
	resellerId: string | null;
	resellerName: string | null;
}

interface Reseller {
	id: string;
	name: string | null;
}

const whose = choiceField({
	displayName: 'Resellers',
	name: 'resellers',
	type: 'options',
	options: [
		{ name: 'All Active Resellers', value: 'all' },
		{ name: 'One Reseller', value: 'one' },
	],
	default: 'all',
	description: 'Whose customers to read',
});

/** Whose customers a report covers. */
export const whoseFields: INodeProperties[] = [
	whose.property,
	{ ...reseller.property, displayOptions: { show: { resellers: ['one'] } } },
];

/** @throws ParameterError, VendorError */
export async function chosenResellers(run: OperationContext): Promise<Reseller[]> {
	if (whose.read(run.parameters) === 'one') return [{ id: reseller.read(run.parameters), name: null }];
	return await collectAccounts(run, resellers, everyAccount(['1000']), ({ resellerId, companyProfile }) => ({
		id: resellerId ?? '',
		name: companyProfile?.companyName ?? null,
	}));
}

/** The customers of the chosen resellers, each once. @throws ParameterError, VendorError */
export async function chosenCustomers(run: OperationContext, statuses: readonly Status[]): Promise<Customer[]> {
	const lists = await concurrently(
		run.session,
		await chosenResellers(run),
		async (session, one) => await customersWith({ ...run, session }, statuses, one),
	);
	const customers = [...new Map(lists.flat().map((customer) => [customer.id, customer])).values()];
	if (customers.length === 0 && lists.length > 0)
		run.session.host.hint('Adobe: no customers were found, although the node asked twice.');
	return customers;
}

const customersWith = async (run: OperationContext, statuses: readonly Status[], { id, name }: Reseller) =>
	await collectAccounts(
		run,
		// A reseller without customers is not unusual.
		{ ...customersOf(id), ifNone: 'lookAgain' },
		everyAccount(statuses),
		(row): Customer => ({
			id: row.customerId ?? '',
			name: row.companyProfile?.companyName ?? null,
			resellerId: row.resellerId ?? id,
			resellerName: name,
		}),
	);
