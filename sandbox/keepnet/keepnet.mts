import { dayOf } from '../portfolio/calendar.mts';
import { expectedRenewals } from '../portfolio/expected.mts';
import { json, type Vendor } from '../frame/vendor.mts';
import { companyRoutes } from './companies.mts';
import { generateKeepnet, keepnetCompanies, type KeepnetData } from './data.mts';
import { failure } from './envelope.mts';
import { exportRoute } from './export.mts';
import { keepnetKnobs } from './knobs.mts';
import { lookupRoutes } from './lookups.mts';
import { searchRoute } from './search.mts';
import { TOKEN_PATH, tokenRoute } from './token.mts';

/** Keepnet's reseller API: companies, their licenses, exports. */
export const keepnet: Vendor<KeepnetData, typeof keepnetKnobs> = {
	name: 'keepnet',
	title: 'Keepnet',
	credentialType: 'keepnetOAuth2Api',
	knobs: keepnetKnobs,
	generate: generateKeepnet,
	sizes: (data) => ({
		companies: data.companies.length,
		resellers: data.resellers.length,
		industries: data.industries.length,
		licenseTypes: data.licenseTypes.length,
		modules: data.modules.length,
	}),
	routes: [tokenRoute, searchRoute, exportRoute, ...companyRoutes, ...lookupRoutes],
	error: (status, path, knobs) =>
		path === TOKEN_PATH ? json(status, { error: 'server_error' }) : failure(status, knobs),
	credential: (url, { clientId, clientSecret }) => ({
		baseUrl: url,
		grantType: 'clientCredentials',
		accessTokenUrl: `${url}/connect/token`,
		clientId,
		clientSecret,
		scope: 'api1',
		authentication: 'body',
		authQueryParameters: '',
		sendAdditionalBodyProperties: false,
		additionalBodyProperties: '',
		ignoreSSLIssues: url.startsWith('https:'),
	}),
	expected: (data, window) =>
		expectedRenewals(
			data.companies.map(({ companyResourceId, companyName, licenseEnd }) => ({
				customerId: companyResourceId,
				customerName: companyName,
				renewalDate: licenseEnd === null ? null : dayOf(licenseEnd),
			})),
			window,
		),
	listPlaces: { rows: ['data.results'], totals: ['data.totalNumberOfRecords'] },
	lists: { companies: keepnetCompanies },
};
