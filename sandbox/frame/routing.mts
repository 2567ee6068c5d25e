import type { KnobTable } from './knobs.mts';
import type { Route } from './vendor.mts';

interface Found<Data, Knobs extends KnobTable> {
	/** such as `GET /api/companies/{resourceId}`; undefined when no route fits */
	route?: Route<Data, Knobs>;
	params: Record<string, string>;
	/** The path exists, under other methods only. */
	wrongMethod: boolean;
}

export const labelOf = ({ method, path }: { method: string; path: string }): string => `${method} ${path}`;

/** Finds routes by method and path; paths are compared exactly, trailing slash and case included. */
export class RouteTable<Data, Knobs extends KnobTable> {
	private readonly compiled;

	constructor(routes: ReadonlyArray<Route<Data, Knobs>>) {
		this.compiled = routes.map((route) => ({ route, segments: route.path.split('/') }));
	}

	find(method: string, path: string): Found<Data, Knobs> {
		const given = path.split('/');
		let wrongMethod = false;
		for (const { route, segments } of this.compiled) {
			const params = paramsOf(segments, given);
			if (params && route.method === method) return { route, params, wrongMethod: false };
			wrongMethod ||= params !== undefined;
		}
		return { params: {}, wrongMethod };
	}
}

function paramsOf(pattern: string[], given: string[]): Record<string, string> | undefined {
	if (pattern.length !== given.length) return undefined;
	const params: Record<string, string> = {};
	for (const [i, segment] of pattern.entries()) {
		const actual = given[i] ?? '';
		const name = /^\{(.+)\}$/.exec(segment)?.[1];
		if (name === undefined && segment !== actual) return undefined;
		if (name !== undefined && actual === '') return undefined;
		if (name !== undefined) params[name] = decoded(actual);
	}
	return params;
}

function decoded(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}

/** What is wrong with a path whatever the vendor, as [rule, detail]. */
export function pathFault(path: string): [rule: string, detail: string] | undefined {
	if (path.includes('//')) return ['double slash', 'An id was empty, or two paths were joined badly'];
	const isDots = (segment: string) => ['.', '..'].includes(segment.replace(/%2e/gi, '.'));
	return path.split('/').some(isDots)
		? ['dot segment', 'A path may not climb: an id was put into it unencoded']
		: undefined;
}
