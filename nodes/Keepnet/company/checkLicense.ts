import type { INodeProperties } from 'n8n-workflow';

import { requestOptions } from '../../../shared/n8n/fields';
import { readLocator } from '../../../shared/n8n/parameters';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { companyField, scopeOptions } from './fields';
import { checkLicense } from '../api/endpoints';
import { sendForData } from '../api/envelope';

export const description: INodeProperties[] = [companyField, requestOptions(...scopeOptions)];

/** `isLimited`, `licenseLimit`, `activeUserCount`, `totalUserCount` and `isLicenseExceeded`, as Keepnet tells them. */
export async function execute({ parameters, session }: OperationContext): Promise<Output[]> {
	const companyId = readLocator(parameters, 'companyId', 'Company');
	const check = await sendForData(session, checkLicense, { path: { companyId } });
	return [{ json: { companyResourceId: companyId, ...check } }];
}
