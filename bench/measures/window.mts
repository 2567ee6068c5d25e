import type { VendorName } from '../../sandbox/index.mts';
import { Child } from '../support/child.mts';
import { startFarVendor } from '../support/far.mts';
import type { Findings } from '../support/report.mts';
import type { Setup } from '../support/setup.mts';
import { count, figure } from '../support/stats.mts';
import { getUpcoming, type UpcomingCost } from '../support/upcoming.mts';

export const name = 'window';
export const title = 'What a window costs in a portfolio that grows';

const DAYS = 30;
const ROUND_TRIP_MS = 20;

/** Adobe's and Trend Micro's lists know no date, so there the portfolio has to be read: smaller sizes suffice to show it. */
const SIZES: Partial<Record<VendorName, number[]>> = {
	keepnet: [1000, 10_000, 50_000, 200_000],
	vmware: [1000, 10_000, 50_000, 200_000],
	trendmicro: [1000, 10_000, 50_000],
	adobe: [1000, 3000],
};
const QUICK_SIZES: Partial<Record<VendorName, number[]>> = {
	keepnet: [1000, 10_000],
	vmware: [1000, 10_000],
	trendmicro: [1000],
	adobe: [],
};

interface Sample extends UpcomingCost {
	vendor: string;
	customers: number;
}

export async function run(setup: Setup): Promise<Findings> {
	const samples = await readAll(setup);
	const rows = samples.map(({ vendor, customers, rows: due, requests, ms, cpuMs }) => [
		vendor,
		count(customers),
		count(due),
		count(requests),
		figure(requests / Math.max(1, due)),
		figure(ms / 1000),
		figure(cpuMs / 1000),
	]);
	const about =
		`Renewal → Get Upcoming with ${DAYS} days ahead and everything else as it is by default (*Pages in Flight* is Automatic), by HTTPS over a line with ` +
		`${ROUND_TRIP_MS} ms of round-trip time. One run each: the number of requests does not depend on the machine. A sign-in is among them. ` +
		'The sandbox’s portfolios are alike at every size, so what is due grows with them; what matters is how the requests follow what is due.';
	const columns = ['vendor', 'customers', 'due', 'requests', 'requests for each due', 'seconds', 'CPU seconds'];
	return {
		about,
		tables: [{ title: `Due in ${DAYS} days`, columns, rows }],
		conclusions: conclude(samples),
		samples: { upcoming: samples },
	};
}

async function readAll(setup: Setup): Promise<Sample[]> {
	const child = Child.start(setup);
	const samples: Sample[] = [];
	try {
		for (const [vendor, sizes] of Object.entries(setup.quick ? QUICK_SIZES : SIZES)) {
			for (const customers of sizes) {
				setup.report(`${vendor}, ${count(customers)} customers`);
				samples.push({ vendor, customers, ...(await once(child, vendor as VendorName, customers)) });
			}
		}
		return samples;
	} finally {
		await child.stop();
	}
}

async function once(child: Child, vendor: VendorName, customers: number): Promise<UpcomingCost> {
	const far = await startFarVendor(vendor, { customers, tls: true, roundTripMs: ROUND_TRIP_MS });
	try {
		const credential = await child.call('saveCredential', { type: far.sandbox.credentialType, data: far.credential });
		return await getUpcoming(child, far, credential, { days: DAYS });
	} finally {
		await far.close();
	}
}

/** How the requests grow from the smallest portfolio to the largest. */
function conclude(samples: readonly Sample[]): string[] {
	return [...new Set(samples.map(({ vendor }) => vendor))].flatMap((vendor) => {
		const own = samples.filter((sample) => sample.vendor === vendor);
		const [least, most] = [own[0], own.at(-1)];
		if (least === undefined || most === undefined || least === most) return [];
		const forEach = ({ requests, customers }: Sample) => figure(requests / customers);
		return [
			`${vendor}: ${forEach(least)} requests for each of ${count(least.customers)} customers, ${forEach(most)} for each of ${count(most.customers)}.`,
		];
	});
}
