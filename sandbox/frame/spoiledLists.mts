import type { Reply } from './vendor.mts';

/** Where the answers of a vendor hold rows and totals: names joined by dots, or the name of a header. */
export interface ListPlaces {
	rows: readonly string[];
	totals: ReadonlyArray<string | { header: string }>;
}

/**
 * What may be wrong with the list in an answer. `object`: `{}` in its place. `none`: no rows, and a total of 0.
 * `nullRow`, `emptyRow`: `null` or `{}` in place of a row.
 */
export const LIST_FAULTS = [
	'empty',
	'null',
	'missing',
	'object',
	'none',
	'short',
	'double',
	'nullRow',
	'emptyRow',
	'upperCaseIds',
] as const;
export type ListFault = (typeof LIST_FAULTS)[number];

type Json = Record<string, unknown>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object that holds the last name of a place, and that name. */
function holderOf(body: Json, place: string): [Json, string] | undefined {
	const names = place.split('.');
	const last = names.pop() ?? '';
	let holder: unknown = body;
	for (const name of names) holder = isJson(holder) ? holder[name] : undefined;
	return isJson(holder) && last in holder ? [holder, last] : undefined;
}

const upperCased = (row: unknown): unknown =>
	isJson(row)
		? Object.fromEntries(
				Object.entries(row).map(([name, value]) => [
					name,
					/(^|[a-z])id$/i.test(name) && typeof value === 'string' ? value.toUpperCase() : value,
				]),
			)
		: row;

function spoilRows(holder: Json, name: string, as: ListFault): void {
	const rows = holder[name];
	if (!Array.isArray(rows)) return;
	if (as === 'missing') delete holder[name];
	else if (as === 'null') holder[name] = null;
	else if (as === 'object') holder[name] = {};
	else if (as === 'nullRow' || as === 'emptyRow')
		holder[name] = rows.map((row: unknown, index) => (index > 0 ? row : as === 'nullRow' ? null : {}));
	else if (as === 'short') holder[name] = rows.slice(0, -1);
	else if (as === 'double') holder[name] = [...rows, ...rows.slice(0, 1)];
	else holder[name] = as === 'upperCaseIds' ? rows.map(upperCased) : [];
}

/** The same answer with something wrong about its list; an answer without a list stays as it is. */
export function withSpoiledList(reply: Reply, { rows, totals }: ListPlaces, as: ListFault): Reply {
	if (reply.status !== 200 || reply.body === undefined) return reply;
	let body: unknown;
	try {
		body = JSON.parse(reply.body.toString());
	} catch {
		return reply;
	}
	if (!isJson(body)) return reply;
	for (const place of rows) spoilRows(...(holderOf(body, place) ?? [{}, '']), as);
	const headers = { ...reply.headers };
	for (const place of as === 'none' ? totals : []) {
		if (typeof place === 'object') headers[place.header] = '0';
		else {
			const [holder, name] = holderOf(body, place) ?? [{} as Json, ''];
			holder[name] = 0;
		}
	}
	return { ...reply, headers, body: JSON.stringify(body) };
}
