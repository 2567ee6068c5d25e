import { json } from '../frame/vendor.mts';
import { isoOf } from '../portfolio/calendar.mts';
import { benefitsOf } from './commitments.mts';
import type { Account, AdobeData, Customer, Reseller } from './data.mts';
import { failure, refuse, type AdobeContext } from './errors.mts';
import { gated } from './gate.mts';
import { answerList } from './lists.mts';

const self = (uri: string) => ({ self: { uri, method: 'GET', headers: [] } });

const common = ({ externalReferenceId, status, created }: Account) => ({
	externalReferenceId,
	status,
	creationDate: isoOf(created),
});

/** Rows of lists are slim: of the profile, only the name. */
const customerRow = (customer: Customer) => ({
	...common(customer),
	customerId: customer.id,
	resellerId: customer.resellerId,
	companyProfile: { companyName: customer.companyName },
	links: self(`/v3/customers/${customer.id}`),
});

const resellerRow = (reseller: Reseller) => ({
	...common(reseller),
	resellerId: reseller.id,
	distributorId: reseller.distributorId,
	companyProfile: { companyName: reseller.companyName },
	links: self(`/v3/resellers/${reseller.id}`),
});

const ADDRESS = {
	country: 'US',
	region: 'OR',
	city: 'Bend',
	addressLine1: '12 Mill Rd',
	addressLine2: '',
	postalCode: '97701',
	phoneNumber: '',
};
const CONTACTS = [{ firstName: 'Ada', lastName: 'Reyes', email: 'ada@northwind.example', phoneNumber: '' }];

function customerDetail(customer: Customer) {
	const { cotermDate, companyName, segment, level, linked } = customer;
	return {
		...customerRow(customer),
		companyProfile: {
			companyName,
			preferredLanguage: 'en-US',
			marketSegment: segment,
			marketSubSegments: segment === 'EDU' ? ['K_12'] : [],
			address: ADDRESS,
			contacts: CONTACTS,
		},
		discounts: [{ offerType: 'LICENSE', level }],
		tags: [],
		cotermDate,
		benefits: benefitsOf(customer.commitment),
		globalSalesEnabled: false,
		...(linked && {
			linkedMembership: {
				id: '1450043516',
				name: `${companyName} Group`.slice(0, 80),
				type: 'STANDARD',
				linkedMembershipType: 'MEMBER',
				creationDate: '2024-07-17T03:47:35',
			},
		}),
	};
}

const resellerDetail = (reseller: Reseller) => ({
	...resellerRow(reseller),
	companyProfile: {
		companyName: reseller.companyName,
		preferredLanguage: 'en-US',
		marketSegments: ['COM', 'EDU', 'GOV'],
		address: ADDRESS,
		contacts: CONTACTS,
	},
});

function resellerById(id: string, { data }: AdobeContext): Reseller | undefined {
	return data.resellers.find((reseller) => reseller.id === id);
}

/** @throws Refusal for a customer that does not exist, or that is another distributor's */
export function customerById(id: string, context: AdobeContext, unknown: '1116' | '3115' = '1116'): Customer {
	const { data, memo, knobs } = context;
	const byId = memo.get('by id', () => new Map(data.customers.map((customer) => [customer.id, customer])));
	const customer = byId.get(id);
	if (customer) return customer;
	const isForbidden = data.foreignIds.includes(id) && knobs.foreignCustomer === 403;
	throw refuse(context, isForbidden ? '4121' : unknown);
}

const customersOf = (data: AdobeData, id: string): Customer[] =>
	data.customers.filter(({ resellerId }) => resellerId === id);

export const accountRoutes = [
	gated({
		method: 'GET',
		path: '/v3/resellers',
		isList: true,
		handle: (request, context) =>
			answerList(request, context, {
				name: 'resellers',
				rows: context.data.resellers,
				called: 'resellers',
				byCreation: false,
				write: resellerRow,
			}),
	}),
	gated({
		method: 'GET',
		path: '/v3/resellers/{resellerId}/customers',
		isList: true,
		handle(request, context) {
			const { data, knobs, memo } = context;
			const { resellerId = '' } = request.params;
			const { unknownReseller: status } = knobs;
			if (!resellerById(resellerId, context) && status !== 200) {
				return failure(status === 403 ? '4121' : '1115', knobs, [], status);
			}
			return answerList(request, context, {
				name: `customers ${resellerId}`,
				rows: memo.get(`of ${resellerId}`, () => customersOf(data, resellerId)),
				called: 'customers',
				byCreation: true,
				write: customerRow,
			});
		},
	}),
	gated({
		method: 'GET',
		path: '/v3/resellers/{resellerId}',
		handle(request, context) {
			const reseller = resellerById(request.params.resellerId ?? '', context);
			return reseller ? json(200, resellerDetail(reseller)) : failure('1115', context.knobs);
		},
	}),
	gated({
		method: 'GET',
		path: '/v3/customers/{customerId}',
		handle: (request, context) => json(200, customerDetail(customerById(request.params.customerId ?? '', context))),
	}),
];
