import type { Advice } from '../../../shared/engine/endpoint';

const WRONG_KEY = {
	message: 'Adobe did not accept the Client ID as an API key',
	description:
		'Check that the Environment of the credential is right, and that the project in the Adobe Developer Console includes the Commerce Partner API',
};
const WRONG_TOKEN = {
	message: 'Adobe did not accept the access token',
	description: 'Check that the Environment of the credential matches its Client ID',
};
const TOO_MANY = { message: 'Adobe is receiving too many requests' };

/** Adobe docs, Error handling, Renewals and Flexible discounts; the six-digit codes are those of its API gateway. */
export const advice: readonly Advice[] = [
	{
		code: '1122',
		message: 'A required field is missing, or a one-time offer cannot be renewed',
		description: 'Check the line items. Adobe marks ended one-time offers as renewable too',
	},
	{
		code: '2137',
		message: 'The currency does not match the deployment or the customer',
		description: 'Check Currency Code in the line items',
	},
	{
		code: '2140',
		message: 'The currency is set for the order and for a line item',
		description: 'Set Currency Code in line items only',
	},
	{
		code: '2141',
		message: 'The customer does not qualify for this discount',
		description: 'Adobe gives the reason above',
	},
	{ code: '2144', message: 'These discounts cannot be combined', description: 'Remove one of the discount codes' },
	{
		code: '2145',
		message: 'This discount is for base products only',
		description: 'Remove the discount code from the add-on',
	},
	{
		code: '2146',
		message: 'Adobe could not find this flexible discount code',
		description: 'Check the code, its dates and its country',
	},
	{
		code: '2147',
		message: 'Only one flexible discount code is allowed for each line item',
		description: 'Remove the others',
	},
	{
		code: '2166',
		message: 'This promotion is for customers with a three-year commitment',
		description: 'Remove the discount code',
	},
	{
		code: '2136',
		message: 'This customer has nothing set to auto-renew',
		description: 'Turn on auto-renewal for at least one seat, or list the line items to preview',
	},
	{ code: '2148', message: 'Adobe does not price orders in several currencies', description: 'Turn off Fetch Price' },
	{ code: '2164', message: 'All subscriptions of this customer are already renewed' },
	{
		code: '3121',
		message: 'One of the subscriptions cannot be renewed manually',
		description: 'Preview a partly renewed subscription without any others',
	},
	{
		code: '3122',
		message: 'This subscription cannot be renewed now',
		description:
			'Early renewal opens 30 days before the anniversary and late renewal closes about 14 days after it. One-time offers cannot be renewed',
	},
	{ code: '3132', message: 'One of the products cannot be renewed early' },
	{
		code: '3133',
		message: 'The customer is in the last term of its three-year commitment',
		description: 'It has to recommit before it can renew early',
	},
	{
		code: 'invalid_client',
		message: 'Adobe did not accept the Client ID or the Client Secret',
		description: 'Copy both again from the OAuth Server-to-Server credential in the Adobe Developer Console',
	},
	{
		code: 'invalid_scope',
		message: 'Adobe did not accept the Scope of the credential',
		description: 'Copy the scopes from the OAuth Server-to-Server credential in the Adobe Developer Console',
	},
	{
		code: '1115',
		message: 'Adobe could not find this reseller',
		description: 'Check the reseller ID and the Environment of the credential',
	},
	{
		code: '1116',
		message: 'Adobe could not find this customer',
		description: 'Check the customer ID and the Environment of the credential',
	},
	{ code: '1132', message: 'Adobe did not accept the filters or the sorting', description: 'Check Filters and Sort' },
	{
		code: '1133',
		message: 'Adobe has no rows at this offset',
		description: 'Lower Offset under Options',
	},
	{
		code: '1159',
		message: 'The contract for these prices is not active',
		description: 'Check Product Names under Options, and ask Adobe which price lists your contract includes',
	},
	{ code: '1160', message: 'This account has no price list for the market segment' },
	{
		code: '1161',
		message: 'Adobe has no price list for this region and currency',
		description: 'Choose the region of your contract in Product Names under Options',
	},
	{ code: '1162', message: 'Adobe could not find this price list' },
	{
		code: '2115',
		message: 'Adobe could not find this customer',
		description: 'Check the customer ID and the Environment of the credential',
	},
	{
		code: '3115',
		message: 'Adobe could not find this customer or subscription',
		description: 'Check that the subscription belongs to the customer',
	},
	{ code: '4115', ...WRONG_KEY },
	{ code: '403000', ...WRONG_KEY },
	{ code: '403003', ...WRONG_KEY },
	{ code: '4116', ...WRONG_TOKEN },
	{ code: '4117', ...WRONG_TOKEN },
	{ code: '401013', ...WRONG_TOKEN },
	{ code: '403010', ...WRONG_TOKEN },
	{
		code: '403011',
		message: 'The scopes of the credential do not cover the Commerce Partner API',
		description: 'Copy the scopes from the OAuth Server-to-Server credential in the Adobe Developer Console',
	},
	{ code: '4118', ...TOO_MANY },
	{ code: '5122', message: 'Adobe did not accept the request for a price list' },
	{
		code: '4119',
		message: 'Adobe did not accept the request ID (X-Correlation-Id)',
		description: 'Report this to the maintainers of the node',
	},
	{
		code: '4120',
		message: 'Adobe has already received a request with this ID (X-Request-Id)',
		description: 'Run the workflow again',
	},
	{
		code: '4121',
		message: 'This credential is not allowed to see that reseller or customer',
		description: 'It belongs to another distributor, or the account lacks permission for it',
	},
	{ status: 401, ...WRONG_TOKEN },
	{
		status: 403,
		message: 'Adobe does not allow this credential to do that',
		description: WRONG_KEY.description,
	},
	{ status: 429, ...TOO_MANY },
];
