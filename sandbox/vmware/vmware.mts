import { dayIn } from '../portfolio/calendar.mts';
import { expectedRenewals } from '../portfolio/expected.mts';
import type { Vendor } from '../frame/vendor.mts';
import { failure } from './answers.mts';
import { generateVmware, OWN_ORG, vmwareSubscriptions, type Subscription, type VmwareData } from './data.mts';
import { vmwareKnobs } from './knobs.mts';
import { searchRoute } from './search.mts';
import { signInRoutes, tokenOf } from './signIn.mts';

/** Ended on purpose. */
const NOT_RENEWING = ['CANCELLED', 'TERMINATED'];

const canRenew = ({ status, end }: Subscription): boolean => end !== null && !NOT_RENEWING.includes(status);

/** VMware Cloud Partner Navigator: the subscriptions of a distributor. */
export const vmware: Vendor<VmwareData, typeof vmwareKnobs> = {
	name: 'vmware',
	title: 'VMware Cloud Partner',
	credentialType: 'vmwareCloudPartnerApi',
	knobs: vmwareKnobs,
	generate: generateVmware,
	sizes: ({ subscriptions, resellers }) => ({ subscriptions: subscriptions.length, resellers: resellers.length }),
	routes: [...signInRoutes, searchRoute],
	tokenOf,
	error: (status, _path, knobs) => failure(status, knobs),
	credential: (url, { clientSecret }) => ({
		authentication: 'apiToken',
		apiToken: clientSecret,
		orgId: OWN_ORG,
		baseUrl: url,
		authUrl: '',
		headerName: 'csp-auth-token',
		ignoreSSLIssues: url.startsWith('https:'),
	}),
	expected: ({ subscriptions }, window) =>
		expectedRenewals(
			subscriptions.filter(canRenew).map(({ customer, end }) => ({
				customerId: customer.orgId,
				customerName: customer.name,
				renewalDate: end === null ? null : dayIn(end, window.zone),
			})),
			window,
		),
	listPlaces: { rows: ['results'], totals: ['totalResultsCount'] },
	lists: { subscriptions: vmwareSubscriptions },
};
