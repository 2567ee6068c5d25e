import type { INodeProperties } from 'n8n-workflow';

import { isSimplified, requestOptions, simplifyField } from '../../../shared/n8n/fields';
import { textField } from '../../../shared/n8n/field';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { readRow } from '../../../shared/engine/contract';
import { checkId } from '../../../shared/engine/http/address';
import { customer } from '../account/fields';
import { getSubscription, subscription as contract } from '../api/endpoints';
import { sendForRecord } from '../api/envelope';
import { simplify } from './simplify';

const subscriptionId = textField({
	displayName: 'Subscription ID',
	name: 'subscriptionId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 7f0b2c41d9e84a6cb35e1f20a7c8d1NA',
	description: 'The subscription to read',
});

export const option = {
	name: 'Get',
	action: 'Get a subscription',
	description: 'Get one subscription of a customer',
};

export const description: INodeProperties[] = [
	customer.property,
	subscriptionId.property,
	simplifyField,
	requestOptions(),
];

export async function execute({ parameters, session }: OperationContext): Promise<Output[]> {
	const customerId = customer.read(parameters);
	const id = checkId(subscriptionId.read(parameters), subscriptionId.property.displayName);
	const simplified = isSimplified(parameters);
	const raw = await sendForRecord(session, getSubscription, { customerId, subscriptionId: id }, 'subscriptionId');
	const read = simplified ? readRow(contract, raw) : undefined;
	return [{ json: { customerId, ...(read === undefined ? raw : simplify(read.row)) } }];
}
