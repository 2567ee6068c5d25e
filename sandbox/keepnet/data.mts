import { DAY_MS, dayOf, startOfDay } from '../portfolio/calendar.mts';
import { dueTimes } from '../portfolio/dues.mts';
import { movingList } from '../frame/lists.mts';
import { companyName } from '../portfolio/names.mts';
import { Random } from '../portfolio/random.mts';
import type { Size } from '../frame/vendor.mts';

/** A row of a lookup: an industry, a module. */
export interface Named {
	resourceId: string;
	name: string;
}
interface LicenseType extends Named {
	modules: Named[];
}

/** A company as the platform holds it. Instants are milliseconds, the wall clock read as UTC. */
export interface Company {
	companyResourceId: string;
	companyName: string;
	/** who manages it; null for the account's own company */
	reseller: Company | null;
	industry: Named;
	licenseType: LicenseType;
	/** license limit in users; null = unlimited */
	limit: number | null;
	targetUserCount: number;
	inactiveTargetUserCount: number;
	deletedTargetUserCount: number;
	/** when the license ends, which the front end labels "Renewal Date"; null = not set */
	licenseEnd: number | null;
	createTime: number;
	privacyDurationId: number;
	tags: string[];
	isActive: boolean;
}

/** What companies are made of. */
interface Catalog {
	industries: Named[];
	licenseTypes: LicenseType[];
	modules: Named[];
	today: string;
	/** its first millisecond */
	todayStart: number;
	/** ids in use */
	taken: Set<string>;
}

export interface KeepnetData extends Catalog {
	/** the reseller whose API client this is */
	own: Company;
	/** resellers below it */
	resellers: Company[];
	/** customers, in the platform's own order; replaced as a whole, never changed in place */
	companies: Company[];
	/** ids of companies that exist but are not this reseller's: 403, not 404 */
	foreignIds: string[];
}

/** The longest name that the create call documents. */
const LONGEST_NAME = 64;
const ID_LENGTH = 12;
const RESELLERS = ['Harbour MSP', 'Northgate Cyber', 'Bluebell IT, Services', 'Kestrel "24/7" Support'];
const INDUSTRIES = [
	...['Healthcare', 'Education', 'Finance', 'Retail', 'Manufacturing', 'Legal'],
	...['Public Sector', 'Logistics', 'Hospitality'],
];
const MODULES = [
	...['Phishing Simulator', 'Awareness Educator', 'Incident Responder'],
	...['Threat Intelligence', 'Vishing Simulator', 'SMS Simulator'],
];
/** license types by the number of modules that they include */
const LICENSE_TYPES: ReadonlyArray<readonly [name: string, modules: number]> = [
	['Starter', 2],
	['Professional', 4],
	['Enterprise', 6],
	['Custom', 3],
];
const TAGS = ['tier-a', 'tier-b', 'tier-c', 'key account', 'at risk', 'EMEA', 'public, tender', 'pilot'];

export function generateKeepnet({ customers, seed, today }: Size): KeepnetData {
	const random = new Random(seed);
	const catalog = makeCatalog(random, today);
	const organization = (companyName: string, reseller: Company | null) => {
		const licenseEnd = catalog.todayStart + 400 * DAY_MS;
		return makeCompany(random, catalog, { companyName, reseller, licenseEnd });
	};
	const own = organization('Sandbox Distribution', null);
	const resellers = RESELLERS.map((name) => organization(name, own));
	const companies = dueTimes(random, customers, today).map((licenseEnd, index) => {
		const name = companyName(random, index, LONGEST_NAME);
		const reseller = random.pick([own, ...resellers]);
		return makeCompany(random, catalog, { companyName: name, reseller, licenseEnd });
	});
	const foreignIds = [1, 2].map(() => random.id(ID_LENGTH, catalog.taken));
	return { ...catalog, own, resellers, companies, foreignIds };
}

function makeCatalog(random: Random, today: string): Catalog {
	const taken = new Set<string>();
	const named = (name: string): Named => ({ resourceId: random.id(ID_LENGTH, taken), name });
	const modules = MODULES.map(named);
	const licenseTypes = LICENSE_TYPES.map(([name, count]) => ({
		...named(name),
		modules: modules.slice(0, count),
	}));
	return {
		industries: INDUSTRIES.map(named),
		licenseTypes,
		modules,
		today,
		todayStart: startOfDay(today),
		taken,
	};
}

type Given = Pick<Company, 'companyName' | 'reseller' | 'licenseEnd'>;

function makeCompany(random: Random, catalog: Catalog, given: Given): Company {
	const limit = random.chance(0.85) ? random.int(1, 80) * 25 : null;
	const age = random.int(1, 1_800) * DAY_MS - random.int(0, 1_439) * 60_000;
	return {
		...given,
		companyResourceId: random.id(ID_LENGTH, catalog.taken),
		industry: random.pick(catalog.industries),
		licenseType: random.pick(catalog.licenseTypes),
		limit,
		targetUserCount: usersUnder(random, limit),
		inactiveTargetUserCount: random.int(0, 20),
		deletedTargetUserCount: random.int(0, 40),
		createTime: catalog.todayStart - age,
		privacyDurationId: random.pick([1, 1, 1, 1, 2, 3, 4, 5]),
		tags: random.shuffled(TAGS).slice(0, random.pick([0, 0, 1, 1, 2, 3])),
		isActive: random.chance(0.97),
	};
}

/** One in eight is over its limit, one in thirty exactly at it. */
function usersUnder(random: Random, limit: number | null): number {
	if (limit === null) return random.int(5, 3_000);
	const share = random.next();
	if (share < 0.125) return limit + random.int(1, 60);
	return share < 0.16 ? limit : random.int(0, limit - 1);
}

/** Expired once the whole day of its end is over. */
export const isExpired = ({ licenseEnd }: Company, { todayStart }: Catalog): boolean =>
	licenseEnd !== null && licenseEnd < todayStart;

/** The front end's rule: unlimited licenses are never over. */
export const isOverLimit = ({ limit, targetUserCount }: Company): boolean => limit !== null && targetUserCount > limit;

/** Every company that the reseller may name: itself, resellers and customers. */
export const everyCompany = (data: KeepnetData): Company[] => [data.own, ...data.resellers, ...data.companies];

/** Users added in a month, `YYYY-MM`; the platform has counted since December 2025. */
export function monthlyUsers(company: Company, month: string, today: string): number {
	if (month < '2025-12' || month > today.slice(0, 7)) return 0;
	const salt = Number(month.replace('-', '')) + company.createTime / 60_000;
	return new Random(salt).int(0, 25);
}

export const keepnetCompanies = movingList<KeepnetData, Company>({
	read: (data) => data.companies,
	write: (data, companies) => {
		data.companies = companies;
	},
	make: (data, random, renewalDate) =>
		makeCompany(random, data, {
			companyName: `Newcomer ${companyName(random, 0, LONGEST_NAME - 9)}`,
			reseller: random.pick([data.own, ...data.resellers]),
			licenseEnd: startOfDay(renewalDate),
		}),
	redate: (company, renewalDate) => ({ ...company, licenseEnd: startOfDay(renewalDate) }),
	id: ({ companyResourceId }) => companyResourceId,
	renewalDate: ({ licenseEnd }) => (licenseEnd === null ? null : dayOf(licenseEnd)),
});
