import { firstOf } from '../../../shared/engine/differs';
import { concurrently } from '../../../shared/engine/http/concurrently';
import { readRow } from '../../../shared/engine/contract';
import { valueAt } from '../../../shared/engine/endpoint';
import type { VendorError } from '../../../shared/engine/errors';
import { send } from '../../../shared/engine/http/send';
import type { Session } from '../../../shared/engine/http/session';
import { choiceField } from '../../../shared/n8n/field';
import { isoOf, type Day } from '../../../shared/renewal/dates/day';
import type { RenewalRecord } from '../../../shared/renewal/record';
import { counted } from '../../../shared/renewal/wording';
import type { SubscriptionRow } from '../api/contracts';
import { getPriceList, offer as contract } from '../api/endpoints';
import { Failures, isRejection } from './failures';

/** The regions of Adobe's price lists. The API does not say which one a customer's country belongs to. */
const REGIONS = [
	{ name: 'Asia Pacific (AP)', value: 'AP' },
	{ name: 'Eastern Europe (EE)', value: 'EE' },
	{ name: 'Japan (JP)', value: 'JP' },
	{ name: 'Latin America (LA)', value: 'LA' },
	{ name: 'Mexico (MX)', value: 'MX' },
	{ name: 'None', value: 'none' },
	{ name: 'North America (NA)', value: 'NA' },
	{ name: 'Pacific (PA)', value: 'PA' },
	{ name: 'Western Europe (WE)', value: 'WE' },
] as const;

type Region = (typeof REGIONS)[number]['value'];

/** Only Adobe's price lists have product names. */
export const productNames = choiceField<Region>(
	{
		displayName: 'Product Names',
		name: 'productNames',
		type: 'options',
		options: REGIONS,
		default: 'NA',
		description:
			'Region of the price list to take product names from, because subscriptions have only offer IDs. Takes one request per product.',
	},
	'none',
);

/** The 10th character of an offer ID is its market segment (Adobe's partner application). */
const SEGMENTS: Record<string, string> = { A: 'COM', B: 'EDU', C: 'GOV' };
/** Offers of one ID are few: one for each span of order dates. */
const LIMIT = 100;
const NAMED = 5;

/** The offers of some subscriptions, and their names. */
export class Offers {
	/** The currency of each offer's subscription: a price list has one. */
	private readonly currencies = new Map<string, string>();

	constructor(private readonly region: Region) {}

	note(rows: ReadonlyArray<{ row: SubscriptionRow }>): void {
		if (this.region === 'none') return;
		for (const { row } of rows) if (row.offerId) this.currencies.set(row.offerId, row.currencyCode || 'USD');
	}

	/** Fills in the product of each record. */
	async nameIn(session: Session, records: RenewalRecord[], today: Day): Promise<RenewalRecord[]> {
		if (this.region === 'none') return records;
		const names = await this.namesOf(
			session,
			records.map(({ sku }) => sku),
			today,
		);
		return records.map((record) => ({ ...record, product: names.get(record.sku ?? '') ?? record.product }));
	}

	/** The product family of each offer in this month's price list; a hint says which are missing. */
	async namesOf(
		session: Session,
		offerIds: ReadonlyArray<string | null | undefined>,
		today: Day,
	): Promise<ReadonlyMap<string, string>> {
		const names = new Map<string, string>();
		if (this.region === 'none') return names;
		const wanted = [...new Set(offerIds.flatMap((id) => id ?? []))];
		const failures = new Failures();
		const rejections = new Set<string>();
		const isRejected = (error: VendorError) => isRejection(error) && rejections.add(error.message).size > 0;
		await concurrently(session, wanted, async (own, offerId) => {
			const name = await failures.try(offerId, async () => await this.ask(own, offerId, today), isRejected);
			if (name !== undefined) names.set(offerId, name);
		});
		if (failures.count > 0) {
			session.host.hint(
				`Adobe: the names of ${counted(failures.count, 'product')} could not be read, so they are empty: ${failures.reasons}`,
			);
		}
		const missing = wanted.filter((id) => !names.has(id) && !failures.has(id));
		if (missing.length > 0) {
			const why = rejections.size === 0 ? '' : ` (${[...rejections].slice(0, 2).join('; ')})`;
			session.host.hint(
				`Adobe: the price list of region ${this.region} has no name for ${counted(missing.length, 'product')}${why}: ${firstOf(missing, NAMED)}. Choose another region in Product Names under Options.`,
			);
		}
		return names;
	}

	private async ask(session: Session, offerId: string, today: Day): Promise<string | undefined> {
		const body = {
			region: this.region,
			marketSegment: SEGMENTS[offerId.charAt(9)] ?? 'COM',
			currency: this.currencies.get(offerId) ?? 'USD',
			priceListMonth: isoOf(today).slice(0, 7).replace('-', ''),
			filters: { offerId },
		};
		const answer = await send(session, getPriceList, { query: { offset: 0, limit: LIMIT }, body });
		const offers = valueAt(answer.body, 'offers');
		for (const raw of Array.isArray(offers) ? offers : []) {
			const row = readRow(contract, raw)?.row;
			if (row?.offerId === offerId && row.productFamily) return row.productFamily;
		}
		return undefined;
	}
}
