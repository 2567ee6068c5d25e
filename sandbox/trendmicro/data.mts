import { dayOf, endOfDayIn, startOfDay } from '../portfolio/calendar.mts';
import { dueTimes } from '../portfolio/dues.mts';
import { movingList } from '../frame/lists.mts';
import { companyName } from '../portfolio/names.mts';
import { Random } from '../portfolio/random.mts';
import type { Size } from '../frame/vendor.mts';

/** Seats of one activation code. */
interface SeatUsage {
	activationCode: string;
	/** milliseconds */
	updated: number;
	used: number;
}

export interface Customer {
	/** GUID in upper case */
	id: string;
	eid: string;
	name: string;
	timeZone: string;
	/** the last day of the license, `YYYY-MM-DD`; null = not set */
	lastDay: string | null;
	/** the end of that day in the customer's time zone, in milliseconds */
	expire: number | null;
	plan: string;
	seats: number;
	months: number;
	isTrial: boolean;
	renewsItself: boolean;
	/** none for a customer that has not begun */
	usages: SeatUsage[];
}

export interface TrendmicroData {
	todayStart: number;
	/** in the vendor's own order; replaced as a whole, never changed in place */
	customers: Customer[];
	/** ids of customers that exist but are another partner's: 403 */
	foreignIds: string[];
}

const LONGEST_NAME = 128;
const ZONES = ['Europe/London', 'Europe/Berlin', 'America/New_York', 'Asia/Taipei', 'Australia/Sydney', 'UTC'];
/** service plans by the months of their term */
const PLANS: ReadonlyArray<readonly [months: number, plan: string]> = [
	[1, 'WFBSS Monthly'],
	[12, 'WFBSS Annual'],
	[12, 'WFBSS Advanced, 1 year'],
	[24, 'WFBSS 2 years'],
	[36, 'WFBSS "Classic" 3 years'],
];
const TRIAL_PLAN = 'WFBSS 30-day trial';
const HEX = '0123456789ABCDEF';

function guid(random: Random): string {
	let digits = '';
	while (digits.length < 32) digits += HEX[random.int(0, 15)] ?? '';
	return [
		digits.slice(0, 8),
		digits.slice(8, 12),
		`4${digits.slice(13, 16)}`,
		`A${digits.slice(17, 20)}`,
		digits.slice(20),
	].join('-');
}

export function generateTrendmicro({ customers, seed, today }: Size): TrendmicroData {
	const random = new Random(seed);
	const todayStart = startOfDay(today);
	return {
		todayStart,
		customers: dueTimes(random, customers, today).map((expire, index) =>
			makeCustomer(
				random,
				todayStart,
				companyName(random, index, LONGEST_NAME),
				expire === null ? null : dayOf(expire),
			),
		),
		foreignIds: [guid(random), guid(random)],
	};
}

function makeCustomer(random: Random, todayStart: number, name: string, lastDay: string | null): Customer {
	const isTrial = random.chance(0.08);
	const [months, plan] = isTrial ? ([1, TRIAL_PLAN] as const) : random.pick(PLANS);
	const seats = random.int(1, 60) * 5;
	return {
		id: guid(random),
		eid: guid(random),
		name,
		...ending(lastDay, random.pick(ZONES)),
		plan,
		seats,
		months,
		isTrial,
		renewsItself: !isTrial && random.chance(0.4),
		usages: usagesOf(random, todayStart, seats),
	};
}

/** Trend Micro's own sample ends at 23:59:59 in the customer's time zone. */
const ending = (lastDay: string | null, timeZone: string) => ({
	timeZone,
	lastDay,
	expire: lastDay === null ? null : endOfDayIn(lastDay, timeZone),
});

/** One customer in twenty has not begun, one in ten has two activation codes; some use more than they have. */
function usagesOf(random: Random, todayStart: number, seats: number): SeatUsage[] {
	if (random.chance(0.05)) return [];
	const codes = random.chance(0.1) ? 2 : 1;
	return Array.from({ length: codes }, () => ({
		activationCode: `WF-${guid(random).slice(0, 13)}`,
		updated: todayStart - random.int(0, 86_400) * 1_000,
		used: Math.floor((random.int(0, 115) * seats) / 100 / codes),
	}));
}

export const trendmicroCustomers = movingList<TrendmicroData, Customer>({
	read: (data) => data.customers,
	write: (data, customers) => {
		data.customers = customers;
	},
	make: (data, random, renewalDate) =>
		makeCustomer(random, data.todayStart, `Newcomer ${companyName(random, 0, 100)}`, renewalDate),
	redate: (customer, renewalDate) => ({ ...customer, ...ending(renewalDate, customer.timeZone) }),
	id: ({ id }) => id,
	renewalDate: ({ lastDay }) => lastDay,
});
