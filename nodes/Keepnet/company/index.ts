import { resourceOf } from '../../../shared/n8n/resource';
import * as checkLicense from './checkLicense';
import * as exportCompanies from './export';
import * as get from './get';
import * as getCrossSellCandidates from './getCrossSellCandidates';
import * as search from './search';

export const company = resourceOf('Company', {
	search,
	checkLicense,
	export: exportCompanies,
	get,
	getCrossSellCandidates,
});
