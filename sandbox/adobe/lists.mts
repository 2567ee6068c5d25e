import { isDay, startOfDay } from '../portfolio/calendar.mts';
import { statedRows, statedTotal } from '../frame/listAnswers.mts';
import { json, type Reply, type VendorRequest } from '../frame/vendor.mts';
import type { Account } from './data.mts';
import { blame, refuse, type AdobeContext } from './errors.mts';

const STATUSES = ['1000', '1002', '1004', '1026'];
const SORT_FIELDS = ['creationDate', 'companyName'];
const LARGEST_LIMIT = 50;
const collator = new Intl.Collator('en');

interface List<Row extends Account> {
	/** distinguishes this list from others in the memo */
	name: string;
	rows: readonly Row[];
	/** what the documents' table calls the array */
	called: string;
	byCreation: boolean;
	write: (row: Row) => unknown;
}

/** The parameters of a list, checked (Adobe: Get customer list, Get reseller list). */
interface Ask {
	status: string;
	companyName: string | null;
	from: number;
	to: number;
	offset: number;
	limit: number;
	sortBy: string;
	orderBy: string;
}

export function answerList<Row extends Account>(request: VendorRequest, context: AdobeContext, list: List<Row>): Reply {
	const ask = readAsk(request, context, list.byCreation);
	const { offset, limit, ...what } = ask;
	const found = context.memo.get(JSON.stringify([list.name, what]), () => find(list.rows, ask, context));
	const { cap, capAs, offsetBeyond, listName, emptyList } = context.knobs;
	const isCut = (capAs === 'offset' && offset + limit > cap) || (offsetBeyond === 'reject' && offset > found.length);
	if (isCut) throw refuse(context, '1133');
	const reachable = capAs === 'none' ? found : found.slice(0, cap);
	const rows = reachable.slice(offset, offset + limit);
	context.note({ ...what, offset, limit, rows: rows.length });
	const name = listName === 'accounts' ? 'accounts' : list.called;
	return json(200, {
		totalCount: statedTotal(capAs === 'total' ? reachable.length : found.length, context.knobs.totals),
		count: rows.length,
		offset,
		limit,
		[name]: statedRows(rows.map(list.write), emptyList),
	});
}

const KNOWN = ['status', 'company-name', 'offset', 'limit', 'sort-by', 'order-by'];

function readAsk({ query }: VendorRequest, context: AdobeContext, byCreation: boolean): Ask {
	const known = byCreation ? [...KNOWN, 'from-created-date', 'to-created-date'] : KNOWN;
	for (const name of new Set(query.keys())) {
		if (!known.includes(name)) context.violate('unknown parameter', `${name} is not documented`);
		if (query.getAll(name).length > 1) throw blame(context, '1132', 'parameter twice', `${name} may be given once`);
	}
	const chosen = (name: string, allowed: string[], standard: string) => {
		const value = query.get(name) ?? standard;
		const found = allowed.find((one) => one.toLowerCase() === value.toLowerCase());
		if (found === undefined)
			throw blame(context, '1132', 'bad parameter', `${name} must be among ${allowed.join(', ')}`);
		return found;
	};
	return {
		status: chosen('status', STATUSES, '1000'),
		companyName: query.get('company-name'),
		...createdBetween(query, context),
		offset: wholeNumber(query, context, 'offset', 0, 0),
		limit: limitOf(query, context),
		sortBy: chosen('sort-by', SORT_FIELDS, 'creationDate'),
		orderBy: chosen('order-by', ['asc', 'desc'], 'desc'),
	};
}

function wholeNumber(
	query: URLSearchParams,
	context: AdobeContext,
	name: string,
	standard: number,
	least: number,
): number {
	const text = query.get(name) ?? String(standard);
	if (/^\d+$/.test(text) && Number(text) >= least) return Number(text);
	throw blame(context, '1132', 'bad parameter', `${name} must be a whole number from ${least}`);
}

function limitOf(query: URLSearchParams, context: AdobeContext): number {
	const limit = wholeNumber(query, context, 'limit', 20, 1);
	if (limit <= LARGEST_LIMIT) return limit;
	context.violate('limit', `limit must be between 1 and ${LARGEST_LIMIT}`);
	if (context.knobs.aboveLimit === 'reject') throw refuse(context, '1132', ['limit']);
	return LARGEST_LIMIT;
}

/** Milliseconds, both included. */
function createdBetween(query: URLSearchParams, context: AdobeContext): { from: number; to: number } {
	const read = (name: string, standard: number) => {
		const text = query.get(name);
		if (text === null) return standard;
		if (isDay(text)) return startOfDay(text);
		const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text) && isDay(text.slice(0, 10));
		if (!isTime || Number.isNaN(Date.parse(text))) {
			throw blame(context, '1132', 'bad date', `${name} must be YYYY-MM-DD or YYYY-MM-DDTHH:mm:ssZ`);
		}
		// Not the client's mistake: which of the two is taken is not documented.
		if (context.knobs.createdDates === 'daysOnly') throw refuse(context, '1132', [name]);
		return Date.parse(text);
	};
	const to = read('to-created-date', Infinity);
	return { from: read('from-created-date', -Infinity), to: context.knobs.toCreated === 'excluded' ? to - 1 : to };
}

function find<Row extends Account>(rows: readonly Row[], ask: Ask, context: AdobeContext): Row[] {
	const blocked = context.knobs.blockedUnder1004 && ask.status === '1004' ? ['1010', '1012', '1014'] : [];
	const matches = nameMatcher(ask.companyName, context);
	const found = rows.filter(
		({ status, companyName, created }) =>
			(status === ask.status || blocked.includes(status)) &&
			matches(companyName) &&
			created >= ask.from &&
			created <= ask.to,
	);
	const up = ask.orderBy === 'asc' ? 1 : -1;
	const compare =
		ask.sortBy === 'companyName'
			? (a: Row, b: Row) => collator.compare(a.companyName, b.companyName)
			: (a: Row, b: Row) => a.created - b.created;
	return found.sort((a, b) => up * compare(a, b));
}

function nameMatcher(asked: string | null, { knobs }: AdobeContext): (name: string) => boolean {
	if (asked === null || asked === '') return () => true;
	const folded = (text: string) => (knobs.nameCase === 'ignored' ? text.toLowerCase() : text);
	const wanted = folded(asked);
	if (!wanted.includes('*')) {
		return (name) => (knobs.plainName === 'exact' ? folded(name) === wanted : folded(name).includes(wanted));
	}
	const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	if (knobs.wildcards === 'end') {
		return (name) => folded(name).startsWith(wanted.endsWith('*') ? wanted.slice(0, -1) : wanted);
	}
	const pattern = new RegExp(`^${wanted.split('*').map(escaped).join('.*')}$`, 'su');
	return (name) => pattern.test(folded(name));
}
