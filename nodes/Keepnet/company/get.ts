import type { INodeProperties } from 'n8n-workflow';

import { requestOptions, simplifyField } from '../../../shared/n8n/fields';
import { asItem } from '../../../shared/n8n/items';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { getCompany } from '../api/endpoints';
import { sendForData } from '../api/envelope';
import { scopeOptions } from '../api/scope';
import { company } from './fields';

export const option = {
	name: 'Get',
	action: 'Get a company',
	description: 'Get one company with its license and settings',
};

export const description: INodeProperties[] = [company.property, simplifyField, requestOptions(...scopeOptions)];

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
	const companyId = company.read(parameters);
	const item = asItem(parameters, (details: Record<string, unknown>) =>
		Object.fromEntries(SIMPLE_FIELDS.map((field) => [field, details[field] ?? null])),
	);
	const details = await sendForData(session, getCompany, { path: { companyId } });
	return [item(details, details)];
}
