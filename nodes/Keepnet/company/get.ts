import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isSimplified, requestOptions, simplifyField } from '../../../shared/n8n/fields';
import { readLocator } from '../../../shared/n8n/parameters';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { companyField, scopeOptions } from './fields';
import { getCompany } from '../api/endpoints';
import { sendForData } from '../api/envelope';

export const description: INodeProperties[] = [companyField, simplifyField, requestOptions(...scopeOptions)];

const SIMPLE_FIELDS = [
	'resourceId',
	'name',
	'statusName',
	'licenseTypeName',
	'licenseStartDate',
	'licenseEndDate',
	'isNumberOfUsersLimited',
	'numberOfUsers',
	'targetUserCount',
	'tags',
];

export async function execute({ parameters, session }: OperationContext): Promise<Output[]> {
	const companyId = readLocator(parameters, 'companyId', 'Company');
	const simplified = isSimplified(parameters);
	const company = await sendForData(session, getCompany, { path: { companyId } });
	if (!simplified) return [{ json: company }];
	const simple: IDataObject = {};
	for (const field of SIMPLE_FIELDS) simple[field] = company[field] ?? null;
	return [{ json: simple }];
}
