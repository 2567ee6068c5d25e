import { z } from 'zod';
import { json, jsonIn } from '../frame/vendor.mts';
import { blame, refuse } from './errors.mts';
import { gated } from './gate.mts';

/** The body of a request (Adobe: Manage pricing). */
const bodySchema = z
	.object({
		region: z.enum(['AP', 'JP', 'WE', 'LA', 'MX', 'EE', 'PA', 'NA']),
		marketSegment: z.enum(['COM', 'EDU', 'GOV']),
		currency: z.enum(['AUD', 'EUR', 'GBP', 'JPY', 'USD']),
		priceListMonth: z.string().regex(/^20\d\d(0[1-9]|1[0-2])$/),
		priceListType: z.enum(['STANDARD', '3YC', 'STD-LGA']).optional(),
		filters: z
			.object({
				offerId: z.string(),
				productFamily: z.string(),
				firstOrderDate: z.string(),
				lastOrderDate: z.string(),
				discountCode: z.string(),
			})
			.partial()
			.strict()
			.optional(),
		includeOfferAttributes: z
			.array(
				z.enum(['productType', 'productTypeDetail', 'additionalDetail', 'operatingSystem', 'language', 'duration']),
			)
			.optional(),
	})
	.strict();

/** By the first eight characters of an offer's ID. */
const FAMILIES: Record<string, string> = {
	'65304479': 'Acrobat Pro',
	'65322651': 'Photoshop',
	'65305222': 'Illustrator',
	'65324918': 'Creative Cloud All Apps',
	'65297757': 'Adobe Express',
	'65322535': 'Stock Credit Pack',
};
const SEGMENT_LETTERS = { COM: 'A', EDU: 'B', GOV: 'C' };
const LEVELS = ['01', '02', '03', '04', '12', '13'];
/** Which currencies a region has is documented by examples only; these are enough to refuse a wrong pair. */
const CURRENCIES: Record<string, string[]> = {
	AP: ['AUD', 'USD'],
	JP: ['JPY'],
	WE: ['EUR', 'GBP', 'USD'],
	EE: ['EUR', 'USD'],
	LA: ['USD'],
	MX: ['USD'],
	PA: ['AUD', 'USD'],
	NA: ['USD'],
};
const BASE_PRICE = 300;

export const priceListRoute = gated({
	method: 'POST',
	path: '/v3/pricelist',
	handle(request, context) {
		const parsed = bodySchema.safeParse(jsonIn(request));
		if (!parsed.success) {
			const fields = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
			throw blame(context, '5122', 'price list body', `Not as documented: ${fields || 'no JSON'}`);
		}
		const { filters = {}, includeOfferAttributes = [], ...what } = parsed.data;
		if (!(CURRENCIES[what.region] ?? []).includes(what.currency)) throw refuse(context, '1161');
		const limit = Number(request.query.get('limit') ?? 20);
		const offset = Number(request.query.get('offset') ?? 0);
		const letter = SEGMENT_LETTERS[what.marketSegment];
		const all = Object.entries(FAMILIES)
			.flatMap(([sku, productFamily]) => offersOf(sku, letter, productFamily, includeOfferAttributes))
			.filter((offer) => Object.entries(filters).every(([name, value]) => value === '' || offer[name] === value));
		const offers = all.slice(offset, offset + limit);
		return json(200, { ...what, totalCount: all.length, count: offers.length, limit, offset, offers });
	},
});

function offersOf(sku: string, letter: string, productFamily: string, attributes: string[]) {
	const levels = productFamily === 'Stock Credit Pack' ? ['T1'] : LEVELS;
	return levels.map((level, step): Record<string, string> => {
		const more: Record<string, string> = {
			productType: 'Subscription',
			productTypeDetail: 'Team',
			duration: '12 Months',
		};
		return {
			offerId: `${sku}C${letter}${level}A12`,
			discountCode: '',
			productFamily,
			firstOrderDate: '2026-01-01',
			lastOrderDate: '2099-12-31',
			partnerPrice: (BASE_PRICE - 10 * step).toFixed(2),
			...Object.fromEntries(attributes.flatMap((name) => (more[name] === undefined ? [] : [[name, more[name]]]))),
		};
	});
}
