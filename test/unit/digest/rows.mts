/** Renewals and settings for tests of the digest. */
import { dayFrom, isoOf } from '../../../shared/renewal/dates/day';
import type { Json } from '../../../shared/renewal/items/path';
import { columnsIn, DEFAULT_COLUMNS } from '../../../nodes/RenewalDigest/digest/columns';
import { digestsOf, type Digest, type DigestSettings } from '../../../nodes/RenewalDigest/digest/digest';
import { listsOf } from '../../../nodes/RenewalDigest/digest/lists';
import { Language, type DateStyle } from '../../../nodes/RenewalDigest/language/language';
import { Owners } from '../../../nodes/RenewalDigest/rows/owners';
import { readBatch, type Batch, type ReadSettings } from '../../../nodes/RenewalDigest/rows/rows';
import { DEFAULT_THRESHOLDS, stageOf } from '../../../shared/renewal/window';

/** Monday, 23 November 2026 */
export const TODAY = dayFrom(2026, 11, 23) ?? 0;
export const NOW = Date.UTC(2026, 10, 23, 8, 30);

const THRESHOLDS = [...DEFAULT_THRESHOLDS].reverse();
const VENDORS = ['Adobe', 'Keepnet', 'Trend Micro', 'VMware'];
const CUSTOMERS = ['Foxglove Primary School', "Heron O'Brien's Bakery", 'Kestrel Logistics Ltd', 'Müller & Söhne GmbH'];

/** A row as Get Upcoming and the filter give it. */
export function renewal(daysUntilRenewal: number, more: Json = {}): Json {
	const vendor = 'Keepnet';
	return {
		vendor,
		customerId: 'C-1',
		customerName: 'Foxglove Primary School',
		resellerId: null,
		resellerName: null,
		subscriptionId: `S-${daysUntilRenewal}`,
		product: 'Professional',
		sku: null,
		quantity: 75,
		usedQuantity: null,
		termMonths: 12,
		autoRenew: 'unknown',
		status: 'active',
		renewalDate: isoOf(TODAY + daysUntilRenewal),
		daysUntilRenewal,
		renewalStage: stageOf(daysUntilRenewal, { thresholds: THRESHOLDS, graceDays: 0 }),
		decisionDeadline: null,
		isOverdue: daysUntilRenewal < 0,
		...more,
	};
}

/** Many different renewals from 10 days ago to 90 days ahead, always the same ones. */
export const manyRenewals = (count: number): Json[] =>
	Array.from({ length: count }, (_none, index) => {
		const vendor = VENDORS[index % 4] ?? '';
		const isAdobe = vendor === 'Adobe';
		return renewal(((index * 37) % 101) - 10, {
			vendor,
			customerId: `C-${index % 300}`,
			customerName: `${CUSTOMERS[index % 4 === 3 ? 3 : index % 3]} ${index % 300}`,
			subscriptionId: `S-${index}`,
			product: isAdobe ? null : 'Professional',
			sku: isAdobe ? `6530${index % 9}520CA01A12` : null,
			quantity: (index % 90) + 1,
			autoRenew: ['on', 'off', 'unknown'][index % 3],
			decisionDeadline: isAdobe ? isoOf(TODAY + ((index * 37) % 101) - 13) : null,
			amount: isAdobe ? ((index % 90) + 1) * 12.5 : null,
			currency: isAdobe ? (index % 8 === 0 ? 'EUR' : 'USD') : null,
		});
	});

const columnNamed = (path: string) => columnsIn(path)[0] ?? { known: undefined, path, label: undefined };

export interface Wanted extends Partial<Omit<DigestSettings, 'columns' | 'groupField' | 'language'>> {
	columns?: string;
	groupField?: string;
	language?: string;
	dateStyle?: DateStyle;
	read?: Partial<ReadSettings>;
}

export const batchOf = (jsons: readonly Json[], read: Partial<ReadSettings> = {}): Batch =>
	readBatch(jsons, {
		zone: 'Europe/Berlin',
		asOf: undefined,
		today: TODAY,
		dateField: '',
		dateFormat: 'auto',
		productNames: [],
		owners: new Owners([]),
		...read,
	});

/** The digests that the node makes of these items, with the panel's defaults where nothing else is wanted. */
export function digestsFrom(jsons: readonly Json[], wanted: Wanted = {}): Digest[] {
	const {
		columns = DEFAULT_COLUMNS,
		groupField = 'owner',
		language = 'en-GB',
		dateStyle = 'weekday',
		read,
		...more
	} = wanted;
	return digestsOf(batchOf(jsons, read), {
		groupBy: 'stage',
		separateAutoRenewals: false,
		title: '',
		mostListed: 30,
		isPerGroup: false,
		hasFile: (isComplete) => !isComplete,
		...more,
		columns: columnsIn(columns),
		groupField: columnNamed(groupField),
		language: new Language(language, dateStyle),
	});
}

export function digestFrom(jsons: readonly Json[], wanted: Wanted = {}): Digest {
	const [digest, ...others] = digestsFrom(jsons, wanted);
	if (digest === undefined || others.length > 0) throw new Error('Exactly one digest was expected');
	return digest;
}

/** What a digest lists, as text: the heading of each group, and its lines. */
export const outline = (digest: Digest): Array<{ heading: string; lines: string[] }> =>
	listsOf(digest).map(({ heading, lines }) => ({
		heading: heading.join(' · '),
		lines: lines.map(({ facts }) => facts.map(({ text }) => text).join(' · ')),
	}));
