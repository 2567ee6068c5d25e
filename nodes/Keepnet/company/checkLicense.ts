import type { INodeProperties } from 'n8n-workflow';

import { requestOptions } from '../../../shared/n8n/fields';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { checkLicense } from '../api/endpoints';
import { sendForData } from '../api/envelope';
import { scopeOptions } from '../api/scope';
import { company } from './fields';

export const option = {
	name: 'Check License',
	action: 'Check the license of a company',
	description: 'Compare the users of a company with its license limit',
};

export const description: INodeProperties[] = [company.property, requestOptions(...scopeOptions)];

/** `isLimited`, `licenseLimit`, `activeUserCount`, `totalUserCount` and `isLicenseExceeded`, as Keepnet sends them. */
export async function execute({ parameters, session }: OperationContext): Promise<Output[]> {
	const companyId = company.read(parameters);
	const check = await sendForData(session, checkLicense, { path: { companyId } });
	return [{ json: { companyResourceId: companyId, ...check } }];
}
