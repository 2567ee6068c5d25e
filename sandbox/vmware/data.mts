import { DAY_MS, dayOf, startOfDay } from '../portfolio/calendar.mts';
import { dueTimes } from '../portfolio/dues.mts';
import { movingList } from '../frame/lists.mts';
import { companyName } from '../portfolio/names.mts';
import { Random } from '../portfolio/random.mts';
import type { Size } from '../frame/vendor.mts';

type Status =
	| 'SUBMITTED'
	| 'CREATED'
	| 'ACTIVE'
	| 'SUSPENDED'
	| 'CANCELLED'
	| 'TERMINATED'
	| 'ERROR'
	| 'PENDING_EXPIRY'
	| 'EXPIRED';
type RenewalPreference = 'AUTO' | 'MANUAL' | 'CANCEL' | 'NOT_SELECTED';

interface Organization {
	name: string;
	orgId: string;
}
interface Reseller extends Organization {
	partnerId: string;
}
interface Service {
	id: string;
	name: string;
}

/** Instants are milliseconds. */
export interface Subscription {
	id: string;
	billingEngineId: string;
	groupId: string | null;
	customer: Organization;
	reseller: Reseller | null;
	services: Service[];
	status: Status;
	renewalPreference: RenewalPreference | null;
	start: number;
	/** null = ONDEMAND, without an end */
	end: number | null;
	orderSource: string;
	currency: string | null;
}

export interface VmwareData {
	todayStart: number;
	resellers: Reseller[];
	services: Service[];
	/** in the vendor's own order; replaced as a whole, never changed in place */
	subscriptions: Subscription[];
	taken: Set<string>;
}

/** The distributor whose account the sandbox knows, and one that exists but is somebody else. */
export const OWN_ORG = 'sandbox-distributor';
export const OTHER_ORG = 'sandbox-other-distributor';
/** The client ID of the OAuth app; its secret is that of the account, as is the API token. */
export const OAUTH_APP = 'sandbox-oauth-app';

const LONGEST_NAME = 120;
const ID_LENGTH = 24;
const RESELLERS = [
	'Harbour MSP',
	'Northgate Cyber',
	'Bluebell IT, Services',
	'Kestrel "24/7" Support',
	'Orchard Cloud',
];
const SERVICES = [
	'VMware Cloud on AWS',
	'Workspace ONE',
	'Aria Operations',
	'Carbon Black Cloud',
	'NSX Advanced Load Balancer',
	'SD-WAN',
];
const CURRENCIES = ['USD', 'EUR', 'GBP', null];
const SOURCES = ['MARKETPLACE_2T', 'VMWARE', 'PARTNER_2T'];

/** Statuses by share; what is left is the last one. */
const ENDED: ReadonlyArray<readonly [share: number, status: Status]> = [
	[0.5, 'EXPIRED'],
	[0.15, 'SUSPENDED'],
	[0.1, 'CANCELLED'],
	[0.1, 'TERMINATED'],
	[0.15, 'ACTIVE'],
];
const RUNNING: ReadonlyArray<readonly [share: number, status: Status]> = [
	[0.04, 'CANCELLED'],
	[0.03, 'TERMINATED'],
	[0.02, 'SUBMITTED'],
	[0.02, 'CREATED'],
	[0.03, 'SUSPENDED'],
	[0.1, 'PENDING_EXPIRY'],
	[0.76, 'ACTIVE'],
];
/** Without an end: on demand, or an order that never came about. */
const ENDLESS: typeof ENDED = [
	[0.15, 'ERROR'],
	[0.85, 'ACTIVE'],
];

export function generateVmware({ customers, seed, today }: Size): VmwareData {
	const random = new Random(seed);
	const taken = new Set<string>();
	const data: VmwareData = {
		todayStart: startOfDay(today),
		resellers: RESELLERS.map((name, index) => ({
			name,
			orgId: random.id(ID_LENGTH, taken),
			partnerId: String(110_000 + index),
		})),
		services: SERVICES.map((name) => ({ id: random.id(ID_LENGTH, taken), name })),
		subscriptions: [],
		taken,
	};
	data.subscriptions = dueTimes(random, customers, today).map((end, index) =>
		makeSubscription(random, data, companyName(random, index, LONGEST_NAME), end),
	);
	return data;
}

function makeSubscription(random: Random, data: VmwareData, name: string, end: number | null): Subscription {
	const status = byShare(random, sharesFor(end, data));
	return {
		id: random.id(ID_LENGTH, data.taken),
		billingEngineId: billingId(random, data.taken),
		groupId: random.chance(0.3) ? random.id(ID_LENGTH, data.taken) : null,
		customer: { name, orgId: random.id(ID_LENGTH, data.taken) },
		reseller: random.chance(0.9) ? random.pick(data.resellers) : null,
		services: random.shuffled(data.services).slice(0, random.pick([1, 1, 1, 2])),
		status,
		renewalPreference: preferenceOf(random, status),
		start: (end ?? data.todayStart) - random.pick([1, 1, 3]) * 365 * DAY_MS,
		end,
		orderSource: random.pick(SOURCES),
		currency: random.pick(CURRENCIES),
	};
}

function sharesFor(end: number | null, { todayStart }: VmwareData): typeof ENDED {
	if (end === null) return ENDLESS;
	return end < todayStart ? ENDED : RUNNING;
}

function byShare(random: Random, shares: typeof ENDED): Status {
	let share = random.next();
	for (const [size, status] of shares) {
		if (share < size) return status;
		share -= size;
	}
	return 'ACTIVE';
}

function preferenceOf(random: Random, status: Status): RenewalPreference | null {
	if (status === 'PENDING_EXPIRY') return 'CANCEL';
	return random.pick<RenewalPreference | null>(['AUTO', 'AUTO', 'MANUAL', 'NOT_SELECTED', null]);
}

function billingId(random: Random, taken: Set<string>): string {
	const id = `M${random.int(1_000_000_000, 9_999_999_999)}`;
	if (taken.has(id)) return billingId(random, taken);
	taken.add(id);
	return id;
}

export const vmwareSubscriptions = movingList<VmwareData, Subscription>({
	read: (data) => data.subscriptions,
	write: (data, subscriptions) => {
		data.subscriptions = subscriptions;
	},
	make: (data, random, renewalDate) => ({
		...makeSubscription(random, data, `Newcomer ${companyName(random, 0, 100)}`, startOfDay(renewalDate)),
		status: 'ACTIVE',
	}),
	redate: (subscription, renewalDate) => ({ ...subscription, end: startOfDay(renewalDate) }),
	id: ({ id }) => id,
	renewalDate: ({ end }) => (end === null ? null : dayOf(end)),
});
