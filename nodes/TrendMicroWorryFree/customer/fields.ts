import { locatorField } from '../../../shared/n8n/field';
import { pageSizeField } from '../../../shared/n8n/listFields';
import { listCustomers } from '../api/endpoints';

/** Which customer an operation is about. */
export const customer = locatorField(
	{ displayName: 'Customer', name: 'customerId', description: 'The customer to read' },
	{ searchListMethod: 'searchCustomers', placeholder: 'e.g. 6F9619FF-8B86-4D01-B42D-00CF4FC964FF' },
);

export const pageSize = pageSizeField('customers', listCustomers.paging.size);
