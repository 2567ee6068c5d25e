import { statedRows, statedTotal } from '../frame/listAnswers.mts';
import type { Route, VendorRequest } from '../frame/vendor.mts';
import { json } from '../frame/vendor.mts';
import { Random } from '../portfolio/random.mts';
import { blame, jsonBody, refuse, type VmwareContext } from './answers.mts';
import type { Subscription, VmwareData } from './data.mts';
import type { vmwareKnobs } from './knobs.mts';
import { rowOf } from './row.mts';
import { authorize } from './signIn.mts';

interface Filter {
	key: string;
	operator: string;
	value: unknown;
}
interface Sorter {
	key: string;
	operator: string;
}

const DEFAULT_LIMIT = 100;
const INACTIVE = 'INCLUDE_INACTIVE_SUBSCRIPTIONS';
const TEXT_KEYS: Record<string, (subscription: Subscription) => string> = {
	BILLING_ENGINE_SUBSCRIPTION_ID: ({ billingEngineId }) => billingEngineId,
	CUSTOMER_NAME: ({ customer }) => customer.name,
	RESELLER_NAME: ({ reseller }) => reseller?.name ?? '',
};

/** "Get Distributor Subscriptions". */
export const searchRoute: Route<VmwareData, typeof vmwareKnobs> = {
	method: 'POST',
	path: '/cphub/api/seller/v1/distributors/{orgId}/subscriptions/search',
	handle(request, context) {
		authorize(request, context);
		const body = jsonBody(request, context);
		for (const name of Object.keys(body)) {
			if (name !== 'filters' && name !== 'sorter') throw blame(context, 400, 'body', `There is no "${name}"`);
		}
		const filters = filtersOf(body.filters, context);
		const sorter = sorterOf(body.sorter, context);
		const found = find(filters, sorter, context);
		const { start, limit, current } = placeOf(request, context);
		if (start > found.length && start > 0 && context.knobs.beyondEnd === 'reject') throw refuse(context, 404);
		const rows = found.slice(start, start + limit);
		context.note({ pageStart: current, pageLimit: limit, rows: rows.length });
		return json(200, {
			current,
			...nextOf({ current, limit, start, total: found.length }, context),
			results: statedRows(
				rows.map((row) => rowOf(row, context.knobs)),
				context.knobs.emptyResults,
			),
			totalResultsCount: statedTotal(found.length, context.knobs.totals),
		});
	},
};

/** Where the page begins, counted from 0. */
function placeOf(request: VendorRequest, context: VmwareContext) {
	for (const name of request.query.keys()) {
		if (name !== 'pageLimit' && name !== 'pageStart')
			throw blame(context, 400, 'unknown parameter', `There is no "${name}"`);
	}
	const asked = whole('pageLimit', DEFAULT_LIMIT, request, context);
	const { maxPageLimit, abovePageLimit, position } = context.knobs;
	if (asked > maxPageLimit && abovePageLimit === 'reject')
		throw blame(context, 400, 'pageLimit', `${asked} is above ${maxPageLimit}`);
	const limit = Math.min(asked, maxPageLimit);
	const current = whole('pageStart', 1, request, context);
	return { current, limit, start: position === 'pages' ? (current - 1) * limit : current - 1 };
}

function whole(name: string, standard: number, request: VendorRequest, context: VmwareContext): number {
	const given = request.query.get(name);
	if (given === null) return standard;
	if (/^[1-9]\d*$/.test(given)) return Number(given);
	throw blame(context, 400, name, `${name} must be a whole number from 1, not "${given}"`);
}

function nextOf(
	{ current, limit, start, total }: { current: number; limit: number; start: number; total: number },
	{ knobs }: VmwareContext,
): { next?: unknown } {
	const next = knobs.position === 'pages' ? current + 1 : current + limit;
	if (start + limit < total || knobs.nextAtEnd === 'beyond') return { next };
	return knobs.nextAtEnd === 'absent' ? {} : { next: knobs.nextAtEnd };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function filtersOf(given: unknown, context: VmwareContext): Filter[] {
	if (given === undefined) return [];
	if (!Array.isArray(given)) throw blame(context, 400, 'filters', 'filters is no array');
	return given.map((filter: unknown) => {
		if (!isObject(filter)) throw blame(context, 400, 'filters', 'A filter is not an object');
		const { key, operator, value } = filter;
		if (typeof key !== 'string' || typeof operator !== 'string')
			throw blame(context, 400, 'filters', 'A filter needs key and operator');
		if (!(key in TEXT_KEYS) && key !== INACTIVE) throw refuse(context, 400, `Unknown filter key ${key}`);
		if (!['EQUALS', 'LIKE'].includes(operator)) throw refuse(context, 400, `Unknown filter operator ${operator}`);
		if (key === INACTIVE && !/^(true|false)$/i.test(String(value)))
			throw blame(context, 400, 'filters', `${INACTIVE} is "${value}"`);
		return { key, operator, value };
	});
}

function sorterOf(given: unknown, context: VmwareContext): Sorter {
	if (given === undefined) return { key: 'SUBSCRIPTION_END_DATE', operator: 'ASC' };
	if (!isObject(given)) throw blame(context, 400, 'sorter', 'sorter is not an object');
	const { key, operator } = given;
	if (typeof key !== 'string' || typeof operator !== 'string')
		throw blame(context, 400, 'sorter', 'A sorter needs key and operator');
	if (!(key in TEXT_KEYS) && key !== 'SUBSCRIPTION_END_DATE') throw refuse(context, 400, `Unknown sorter key ${key}`);
	if (operator !== 'ASC' && operator !== 'DESC') throw refuse(context, 400, `Unknown sorter operator ${operator}`);
	return { key, operator };
}

/** All that match, in order. */
function find(filters: Filter[], sorter: Sorter, context: VmwareContext): readonly Subscription[] {
	const { memo, data, knobs } = context;
	if (knobs.ties === 'shuffled')
		// Sorted after that, so that only what compares equal is in another order each time.
		return sorted(memo.get('ties', () => new Random(1)).shuffled(data.subscriptions), sorter, context).filter(
			keeps(filters, context),
		);
	return memo.get(JSON.stringify(['found', filters, sorter]), () => {
		const order = memo.get(JSON.stringify(['order', sorter]), () => sorted(data.subscriptions, sorter, context));
		return order.filter(keeps(filters, context));
	});
}

function keeps(filters: Filter[], { knobs }: VmwareContext): (subscription: Subscription) => boolean {
	const hidden = new Set(knobs.inactive.split(',').map((status) => status.trim()));
	const showsInactive = filters.some(({ key, value }) => key === INACTIVE && /^true$/i.test(String(value)));
	const tests = filters.flatMap(({ key, operator, value }) => {
		const read = TEXT_KEYS[key];
		if (read === undefined) return [];
		const wanted = String(value).toLowerCase();
		return [
			(subscription: Subscription) => {
				const held = read(subscription).toLowerCase();
				return operator === 'LIKE' ? held.includes(wanted) : held === wanted;
			},
		];
	});
	return (subscription) =>
		(showsInactive || !hidden.has(subscription.status)) && tests.every((test) => test(subscription));
}

function sorted(
	all: readonly Subscription[],
	{ key, operator }: Sorter,
	{ knobs }: VmwareContext,
): readonly Subscription[] {
	if (knobs.ignoreSorter) return all;
	const sign = operator === 'ASC' ? 1 : -1;
	const read = TEXT_KEYS[key];
	if (read !== undefined) {
		const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
		return [...all].sort((a, b) => sign * compare(read(a), read(b)));
	}
	const endless = knobs.noEndDate === 'last' ? Number.MAX_VALUE : -Number.MAX_VALUE;
	return [...all].sort((a, b) => sign * ((a.end ?? endless) - (b.end ?? endless)));
}
