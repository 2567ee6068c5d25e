import { z } from 'zod';

const regex = z.string().refine((source) => {
	try {
		return Boolean(new RegExp(source));
	} catch {
		return false;
	}
}, 'Not a regular expression');

/** Which requests a rule is for: all vendor requests when neither is given. */
export const matchFields = {
	/** part of `METHOD /path?query` as sent, or of the route, such as `GET /api/companies/{resourceId}` */
	match: z.string().optional(),
	/** a regular expression over either; `search$` distinguishes a route from the longer ones */
	matchRegex: regex.optional(),
};

export interface MatchRule {
	match?: string | undefined;
	matchRegex?: string | undefined;
}

/** `names`: the request line and the route that a request goes by. */
export function isMatch({ match, matchRegex }: MatchRule, names: readonly string[]): boolean {
	const pattern = matchRegex === undefined ? undefined : new RegExp(matchRegex);
	return names.some((name) => (match === undefined || name.includes(match)) && (pattern?.test(name) ?? true));
}
