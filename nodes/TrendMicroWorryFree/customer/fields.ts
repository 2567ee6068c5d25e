import { locatorField } from '../../../shared/n8n/field';
import { extentFields } from '../../../shared/n8n/list';
import { CUSTOMERS_PER_PAGE } from '../api/endpoints';

/** Which customer an operation is about. */
export const customer = locatorField(
	{ displayName: 'Customer', name: 'customerId', description: 'The customer to read' },
	{ searchListMethod: 'searchCustomers', placeholder: 'e.g. 6F9619FF-8B86-4D01-B42D-00CF4FC964FF' },
);

/** How much of the list to read. */
export const extent = extentFields(
	'customers',
	{ by: 'page', first: 1, size: CUSTOMERS_PER_PAGE },
	{ displayName: 'Page Number', name: 'pageNumber' },
);
