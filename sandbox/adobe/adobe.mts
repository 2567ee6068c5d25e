import { expectedRenewals, type Renewal } from '../portfolio/expected.mts';
import { type Vendor } from '../frame/vendor.mts';
import { accountRoutes } from './accounts.mts';
import { adobeCustomers, adobeResellers, generateAdobe, type AdobeData } from './data.mts';
import { frameError } from './errors.mts';
import { adobeKnobs } from './knobs.mts';
import { pendingRoutes } from './pending.mts';
import { previewRoute } from './preview.mts';
import { priceListRoute } from './priceList.mts';
import { isOpen } from './subscriptionData.mts';
import { subscriptionRoutes } from './subscriptions.mts';
import { tokenRoutes } from './token.mts';

/** A renewal of Adobe's is one of a subscription; a customer may have several. */
interface AdobeRenewal extends Renewal {
	subscriptionId: string;
}

/** What is still to renew: of active customers, whose resellers are active. */
function renewals({ customers, resellers }: AdobeData): AdobeRenewal[] {
	const active = new Set(resellers.filter(({ status }) => status === '1000').map(({ id }) => id));
	return customers
		.filter(({ status, resellerId }) => status === '1000' && active.has(resellerId))
		.flatMap(({ id, companyName, subscriptions }) =>
			subscriptions.filter(isOpen).map((one) => ({
				customerId: id,
				customerName: companyName,
				renewalDate: one.renewalDate,
				subscriptionId: one.id,
			})),
		);
}

/** Adobe's Commerce Partner API and its identity service: resellers, customers, subscriptions, previews. */
export const adobe: Vendor<AdobeData, typeof adobeKnobs> = {
	name: 'adobe',
	title: 'Adobe VIP Marketplace',
	credentialType: 'adobeVipMarketplaceApi',
	knobs: adobeKnobs,
	generate: generateAdobe,
	sizes: ({ resellers, customers }) => ({
		resellers: resellers.length,
		customers: customers.length,
		subscriptions: customers.reduce((sum, { subscriptions }) => sum + subscriptions.length, 0),
	}),
	routes: [...tokenRoutes, ...accountRoutes, ...subscriptionRoutes, ...pendingRoutes, previewRoute, priceListRoute],
	error: frameError,
	credential: (url, { clientId, clientSecret }) => ({
		environment: 'custom',
		baseUrl: url,
		imsUrl: url,
		clientId,
		clientSecret,
		scope: 'openid,AdobeID,read_organizations',
		ignoreSSLIssues: url.startsWith('https:'),
		accessToken: '',
	}),
	expected: (data, window) => expectedRenewals(renewals(data), window),
	listPlaces: { rows: ['accounts', 'customers', 'resellers', 'items'], totals: ['totalCount'] },
	lists: { customers: adobeCustomers, resellers: adobeResellers },
};
