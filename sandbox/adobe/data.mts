import { DAY_MS, addDays, dayOf, startOfDay } from '../portfolio/calendar.mts';
import { dueTimes } from '../portfolio/dues.mts';
import { movingList } from '../frame/lists.mts';
import { companyName } from '../portfolio/names.mts';
import { Random } from '../portfolio/random.mts';
import type { Reply, Size } from '../frame/vendor.mts';
import { makeCommitment, type Commitment } from './commitments.mts';
import { makePending, type PendingLicense } from './pending.mts';
import { makeSubscriptions, type Subscription } from './subscriptionData.mts';

/** What customers and resellers have in common. Times are milliseconds. */
export interface Account {
	id: string;
	companyName: string;
	status: string;
	created: number;
	externalReferenceId: string;
}

export interface Reseller extends Account {
	distributorId: string;
}

export interface Customer extends Account {
	resellerId: string;
	/** anniversary date, `YYYY-MM-DD`; '' before the first order */
	cotermDate: string;
	segment: 'COM' | 'EDU' | 'GOV';
	/** discount level of licenses */
	level: string;
	/** its three-year commitment */
	commitment: Commitment | null;
	linked: boolean;
	subscriptions: Subscription[];
	/** licenses that its users took and that nobody has ordered yet */
	pending: PendingLicense[];
}

export interface AdobeData {
	resellers: Reseller[];
	/** in the platform's own order; replaced as a whole, never changed in place */
	customers: Customer[];
	/** ids that exist, but at another distributor */
	foreignIds: string[];
	today: string;
	/** request ids and answered correlation ids, which the platform remembers for days */
	spent: { requestIds: Set<string>; replies: Map<string, Reply> };
	/** the next free number of a customer */
	nextNumber: number;
}

const RESELLERS = ['Harbour Software', 'Northgate Licensing', 'Bluebell "Design" IT', 'Kestrel & Söhne'];
const LONGEST_NAME = 80;
const FIRST_RESELLER = 1_000_396_200;
const FIRST_CUSTOMER = 1_006_500_901;
/** Most customers are with the first reseller; one has none, one is inactive. */
const SHARES = [0.72, 0.86, 0.96, 1] as const;

export function generateAdobe({ customers, seed, today }: Size): AdobeData {
	const random = new Random(seed);
	const resellers = makeResellers(random, today);
	const data: AdobeData = {
		resellers,
		customers: [],
		foreignIds: ['1009900001', '1009900002'],
		today,
		spent: { requestIds: new Set(), replies: new Map() },
		nextNumber: FIRST_CUSTOMER,
	};
	data.customers = dueTimes(random, customers, today).map((due, index) => {
		const share = random.next();
		const reseller = resellers[SHARES.findIndex((most) => share < most)];
		return makeCustomer(random, data, {
			companyName: companyName(random, index, LONGEST_NAME),
			resellerId: reseller?.id ?? '',
			due: due === null ? '' : dayOf(due),
		});
	});
	return data;
}

function makeResellers(random: Random, today: string): Reseller[] {
	const names = [...RESELLERS, 'Millstone Empty', 'Yarrow Closed'];
	return names.map((name, index) => ({
		id: `${index === 1 ? 'P' : ''}${FIRST_RESELLER + index}`,
		companyName: name,
		status: name === 'Yarrow Closed' ? '1004' : '1000',
		created: startOfDay(today) - random.int(1_900, 2_400) * DAY_MS,
		externalReferenceId: `dist-${index + 1}`,
		distributorId: 'f0d64802-ebfc-48bb-a3de-000000000001',
	}));
}

interface Given {
	companyName: string;
	resellerId: string;
	/** `YYYY-MM-DD`, or '' for a customer that has never ordered */
	due: string;
}

function makeCustomer(random: Random, data: AdobeData, { due, ...given }: Given): Customer {
	const { today } = data;
	const number = data.nextNumber;
	data.nextNumber += 1;
	const threeYearCommit = due !== '' && random.chance(0.08);
	const rolled = due > today && due < addDays(today, 330) && random.chance(0.15);
	const customer = {
		...given,
		// Both spellings of ids are seen.
		id: `${random.chance(0.2) ? 'P' : ''}${number}`,
		status: statusOf(random),
		created: startOfDay(today) - random.int(0, 1_800) * DAY_MS - random.int(0, 86_399) * 1_000,
		externalReferenceId: `crm-${number % 100_000}`,
		cotermDate: due === '' || !rolled ? due : addDays(due, 365),
		segment: random.pick(['COM', 'COM', 'COM', 'EDU', 'GOV'] as const),
		level: threeYearCommit ? '13' : random.pick(['01', '02', '03', '04']),
		linked: !threeYearCommit && random.chance(0.04),
		subscriptions: due === '' ? [] : makeSubscriptions(random, { due, today, rolled }),
	};
	return {
		...customer,
		commitment: threeYearCommit ? makeCommitment(customer.created, today) : null,
		pending: makePending(number, today),
	};
}

function statusOf(random: Random): string {
	const share = random.next();
	if (share < 0.93) return '1000';
	if (share < 0.95) return '1002';
	return share < 0.985 ? '1004' : random.pick(['1010', '1012', '1014']);
}

/** The first day on which something of the customer renews. */
const firstRenewal = ({ subscriptions }: Customer): string | null =>
	subscriptions.map(({ renewalDate }) => renewalDate).sort()[0] ?? null;

export const adobeCustomers = movingList<AdobeData, Customer>({
	read: (data) => data.customers,
	write: (data, customers) => {
		data.customers = customers;
	},
	make: (data, random, due) => {
		const name = `Newcomer ${companyName(random, 0, LONGEST_NAME - 9)}`;
		const resellerId = data.resellers[0]?.id ?? '';
		return { ...makeCustomer(random, data, { companyName: name, resellerId, due }), status: '1000' };
	},
	redate: (customer, renewalDate) => ({
		...customer,
		cotermDate: renewalDate,
		subscriptions: customer.subscriptions.map((one) => ({ ...one, renewalDate })),
	}),
	id: ({ id }) => id,
	renewalDate: firstRenewal,
});

export const adobeResellers = movingList<AdobeData, Reseller>({
	read: (data) => data.resellers,
	write: (data, resellers) => {
		data.resellers = resellers;
	},
	make: (data, random) => ({
		id: String(FIRST_RESELLER + 1_000 + random.int(0, 99_000_000)),
		companyName: `Newcomer ${companyName(random, 0, LONGEST_NAME - 9)}`,
		status: '1000',
		created: startOfDay(data.today) - random.int(0, 1_800) * DAY_MS,
		externalReferenceId: 'dist-new',
		distributorId: 'f0d64802-ebfc-48bb-a3de-000000000001',
	}),
	redate: (reseller) => reseller,
	id: ({ id }) => id,
	renewalDate: () => null,
});
