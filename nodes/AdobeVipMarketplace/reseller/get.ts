import type { INodeProperties } from 'n8n-workflow';

import { requestOptions } from '../../../shared/n8n/fields';
import { readLocator } from '../../../shared/n8n/parameters';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { resellerField } from '../account/fields';
import { getReseller } from '../api/endpoints';
import { sendForObject } from '../api/envelope';

export const description: INodeProperties[] = [
	{ ...resellerField, description: 'The reseller to read' },
	requestOptions(),
];

export async function execute({ parameters, session }: OperationContext): Promise<Output[]> {
	const resellerId = readLocator(parameters, 'resellerId', 'Reseller');
	return [{ json: await sendForObject(session, getReseller, { path: { resellerId } }) }];
}
