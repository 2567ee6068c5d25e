import type { INodeTypeDescription } from 'n8n-workflow';

type RelatedNodes = NonNullable<NonNullable<INodeTypeDescription['builderHint']>['relatedNodes']>;

/** Nodes that go with a vendor's node, for n8n's AI builder. */
export const besideVendors: RelatedNodes = [
	{
		nodeType: 'n8n-nodes-reseller-renewals.renewalDigest',
		relationHint: 'Turns the renewals of one or more vendors into one Slack, Teams or email message, or a calendar',
	},
	{
		nodeType: 'n8n-nodes-reseller-renewals.renewalWindowFilter',
		relationHint: 'Narrows the window, or adds renewals from a sheet',
	},
	{
		nodeType: 'n8n-nodes-base.scheduleTrigger',
		relationHint: 'Runs the report each morning or each week',
	},
];
