import { readRow } from '../../../shared/engine/contract';
import { valueAt, type Call } from '../../../shared/engine/endpoint';
import { differs } from '../../../shared/engine/differs';
import { VendorError } from '../../../shared/engine/errors';
import { send } from '../../../shared/engine/http/send';
import type { Session } from '../../../shared/engine/http/session';
import { partialIn } from '../../../shared/engine/list/answer';
import { secondLook } from '../../../shared/engine/secondLook';
import type { SubscriptionRow } from '../api/contracts';
import { listSubscriptions, subscription } from '../api/endpoints';
import { onceEach } from '../api/envelope';

/** All subscriptions of one customer, as received and as their contract reads them. */
export interface Subscriptions {
	rows: Array<{ row: SubscriptionRow; raw: Record<string, unknown> }>;
	/** Differences from the contract, ready to be shown. */
	deviations: string[];
	/** Adobe's recommendations for the customer, if requested. */
	recommendations: unknown;
}

/**
 * Reads all subscriptions of a customer; Adobe gives them in one answer.
 * @param isAlone whether no other customer is read: "0 of 0" is then asked for again
 * @throws VendorError, `incomplete` if the answer twice has fewer than it says
 */
export async function readSubscriptions(
	session: Session,
	customerId: string,
	{ query, isAlone = false }: { query?: Call['query']; isAlone?: boolean } = {},
): Promise<Subscriptions> {
	const { items, different, total, partial, body } = await secondLook(
		session,
		async () => itemsIn((await send(session, listSubscriptions, { path: { customerId }, query })).body),
		(answer) =>
			answer.items === undefined ||
			answer.partial !== undefined ||
			isShort(answer) ||
			!answer.items.every(isSubscription) ||
			(isAlone && answer.items.length === 0),
	);
	if (items === undefined) throw differs(listSubscriptions, 'items is not a list');
	if (items.length < (total ?? 0)) throw incomplete(`${total} subscriptions are reported, ${items.length} were sent`);
	const deviations: string[] = [];
	if (partial !== undefined)
		deviations.push(
			`customer ${customerId}: the answer says that it is not complete (${partial}). Some may be missing`,
		);
	if (isShort({ different, total })) deviations.push(`customer ${customerId}: ${shortness(different.length, total)}`);
	const rows = different.flatMap((raw, index) => {
		const read = readRow(subscription, raw);
		const where = `customer ${customerId}, subscription ${index + 1}`;
		if (!isSubscription(raw)) deviations.push(`${where} has no subscriptionId. A subscription may be missing`);
		if (read === undefined) throw differs(listSubscriptions, `${where} is not an object`);
		deviations.push(...read.deviations.map((deviation) => `${where}: ${deviation}`));
		return [{ row: read.row, raw }];
	});
	return { rows, deviations, recommendations: valueAt(body, 'recommendations') };
}

/**
 * Whether subscriptions are missing: a repeated one may replace another, and an empty list is believed only with a total
 * of 0.
 */
const isShort = ({ different, total }: Pick<Answered, 'different' | 'total'>): boolean =>
	different.length === 0 ? total !== 0 : different.length < (total ?? 0);

const shortness = (different: number, total: number | undefined): string =>
	total === undefined
		? 'the answer has neither subscriptions nor a count. There may be some'
		: `only ${different} of ${total} reported subscriptions came. Some may be missing`;

/** `null` or `{}` may stand in for a subscription once. */
const isSubscription = (raw: unknown): boolean => Boolean(valueAt(raw, 'subscriptionId'));

interface Answered {
	items: Array<Record<string, unknown>> | undefined;
	/** Without those that are listed again. */
	different: Array<Record<string, unknown>>;
	total: number | undefined;
	/** The name under which the answer says that it is not complete. */
	partial: string | undefined;
	body: unknown;
}

function itemsIn(body: unknown): Answered {
	const said = valueAt(body, 'totalCount');
	const total = said === undefined || said === null || Number.isNaN(Number(said)) ? undefined : Number(said);
	const listed = valueAt(body, 'items') ?? (total === 0 ? [] : undefined);
	const items = Array.isArray(listed) ? listed : undefined;
	return { items, different: onceEach(items ?? []), total, partial: partialIn(body), body };
}

const incomplete = (what: string) =>
	new VendorError('incomplete', `Adobe sent an incomplete list (${listSubscriptions.name}): ${what}`, {
		description: 'Nothing was returned, so that no subscription goes missing unnoticed.',
	});
