import type { INodeProperties } from 'n8n-workflow';

import { readRow } from '../../../shared/engine/contract';
import { hintDifferences, differs } from '../../../shared/engine/differs';
import { valueAt } from '../../../shared/engine/endpoint';
import { concurrently } from '../../../shared/engine/http/concurrently';
import type { Session } from '../../../shared/engine/http/session';
import { collect } from '../../../shared/engine/list/collect';
import { listOptions } from '../../../shared/n8n/fields';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { chosenResellers, whoseFields } from '../account/customers';
import { Unread } from '../account/unread';
import { dateText } from '../api/contracts';
import { getCustomer, getOpenAcquisitions, license, listPendingCustomers } from '../api/endpoints';
import { another, isAnother, onceEach, sendForObject, sendForRecord } from '../api/envelope';

export const option = {
	name: 'Get Pending',
	action: 'Get licenses pending an order',
	description: 'List the licenses that lapse within days unless they are ordered, soonest first',
};

export const description: INodeProperties[] = [...whoseFields, listOptions()];

/**
 * Licenses that customers have added and no partner has ordered. One list per reseller names the customers, so this
 * takes few requests.
 */
export async function execute(run: OperationContext): Promise<Output[]> {
	const resellers = await chosenResellers(run);
	const lists = await concurrently(
		run.session,
		resellers,
		async (session, { id }) =>
			await collect(
				session,
				listPendingCustomers,
				{ query: { 'notification-type': 'LICENSES_PENDING_PARTNER_ORDER', 'reseller-id': id } },
				{
					keep: ({ customerId }) => ({ customerId: customerId ?? '', resellerId: id }),
					failOnIncomplete: run.failOnIncomplete,
					// A reseller without pending licenses is not unusual.
					ifNone: 'lookAgain',
				},
			),
	);
	const unread = new Unread(run, 'pending licenses');
	const deviations: string[] = [];
	const found = await concurrently(run.session, lists.flat(), async (session, ids) => {
		const read = await licensesOf(session, ids, deviations).catch(
			async (error: unknown) => await unread.note({ id: ids.customerId, name: null }, error),
		);
		return read ?? [];
	});
	unread.report();
	hintDifferences(run.session, getOpenAcquisitions, deviations);
	return found.flat().sort((a, b) => (a.json.expiryDate ?? '~').localeCompare(b.json.expiryDate ?? '~', 'en'));
}

/** The list of licenses; one that is absent because there are none is empty. */
const licensesIn = (open: unknown): unknown =>
	valueAt(open, 'unpaidLicenses') ?? (valueAt(open, 'licenseCount') === 0 ? [] : undefined);

/** Whether an answer holds all the licenses that it counts; `null` or `{}` may stand in for one of them once. */
function isWhole(open: unknown): boolean {
	const licenses = licensesIn(open);
	if (!Array.isArray(licenses)) return false;
	// Whether it counts licenses or seats is not documented.
	const seats = licenses.reduce((sum: number, raw: unknown) => sum + Number(valueAt(raw, 'quantity') ?? 0), 0);
	const counted = Number(valueAt(open, 'licenseCount') ?? 0);
	const different = onceEach<unknown>(licenses).length;
	return licenses.every((raw) => Boolean(valueAt(raw, 'referenceId'))) && !(counted > Math.max(different, seats));
}

/** The licenses of one customer, with its name, because users look for names, not numbers. */
async function licensesOf(session: Session, ids: { customerId: string; resellerId: string }, deviations: string[]) {
	const path = { customerId: ids.customerId };
	const [open, customer] = await Promise.all([
		sendForObject(
			session,
			getOpenAcquisitions,
			{ path },
			(answer) => !isWhole(answer) || isAnother(answer, 'customerId', ids.customerId),
		),
		sendForRecord(session, getCustomer, path, 'customerId'),
	]);
	if (isAnother(open, 'customerId', ids.customerId)) throw another(getOpenAcquisitions, 'customerId');
	const licenses = licensesIn(open);
	if (!Array.isArray(licenses)) throw differs(getOpenAcquisitions, 'unpaidLicenses is not a list');
	if (!isWhole(open))
		deviations.push(
			`customer ${ids.customerId} has ${String(valueAt(open, 'licenseCount'))} pending licenses, but ${licenses.length} were sent or some have no referenceId`,
		);
	const name = valueAt(customer, 'companyProfile.companyName');
	return onceEach<unknown>(licenses).map((raw) => {
		const read = readRow(license, raw);
		if (read === undefined)
			throw differs(getOpenAcquisitions, `a license of customer ${ids.customerId} is not an object`);
		const { row } = read;
		deviations.push(...read.deviations.map((what) => `a license of customer ${ids.customerId}: ${what}`));
		return {
			json: {
				resellerId: ids.resellerId,
				customerId: ids.customerId,
				customerName: typeof name === 'string' ? name : null,
				referenceId: row.referenceId ?? null,
				productName: row.productName ?? null,
				baseOfferId: row.baseOfferId ?? null,
				quantity: row.quantity ?? null,
				creationDate: dateText(row.creationDate),
				expiryDate: dateText(row.expiryDate),
			},
		};
	});
}
