import { expectedRenewals } from '../portfolio/expected.mts';
import type { Vendor } from '../frame/vendor.mts';
import { failure } from './answers.mts';
import { customerRoutes } from './customers.mts';
import { generateTrendmicro, trendmicroCustomers, type TrendmicroData } from './data.mts';
import { trendmicroKnobs } from './knobs.mts';

/** Trend Micro's SMPI for Worry-Free Business Security Services: customers and their licenses. */
export const trendmicro: Vendor<TrendmicroData, typeof trendmicroKnobs> = {
	name: 'trendmicro',
	title: 'Trend Micro Worry-Free',
	credentialType: 'trendMicroWorryFreeApi',
	knobs: trendmicroKnobs,
	generate: generateTrendmicro,
	sizes: ({ customers }) => ({
		customers: customers.length,
		trials: customers.filter(({ isTrial }) => isTrial).length,
	}),
	routes: customerRoutes,
	error: (status, _path, knobs) => failure(status, knobs),
	credential: (url, { clientId, clientSecret }) => ({
		accessToken: clientId,
		secretKey: clientSecret,
		baseUrl: url,
		version: 'v2.8',
		ignoreSSLIssues: url.startsWith('https:'),
	}),
	/** A trial is not a renewal. A license ends with a day of the customer's, whatever the window's zone. */
	expected: ({ customers }, window) =>
		expectedRenewals(
			customers
				.filter(({ isTrial }) => !isTrial)
				.map(({ id, name, lastDay }) => ({
					customerId: id,
					customerName: name,
					renewalDate: lastDay,
				})),
			window,
		),
	listPlaces: { rows: ['customers'], totals: ['paging.total'] },
	lists: { customers: trendmicroCustomers },
};
