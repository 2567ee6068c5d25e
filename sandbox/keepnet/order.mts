import type { Company } from './data.mts';
import { refuse, type KeepnetContext } from './envelope.mts';
import { limitText } from './fields.mts';

type Key = string | number;

const text = new Intl.Collator('en');

/** The columns that can be sorted by (Keepnet's front end), in lower case. */
function sortKey(column: string, context: KeepnetContext): ((company: Company) => Key) | undefined {
	const undated = context.knobs.nullDates === 'first' ? -Infinity : Infinity;
	const keys: Record<string, (company: Company) => Key> = {
		companyname: ({ companyName }) => companyName,
		resellername: ({ reseller }) => reseller?.companyName ?? '',
		industryname: ({ industry }) => industry.name,
		licensetypename: ({ licenseType }) => licenseType.name,
		targetusercount: ({ targetUserCount }) => targetUserCount,
		numberofusers: (company) => limitText(company, context) ?? '',
		tags: ({ tags }) => tags.join(', '),
		licenseenddate: ({ licenseEnd }) => licenseEnd ?? undated,
		createtime: ({ createTime }) => createTime,
	};
	return Object.hasOwn(keys, column) ? keys[column] : undefined;
}

/**
 * The column to sort by, in lower case; '' for the platform's own order.
 * @throws Refusal with 400 for a column that cannot be sorted by. That is no violation: whether
 * `RenewalDate` can be, as the use-case pages say, is only found out by trying.
 */
export function orderColumn(orderBy: string, context: KeepnetContext): string {
	const { refuseOrderBy, renewalDateOrderBy, ignoreOrderBy } = context.knobs;
	const asked = orderBy.toLowerCase();
	const refused = refuseOrderBy.split(',').map((name) => name.trim().toLowerCase());
	const isRefused = refused.includes(asked) || (refused.includes('*') && asked !== 'createtime');
	const isAlias = asked === 'renewaldate' && renewalDateOrderBy !== 'reject';
	if (isRefused || (!isAlias && !sortKey(asked, context))) {
		throw refuse(context, 400, `Invalid orderBy "${orderBy}"`);
	}
	if (ignoreOrderBy || (isAlias && renewalDateOrderBy === 'ignore')) return '';
	return isAlias ? 'licenseenddate' : asked;
}

/** All companies in order. Equal ones keep the platform's own order, ascending or not. */
export function sorted(
	companies: readonly Company[],
	column: string,
	ascending: boolean,
	context: KeepnetContext,
): readonly Company[] {
	const keyOf = sortKey(column, context);
	if (!keyOf) return companies;
	const direction = ascending ? 1 : -1;
	return companies
		.map((company) => ({ company, key: keyOf(company) }))
		.sort((a, b) => direction * compareKeys(a.key, b.key))
		.map(({ company }) => company);
}

function compareKeys(a: Key, b: Key): number {
	if (typeof a === 'string' && typeof b === 'string') return text.compare(a, b);
	return a < b ? -1 : Number(a > b);
}
