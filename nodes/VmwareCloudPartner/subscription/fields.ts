import { textField, type Field } from '../../../shared/n8n/field';
import { extentFields } from '../../../shared/n8n/list';
import { pageSizeField } from '../../../shared/n8n/listFields';
import { SUBSCRIPTIONS_PER_PAGE } from '../api/endpoints';

/** Which distributor's subscriptions to read. */
export const orgId = textField({
	displayName: 'Organization ID',
	name: 'orgId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 2f7a91c4-5b0e-4c8d-9a63-1d2e8f704b5c',
	description: 'The distributor whose subscriptions to read. Defaults to the one in the credential.',
});

export const pageSize: Field<number | undefined> = pageSizeField('subscriptions', SUBSCRIPTIONS_PER_PAGE);

/** How much of the list to read. */
export const extent = extentFields(
	'subscriptions',
	{ by: 'row', first: 1, size: SUBSCRIPTIONS_PER_PAGE },
	{ displayName: 'Page Start', name: 'pageStart' },
);
