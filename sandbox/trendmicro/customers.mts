import { statedRows, statedTotal } from '../frame/listAnswers.mts';
import type { Route, VendorRequest } from '../frame/vendor.mts';
import { answer, blame, refuse, type TrendmicroContext } from './answers.mts';
import type { Customer, TrendmicroData } from './data.mts';
import type { trendmicroKnobs } from './knobs.mts';
import { authorize } from './signature.mts';

type TrendmicroRoute = Route<TrendmicroData, typeof trendmicroKnobs>;

const LARGEST_PAGE = 100;
const MOST_IDS = 20;

/** The routes of one call: with the SMPI version in the path, and without. */
function routes(path: string, handle: TrendmicroRoute['handle']): TrendmicroRoute[] {
	return ['/SMPI/{version}/service/wfbss/api', '/SMPI/service/wfbss/api'].map((prefix) => ({
		method: 'GET',
		path: `${prefix}${path}`,
		handle(request, context) {
			checkVersion(request.params.version, context);
			authorize(request, context);
			if (request.body.length > 0) throw blame(context, 400, 'body', 'GET takes no body');
			return handle(request, context);
		},
	}));
}

function checkVersion(version: string | undefined, context: TrendmicroContext): void {
	const { versions } = context.knobs;
	const fits = version === undefined ? versions !== 'named' : versions !== 'unnamed' && /^v2\.[2-8]$/.test(version);
	if (!fits) throw refuse(context, 404);
}

function checkNames({ query }: VendorRequest, known: readonly string[], context: TrendmicroContext): void {
	for (const name of query.keys()) {
		if (!known.includes(name)) throw blame(context, 400, 'unknown parameter', `There is no "${name}"`);
		if (query.getAll(name).length > 1) throw blame(context, 400, 'parameter twice', `"${name}" came twice`);
	}
}

function whole(
	name: string,
	standard: number,
	most: number,
	request: VendorRequest,
	context: TrendmicroContext,
): number {
	const given = request.query.get(name);
	if (given === null) return standard;
	const value = /^\d+$/.test(given) ? Number(given) : NaN;
	if (value >= 1 && value <= most) return value;
	throw blame(context, 400, name, `${name} must be 1 to ${most === Infinity ? 'max' : most}, not "${given}"`);
}

/** @throws Refusal with 400 for what is no GUID or too many, 403 for somebody else's customer */
function idsOf(request: VendorRequest, context: TrendmicroContext): string[] | undefined {
	const given = request.query.get('cids');
	if (given === null) return undefined;
	const ids = given.split(',').map((id) => id.toUpperCase());
	if (ids.length > MOST_IDS) throw blame(context, 400, 'cids', `${ids.length} ids, ${MOST_IDS} are allowed`);
	for (const id of ids) {
		if (!/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/.test(id))
			throw refuse(context, 400, `cids: "${id}" is not a GUID`);
		if (context.data.foreignIds.includes(id)) throw refuse(context, 403);
	}
	return ids;
}

const byId = ({ data, memo }: TrendmicroContext): Map<string, Customer> =>
	memo.get('by id', () => new Map(data.customers.map((customer) => [customer.id, customer])));

const known = (ids: readonly string[], context: TrendmicroContext): Customer[] =>
	ids.flatMap((id) => byId(context).get(id) ?? []);

function matching(request: VendorRequest, context: TrendmicroContext): readonly Customer[] {
	const ids = idsOf(request, context);
	const all = ids && context.knobs.cids === 'kept' ? known(ids, context) : context.data.customers;
	const q = request.query.get('q')?.toLowerCase() ?? '';
	if (q === '') return all;
	return context.memo.get(JSON.stringify(['q', q, ids]), () =>
		all.filter(({ name }) => name.toLowerCase().includes(q)),
	);
}

/** "List customers" (the page service-management-api-016). */
const listRoutes = routes('/customers', (request, context) => {
	checkNames(request, ['q', 'page', 'limit', 'cids'], context);
	const page = whole('page', 1, Infinity, request, context);
	const limit = whole('limit', LARGEST_PAGE, LARGEST_PAGE, request, context);
	const found = matching(request, context);
	const rows = found.slice((page - 1) * limit, page * limit);
	context.note({ page, limit, rows: rows.length });
	const { knobs } = context;
	return answer(
		{
			paging: { total: statedTotal(found.length, knobs.totals), limit, page },
			customers: statedRows(
				rows.map((row) => rowOf(row, context)),
				knobs.emptyCustomers,
			),
		},
		knobs,
	);
});

const written = (id: string, { knobs }: TrendmicroContext): string =>
	knobs.idCase === 'upper' ? id : id.toLowerCase();

function rowOf(customer: Customer, context: TrendmicroContext): Record<string, unknown> {
	const { licenseTypeAs, numbersAs } = context.knobs;
	const number = (value: number) => (numbersAs === 'text' ? String(value) : value);
	const type = customer.isTrial ? 0 : 1;
	return {
		license_period: number(customer.months),
		auto_renewal: number(customer.renewsItself ? 1 : 0),
		name: customer.name,
		time_zone: customer.timeZone,
		seat_count: number(customer.seats),
		...expireOf(customer, context),
		sp_subscription: customer.plan,
		license_type: licenseTypeAs === 'text' ? String(type) : type,
		id: written(customer.id, context),
		eid: customer.eid,
	};
}

function expireOf({ expire }: Customer, { knobs }: TrendmicroContext): { expire?: string | null } {
	if (expire === null) return knobs.noExpire === 'absent' ? {} : { expire: knobs.noExpire };
	const iso = new Date(expire).toISOString();
	return { expire: knobs.expireFormat === 'seconds' ? `${iso.slice(0, 19)}Z` : `${iso.slice(0, 16)}Z` };
}

/** "Get seat usage of customers" (the page service-management-api-025). */
const usageRoutes = routes('/customers/usage', (request, context) => {
	checkNames(request, ['cids'], context);
	const ids = idsOf(request, context);
	if (!ids) throw blame(context, 400, 'cids', 'cids is required');
	const customers = known(ids, context).map((customer) => ({
		id: written(customer.id, context),
		eid: customer.eid,
		seat_usages: customer.usages.map(({ activationCode, updated, used }) => ({
			activationcode: activationCode,
			update_time: Math.floor(updated / 1_000),
			used,
		})),
	}));
	context.note({ ids: ids.length });
	return answer({ customers }, context.knobs);
});

export const customerRoutes: TrendmicroRoute[] = [...listRoutes, ...usageRoutes];
