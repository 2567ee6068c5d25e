import { mediaType, type VendorRequest } from '../frame/vendor.mts';
import { blame, type KeepnetContext } from './envelope.mts';

/** A JSON object whose keys are read without regard to case: the platform takes either. */
export type Fields = ReadonlyMap<string, unknown>;

export function fieldsOf(value: unknown): Fields | undefined {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
	return new Map(Object.entries(value).map(([key, field]) => [key.toLowerCase(), field]));
}

/**
 * The body of a JSON request.
 * @throws Refusal for another content type (the specification's json-patch among them), broken JSON
 * or an empty body
 */
export function jsonBody(request: VendorRequest, context: KeepnetContext): Fields {
	const type = mediaType(request);
	if (type !== 'application/json') {
		const status = type === 'application/json-patch+json' ? 400 : 415;
		throw blame(context, status, 'content type', `"${type}" instead of application/json`);
	}
	const body = fieldsOf(parsed(request, context));
	if (!body) throw blame(context, 400, 'body', 'The body is not a JSON object');
	if (body.size === 0 && context.knobs.strictFilter) {
		throw blame(context, 500, 'empty body', 'The body is empty');
	}
	return body;
}

function parsed({ body }: VendorRequest, context: KeepnetContext): unknown {
	if (body.length === 0) return {};
	try {
		return JSON.parse(body.toString());
	} catch {
		throw blame(context, 400, 'body', 'The body is not JSON');
	}
}

export interface SearchRequest {
	pageNumber: number;
	/** within the maximum */
	pageSize: number;
	orderBy: string;
	ascending: boolean;
	/** as given, to be compiled; null when the platform is lenient and none was given */
	filter: unknown;
	isTargetUserCountExceededLimit: boolean;
	isClustered: boolean;
}

/** @throws Refusal for what is missing, null or of another type */
export function readSearch(body: Fields, context: KeepnetContext): SearchRequest {
	const { knobs } = context;
	const orderBy = body.get('orderby') ?? null;
	const filter = body.get('filter') ?? null;
	if (knobs.strictFilter && orderBy === null) throw blame(context, 400, 'null orderBy', 'orderBy is required');
	if (knobs.strictFilter && filter === null) throw blame(context, 500, 'null filter', 'filter is required');
	if (orderBy !== null && typeof orderBy !== 'string') throw wrongType('orderBy', 'text', context);
	return {
		pageNumber: positive('pageNumber', body, context),
		pageSize: pageSize(body, context),
		orderBy: orderBy ?? 'CreateTime',
		ascending: flag('ascending', body, context),
		filter,
		isTargetUserCountExceededLimit: flag('isTargetUserCountExceededLimit', body, context, false),
		isClustered: flag('isClustered', body, context, false),
	};
}

const wrongType = (name: string, type: string, context: KeepnetContext) =>
	blame(context, 400, 'body', `${name} is not ${type}`);

function positive(name: string, body: Fields, context: KeepnetContext): number {
	const value = body.get(name.toLowerCase());
	if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
		throw wrongType(name, 'a whole number from 1', context);
	}
	return value;
}

function pageSize(body: Fields, context: KeepnetContext): number {
	const asked = positive('pageSize', body, context);
	const { maxPageSize, abovePageSize } = context.knobs;
	if (asked <= maxPageSize) return asked;
	const refusal = blame(context, 400, 'page size', `pageSize ${asked} is above ${maxPageSize}`);
	if (abovePageSize === 'reject') throw refusal;
	return maxPageSize;
}

/** Optional when it has a default. */
export function flag(name: string, body: Fields, context: KeepnetContext, standard?: boolean): boolean {
	const value = body.get(name.toLowerCase()) ?? standard;
	if (typeof value !== 'boolean') throw wrongType(name, 'true or false', context);
	return value;
}
