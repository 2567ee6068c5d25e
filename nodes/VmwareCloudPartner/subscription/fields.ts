import type { INodeProperties } from 'n8n-workflow';

export const PAGE_SIZE = { field: 'Page Size', min: 1, max: 1000 };

export const orgIdField: INodeProperties = {
	displayName: 'Organization ID',
	name: 'orgId',
	type: 'string',
	default: '',
	description: "The distributor whose subscriptions to read. The credential's own when empty.",
};

export const pageSizeOption: INodeProperties = {
	displayName: 'Page Size',
	name: 'pageSize',
	type: 'number',
	typeOptions: { minValue: PAGE_SIZE.min, maxValue: PAGE_SIZE.max },
	default: 100,
	description: 'How many subscriptions to ask for at once. VMware may send fewer.',
};
