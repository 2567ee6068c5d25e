import type { OperationContext } from '../n8n/operation';
import { isObject } from '../n8n/parameters';
import { counted } from '../renewal/wording';

/** What was read before a window or an exclusion removed anything. */
export interface Portfolio {
	/** What is counted, in the singular: `customer`. */
	noun: string;
	size: number;
}

/**
 * Compares a portfolio with that of the last run of the same node, and remembers it. A revoked scope must not look as
 * if nothing renews. n8n keeps static data between production runs of a published workflow.
 * @returns a sentence when the portfolio is empty or more than a third smaller
 */
export function shrunkenPortfolio(
	{ context, itemIndex }: Pick<OperationContext, 'context' | 'itemIndex'>,
	{ noun, size }: Portfolio,
): string | undefined {
	const stored = context.getWorkflowStaticData('node');
	const { parameters, credentials } = context.getNode();
	// Other settings or another account read another portfolio.
	const asked = JSON.stringify([parameters, credentials]);
	const before = isObject(stored.portfolios) ? stored.portfolios : {};
	const last = before[itemIndex];
	stored.portfolios = { ...before, [itemIndex]: { asked, size } };
	if (!isObject(last) || last.asked !== asked || typeof last.size !== 'number') return undefined;
	if (size * 3 >= last.size * 2) return undefined;
	return `${counted(size, noun)} read, but ${last.size} in the last run. Check whether the credential can still see all of them.`;
}
