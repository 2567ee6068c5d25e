import type { OperationContext } from '../n8n/operation';
import { isObject } from '../n8n/parameters';
import { counted } from '../renewal/wording';

/** What was read before a window or an exclusion removed anything. */
export interface Portfolio {
	/** What is counted, in the singular: `customer`. */
	noun: string;
	size: number;
}

/** Portfolios that are remembered at least: a loop asks for one after the other, each time with a single item. */
const REMEMBERED = 100;

type Run = Pick<OperationContext, 'context' | 'itemIndex'> & { session: Pick<OperationContext['session'], 'baseUrl'> };

/**
 * Compares a portfolio with the one that the same node read last time, and remembers it. A revoked scope must not look as
 * if nothing renews. n8n keeps static data between production runs of a published workflow.
 * @returns a sentence when the portfolio is empty or more than a third smaller
 */
export function shrunkenPortfolio(run: Run, { noun, size }: Portfolio): string | undefined {
	const stored = run.context.getWorkflowStaticData('node');
	const asked = askedBy(run);
	const { [asked]: last, ...others } = isObject(stored.portfolios) ? stored.portfolios : {};
	const sizes = [...Object.entries(others), [asked, size]];
	const items = run.context.getInputData().length;
	// The last item of a run has those that came before it compared.
	const most = Math.max(items, REMEMBERED);
	stored.portfolios = Object.fromEntries(run.itemIndex === items - 1 ? sizes.slice(-most) : sizes);
	if (typeof last !== 'number' || size * 3 >= last * 2) return undefined;
	return `${counted(size, noun)} read, but ${last} in the last run. Check whether the credential can still see all of them.`;
}

/**
 * What an input item asks for: other settings or another account read another portfolio, wherever the item stands. The
 * day of the report does not count.
 */
function askedBy({ context, itemIndex, session }: Run): string {
	const { parameters, credentials } = context.getNode();
	const valueOf = (name: string): unknown => {
		try {
			return context.getNodeParameter(name, itemIndex, null);
		} catch {
			// An expression with an error, in a field that this operation does not read.
			return parameters[name];
		}
	};
	const values = Object.keys(parameters).map(valueOf);
	return JSON.stringify([values, credentials, session.baseUrl], (name, value: unknown) =>
		name === 'asOf' ? undefined : value,
	);
}
