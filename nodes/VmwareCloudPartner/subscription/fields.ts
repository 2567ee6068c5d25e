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
	description: 'The distributor whose subscriptions to read. Defaults to the one in the credential.',
});

export const pageSize: Field<number | undefined> = pageSizeField('subscriptions', SUBSCRIPTIONS_PER_PAGE);

/** How much of the list to read. */
export const extent = extentFields(
	'subscriptions',
	{ by: 'row', first: 1, size: SUBSCRIPTIONS_PER_PAGE },
	{ displayName: 'Page Start', name: 'pageStart' },
);
