import type { INodeProperties } from 'n8n-workflow';

import { isSimplified, requestOptions, simplifyField } from '../../../shared/n8n/fields';
import { readLocator } from '../../../shared/n8n/parameters';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { readRow } from '../../../shared/engine/contract';
import { customerField } from '../account/fields';
import { getSubscription, subscription as contract } from '../api/endpoints';
import { sendForObject } from '../api/envelope';
import { simplify } from './simplify';

export const description: INodeProperties[] = [
	customerField,
	{
		displayName: 'Subscription ID',
		name: 'subscriptionId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 7f0b2c41d9e84a6cb35e1f20a7c8d1NA',
		description: 'The subscription to read',
	},
	simplifyField,
	requestOptions(),
];

export async function execute({ parameters, session }: OperationContext): Promise<Output[]> {
	const customerId = readLocator(parameters, 'customerId', 'Customer ID');
	const subscriptionId = readLocator(parameters, 'subscriptionId', 'Subscription ID');
	const simplified = isSimplified(parameters);
	const raw = await sendForObject(session, getSubscription, { path: { customerId, subscriptionId } });
	const read = simplified ? readRow(contract, raw) : undefined;
	return [{ json: { customerId, ...(read === undefined ? raw : simplify(read.row)) } }];
}
