import type { VendorRequest } from '../frame/vendor.mts';
import { everyCompany, type Company } from './data.mts';
import { blame, refuse, type KeepnetContext } from './envelope.mts';

/** The documented header, and the one of the vendor's own front end. Node has them in lower case. */
const HEADERS = ['x-keepnet-company-id', 'x-ir-company-id'];

/**
 * The company that the request is scoped to, by header or `?companyId=`; undefined without one
 * (Keepnet: Scope API requests to a customer).
 * @throws Refusal with 403 for a company of somebody else, 404 for none at all
 */
export function scopeOf(
	{ headers, query }: VendorRequest,
	context: KeepnetContext,
	role: unknown,
): Company | undefined {
	const sent = HEADERS.filter((name) => headers[name] !== undefined);
	if (sent.length > 1) context.violate('two scopes', `Both ${sent.join(' and ')} were sent`);
	const [header = ''] = sent;
	const id = headers[header]?.toString() ?? query.get('companyId');
	if (id === null) return undefined;
	if (role !== 'Reseller') {
		throw blame(context, 403, 'scope of a company admin', 'Only resellers may send a scope');
	}
	return companyById(id, context);
}

/** @throws Refusal with 403 for a company of somebody else, 404 for none at all */
export function companyById(id: string, context: KeepnetContext): Company {
	const { data, memo } = context;
	const byId = memo.get('by id', () => {
		return new Map(everyCompany(data).map((company) => [company.companyResourceId, company]));
	});
	const company = byId.get(id);
	if (company) return company;
	throw refuse(context, data.foreignIds.includes(id) ? 403 : 404);
}

/** The customers within a scope: a reseller's own, one customer, or all. */
export function companiesWithin(scope: Company | undefined, { data }: KeepnetContext): Company[] {
	if (!scope || scope === data.own) return data.companies;
	return data.companies.filter((company) => company === scope || company.reseller === scope);
}
