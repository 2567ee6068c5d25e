import { choice, type KnobValues } from '../../../sandbox/frame/knobs.mts';
import { movingList } from '../../../sandbox/frame/lists.mts';
import { bearerOf, json, type Context, type Vendor } from '../../../sandbox/frame/vendor.mts';
import { dayOf, startOfDay } from '../../../sandbox/portfolio/calendar.mts';
import { dueTimes } from '../../../sandbox/portfolio/dues.mts';
import { expectedRenewals } from '../../../sandbox/portfolio/expected.mts';
import { companyName } from '../../../sandbox/portfolio/names.mts';
import { Random } from '../../../sandbox/portfolio/random.mts';

interface License {
	id: string;
	name: string;
	seats: number;
	/** milliseconds; null = perpetual */
	expires: number | null;
}
interface AcornData {
	licenses: License[];
	made: number;
}
/** One knob for each thing that the documents leave open. */
const knobs = { totals: choice(['exact', 'absent'], 'whether page.total is there') };
type AcornKnobs = typeof knobs;

const LARGEST_PAGE = 100;

function makeLicense(random: Random, index: number, expires: number | null): License {
	return { id: `lic:${index}`, name: companyName(random, index, 100), seats: random.int(1, 50), expires };
}

/** Strict: what a correct client never sends goes on the list of violations. */
function listLicenses(query: URLSearchParams, { data, knobs, violate }: Context<AcornData, AcornKnobs>) {
	const limit = Number(query.get('limit') ?? LARGEST_PAGE);
	if (!(limit >= 1 && limit <= LARGEST_PAGE)) violate('limit', `limit must be 1 to ${LARGEST_PAGE}`);
	const cursor = query.get('cursor');
	const start = cursor === null ? 0 : Number(Buffer.from(cursor, 'base64url').toString());
	if (Number.isNaN(start)) violate('cursor', 'A cursor comes from the page before');
	const rows = data.licenses.slice(start, start + limit).map(({ id, name, seats, expires }) => ({
		id,
		customer: { id: `of ${id}`, name },
		product: 'Acorn Desktop',
		seats,
		expires_at: expires === null ? null : new Date(expires).toISOString(),
		auto_renew: seats % 2 === 0,
	}));
	const isLast = start + limit >= data.licenses.length;
	const next = isLast ? null : Buffer.from(String(start + limit)).toString('base64url');
	return { data: rows, page: { next, ...(knobs.totals === 'exact' && { total: data.licenses.length }) } };
}

const error = (status: number) => json(status, { error: { code: `acorn_${status}`, message: 'Something is wrong' } });

export const acorn: Vendor<AcornData, AcornKnobs> = {
	name: 'acorn',
	title: 'Acorn Licensing',
	credentialType: 'acornLicensingApi',
	knobs,
	generate({ customers, seed, today }) {
		const random = new Random(seed);
		const licenses = dueTimes(random, customers, today).map((due, index) => makeLicense(random, index, due));
		return { licenses, made: licenses.length };
	},
	sizes: ({ licenses }) => ({ licenses: licenses.length }),
	routes: [
		{
			method: 'GET',
			path: '/v1/licenses',
			handle: ({ headers, query }, context) =>
				bearerOf(headers) === context.identity.clientSecret ? json(200, listLicenses(query, context)) : error(401),
		},
	],
	error,
	credential: (url, { clientSecret }) => ({
		apiKey: clientSecret,
		baseUrl: url,
		ignoreSSLIssues: url.startsWith('https:'),
	}),
	expected: ({ licenses }, window) =>
		expectedRenewals(
			licenses.map(({ id, name, expires }) => ({
				customerId: `of ${id}`,
				customerName: name,
				renewalDate: expires === null ? null : dayOf(expires),
			})),
			window,
		),
	listPlaces: { rows: ['data'], totals: ['page.total'] },
	lists: {
		licenses: movingList<AcornData, License>({
			read: ({ licenses }) => licenses,
			write: (data, licenses) => void (data.licenses = licenses),
			make: (data, random, day) => makeLicense(random, (data.made += 1), startOfDay(day)),
			redate: (license, day) => ({ ...license, expires: startOfDay(day) }),
			id: ({ id }) => id,
			renewalDate: ({ expires }) => (expires === null ? null : dayOf(expires)),
		}),
	},
};
export type AcornValues = KnobValues<AcornKnobs>;
