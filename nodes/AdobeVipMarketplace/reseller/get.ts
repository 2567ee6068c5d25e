import type { INodeProperties } from 'n8n-workflow';

import { requestOptions } from '../../../shared/n8n/fields';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { reseller } from '../account/fields';
import { getReseller } from '../api/endpoints';
import { sendForRecord } from '../api/envelope';

export const option = {
	name: 'Get',
	action: 'Get a reseller',
	description: 'Get one reseller with its address and contacts',
};

export const description: INodeProperties[] = [
	{ ...reseller.property, description: 'The reseller to read' },
	requestOptions(),
];

export async function execute({ parameters, session }: OperationContext): Promise<Output[]> {
	const resellerId = reseller.read(parameters);
	return [{ json: await sendForRecord(session, getReseller, { resellerId }, 'resellerId') }];
}
