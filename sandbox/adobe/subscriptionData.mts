import { addDays, startOfDay } from '../portfolio/calendar.mts';
import type { Random } from '../portfolio/random.mts';

export interface Subscription {
	id: string;
	offerId: string;
	currentQuantity: number;
	usedQuantity: number;
	autoRenewal: { enabled: boolean; renewalQuantity: number };
	/** seats renewed early; undefined when there were none in this term */
	renewedQuantity?: number;
	/** milliseconds */
	created: number;
	/** `YYYY-MM-DD` */
	renewalDate: string;
	status: '1000' | '1002' | '1004' | '1009';
	manualRenewal: boolean;
}

/** Bought once, and not to be renewed. */
export const isOneTime = ({ offerId }: Subscription): boolean => offerId === CREDIT_PACK;

export interface Term {
	/** the day on which the customer's subscriptions renew */
	due: string;
	today: string;
	/** the anniversary date has moved on already: something was renewed early */
	rolled: boolean;
}

const OFFERS = ['65304479CA01A12', '65322651CA01A12', '65305222CA01A12', '65324918CA01A12', '65297757CA01A12'];
/** A credit pack runs for a year from its own order. */
const CREDIT_PACK = '65322535CAT1A12';
/** Number of days after its end in which a subscription can still be renewed by hand. */
const LATE_DAYS = 14;

export function makeSubscriptions(random: Random, term: Term): Subscription[] {
	const count = random.pick([1, 1, 1, 2, 2, 3, 4, 5, 6]);
	return Array.from({ length: count }, (_, index) => makeSubscription(random, term, index));
}

function makeSubscription(random: Random, term: Term, index: number): Subscription {
	const { due, today, rolled } = term;
	const seats = random.int(1, 120);
	const kind = index === 0 ? 1 : random.next();
	const isCreditPack = kind < 0.1;
	const renewalDate = isCreditPack ? addDays(today, random.int(1, 365)) : due;
	const plain: Subscription = {
		id: `${hex(random, 30)}NA`,
		offerId: isCreditPack ? CREDIT_PACK : random.pick(OFFERS),
		currentQuantity: seats,
		usedQuantity: random.int(0, seats),
		autoRenewal: {
			enabled: random.chance(0.85),
			renewalQuantity: random.chance(0.8) ? seats : random.int(1, seats + 20),
		},
		created: startOfDay(addDays(renewalDate, -365)) + random.int(0, 86_399) * 1_000,
		renewalDate,
		status: '1000',
		manualRenewal: false,
	};
	if (renewalDate < today) return ended(plain, renewalDate >= addDays(today, -LATE_DAYS));
	if (isCreditPack) return plain;
	if (kind < 0.18) return { ...plain, status: '1009', currentQuantity: 0, usedQuantity: 0 };
	if (kind < 0.21) return { ...plain, status: '1002' };
	if (kind < 0.27) return ended(plain, false);
	return rolled ? renewedEarly(plain, random) : plain;
}

const ended = (plain: Subscription, manualRenewal: boolean): Subscription => ({
	...plain,
	status: '1004',
	autoRenewal: { ...plain.autoRenewal, enabled: false },
	manualRenewal,
});

/**
 * Renewed early in full, with a few seats added since, in part, or (returned again) not at all. Some partners' programs
 * set the renewal quantity to the renewed one after each early renewal, as the sample in Adobe's "Manual renewals" has
 * it: current 10, renewal 5, renewed 5.
 */
function renewedEarly(plain: Subscription, random: Random): Subscription {
	const seats = plain.currentQuantity;
	const part = Math.max(1, Math.floor(seats / 2));
	const renewedQuantity = random.pick([seats, seats + 2, part, part, 0]);
	const follows = renewedQuantity > 0 && random.chance(0.5);
	const { autoRenewal } = plain;
	return {
		...plain,
		renewedQuantity,
		autoRenewal: follows ? { ...autoRenewal, renewalQuantity: renewedQuantity } : autoRenewal,
	};
}

/** Seats of the running term that were not renewed yet; a scheduled subscription has none yet, and all are to come. */
export const seatsLeft = ({ status, autoRenewal, currentQuantity, renewedQuantity = 0 }: Subscription): number =>
	status === '1009' ? autoRenewal.renewalQuantity : Math.max(0, currentQuantity - renewedQuantity);

/** Whether anything of a subscription is still to be renewed. */
export const isOpen = (subscription: Subscription): boolean =>
	(subscription.status !== '1004' || subscription.manualRenewal) && seatsLeft(subscription) > 0;

function hex(random: Random, length: number): string {
	let text = '';
	while (text.length < length) text += random.int(0, 15).toString(16);
	return text;
}
