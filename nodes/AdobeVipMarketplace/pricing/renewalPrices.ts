import { firstOf } from '../../../shared/engine/differs';
import { concurrently } from '../../../shared/engine/http/concurrently';
import { readRow } from '../../../shared/engine/contract';
import { valueAt } from '../../../shared/engine/endpoint';
import type { VendorError } from '../../../shared/engine/errors';
import { send } from '../../../shared/engine/http/send';
import type { Session } from '../../../shared/engine/http/session';
import { flagField } from '../../../shared/n8n/field';
import type { RenewalRecord } from '../../../shared/renewal/record';
import { counted } from '../../../shared/renewal/wording';
import { line as contract, previewRenewal } from '../api/endpoints';
import { Failures } from './failures';

export const includePrices = flagField(
	{
		displayName: 'Include Prices',
		name: 'includePrices',
		type: 'boolean',
		default: true,
		description:
			'Whether to add the price you will pay for the seats that auto-renewal orders, taken from a preview. Takes one request per customer that is due.',
	},
	false,
);

/** Nothing is set to renew, or everything is already renewed: not a problem, there is just no price. */
const NOTHING_TO_PRICE = ['2136', '2164'];
const NAMED = 3;

interface Price {
	amount: number;
	currency: string | null;
}

/**
 * Adds the partner's price of each renewal, which Adobe calculates from the customer's level, discounts and auto-renewal
 * settings. A subscription that does not renew automatically has none.
 */
export async function withPrices(session: Session, records: RenewalRecord[]): Promise<RenewalRecord[]> {
	if (records.length > 0 && records.every(({ autoRenew }) => autoRenew === 'off')) {
		session.host.hint(
			'Adobe: no renewal has a price, because none of them renews automatically. Renewal → Preview prices the line items that you name.',
		);
	}
	const customers = records.flatMap(({ autoRenew, customerId }) => (autoRenew === 'off' ? [] : (customerId ?? [])));
	const prices = new Map<string, Price>();
	const failures = new Failures();
	const isNothing = ({ code }: VendorError) => NOTHING_TO_PRICE.includes(code ?? '');
	await concurrently(session, [...new Set(customers)], async (own, customerId) => {
		const found = await failures.try(customerId, async () => await pricesOf(own, customerId), isNothing);
		for (const [subscriptionId, price] of found ?? []) prices.set(`${customerId} ${subscriptionId}`, price);
	});
	if (failures.count > 0) {
		session.host.hint(
			`Adobe: the prices of ${counted(failures.count, 'customer')} could not be previewed, so amount is empty: ${failures.reasons}`,
		);
	}
	return records.map((record) => {
		const price = prices.get(`${record.customerId} ${record.subscriptionId}`);
		return price === undefined || record.autoRenew === 'off' ? record : { ...record, ...price };
	});
}

/** By subscription; several lines of one are added up, and one line without a price leaves the total empty. */
async function pricesOf(session: Session, customerId: string): Promise<Map<string, Price>> {
	const query = { 'fetch-price': true };
	const body = { orderType: 'PREVIEW_RENEWAL' };
	const answer = await send(session, previewRenewal, { path: { customerId }, query, body });
	const lines = valueAt(answer.body, 'lineItems');
	const prices = new Map<string, Price>();
	const unpriced = new Set<string>();
	for (const raw of Array.isArray(lines) ? lines : []) {
		const row = readRow(contract, raw)?.row;
		const amount = row?.pricing?.lineItemPartnerPrice ?? undefined;
		if (!row?.subscriptionId) continue;
		if (amount === undefined) {
			unpriced.add(row.subscriptionId);
			continue;
		}
		const ofOrder = valueAt(answer.body, 'currencyCode');
		const currency = row.currencyCode || (typeof ofOrder === 'string' && ofOrder !== '' ? ofOrder : null);
		const before = prices.get(row.subscriptionId)?.amount ?? 0;
		prices.set(row.subscriptionId, { amount: Math.round((before + amount) * 100) / 100, currency });
	}
	for (const id of unpriced) prices.delete(id);
	if (unpriced.size > 0)
		session.host.hint(
			`Adobe: the preview of customer ${customerId} has no price for ${counted(unpriced.size, 'subscription')}, so amount is empty: ${firstOf([...unpriced], NAMED)}`,
		);
	return prices;
}
