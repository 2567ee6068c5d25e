import type { INodeProperties } from 'n8n-workflow';

import { hintDifferences } from '../../../shared/engine/differs';
import { concurrently } from '../../../shared/engine/http/concurrently';
import { listOptions } from '../../../shared/n8n/fields';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { asOf, timeZone, windowFields, windowOf } from '../../../shared/panel/window';
import { readDate } from '../../../shared/renewal/dates/readDate';
import { isInWindow } from '../../../shared/renewal/window';
import { commitmentIn, isEndless } from '../account/commitment';
import { chosenCustomers, whoseFields } from '../account/customers';
import { customerStatuses } from '../account/fields';
import { Unread } from '../account/unread';
import { getCustomer } from '../api/endpoints';
import { sendForRecord } from '../api/envelope';

export const option = {
	name: 'Get Ending Commitments',
	action: 'Get ending commitments',
	description: 'Get the customers whose three-year commitment ends in the next N days, soonest first',
};

export const description: INodeProperties[] = [
	...whoseFields,
	...windowFields,
	listOptions(asOf.property, customerStatuses.property, timeZone.property),
];

/**
 * When a commitment ends, discounts drop to those of a new customer unless the customer recommits (Adobe docs,
 * "Three-year commit"). It is only on each customer's own page, so each takes a request.
 */
export async function execute(run: OperationContext): Promise<Output[]> {
	const window = windowOf(run.parameters);
	const customers = await chosenCustomers(run, customerStatuses.read(run.parameters, 'options'));
	const unread = new Unread(run, 'commitments');
	const deviations: string[] = [];
	const found = await concurrently(run.session, customers, async (session, customer) => {
		const raw = await sendForRecord(session, getCustomer, { customerId: customer.id }, 'customerId').catch(
			async (error: unknown) => await unread.note(customer, error),
		);
		const commitment = commitmentIn(raw, deviations);
		if (commitment === undefined || isEndless(commitment)) return [];
		const reading = readDate(commitment.endDate, { format: 'iso', zone: window.zone });
		// A date that cannot be read must not hide the customer.
		const day = reading.kind === 'day' ? reading.day : undefined;
		if (day !== undefined && !isInWindow(day, window)) return [];
		const { status, startDate, endDate, ...more } = commitment;
		return [
			{
				json: {
					customerId: customer.id,
					customerName: customer.name,
					resellerId: customer.resellerId,
					resellerName: customer.resellerName,
					commitmentStatus: status,
					commitmentStartDate: startDate,
					commitmentEndDate: endDate,
					daysUntilEnd: day === undefined ? null : day - window.today,
					...more,
				},
			},
		];
	});
	unread.report();
	hintDifferences(run.session, getCustomer, deviations);
	return found.flat().sort((a, b) => (a.json.daysUntilEnd ?? Infinity) - (b.json.daysUntilEnd ?? Infinity));
}
