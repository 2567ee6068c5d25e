import { toRecord, withUsedQuantity } from '../../../shared/renewal/record';
import type { RenewalSource } from '../../../shared/renewal/record';
import { createWindow } from '../../../shared/renewal/window';
import { complete } from '../../support/renewalSource.mts';

const COLUMNS = [
	'customerName',
	'product',
	'quantity',
	'renewalDate',
	'daysUntilRenewal',
	'renewalStage',
	'decisionDeadline',
	'autoRenew',
	'vendor',
	'isOverdue',
	'status',
	'termMonths',
	'usedQuantity',
	'sku',
	'resellerName',
	'amount',
	'currency',
	'unusedQuantity',
	'plannedQuantity',
	'lapsingQuantity',
	'requestedFrom',
	'requestedUntil',
	'customerId',
	'resellerId',
	'subscriptionId',
];

const window = createWindow({ now: 0, asOf: '2026-11-22', zone: 'UTC', from: 0, to: 90 });

const empty: RenewalSource = {
	vendor: 'vmware',
	customerId: null,
	customerName: '',
	resellerId: null,
	resellerName: null,
	subscriptionId: null,
	product: null,
	sku: null,
	quantity: null,
	usedQuantity: null,
	termMonths: null,
	autoRenew: 'unknown',
	status: '',
	renewalDay: null,
};

describe('a renewal record', () => {
	it.each([
		['all is known', complete],
		['nothing is known', empty],
		['the source has another order', { ...Object.fromEntries(Object.entries(complete).reverse()) }],
	])('has every column in that order when %s', (_when, source) => {
		expect(Object.keys(toRecord(source as RenewalSource, window))).toEqual(COLUMNS);
	});

	it('has the vendor’s values and those computed by the window', () => {
		expect(toRecord(complete, window)).toEqual({
			vendor: 'keepnet',
			customerId: '0042',
			customerName: 'Birchwood Dental',
			resellerId: '7',
			resellerName: 'Harbour MSP',
			subscriptionId: 'S-1',
			product: 'Awareness',
			sku: 'AW-100',
			quantity: 25,
			usedQuantity: 0,
			termMonths: 12,
			autoRenew: 'off',
			status: 'Active',
			renewalDate: '2027-01-14',
			daysUntilRenewal: 53,
			renewalStage: '60',
			decisionDeadline: '2027-01-11',
			isOverdue: false,
			amount: null,
			currency: null,
			unusedQuantity: 25,
			requestedFrom: '2026-11-22',
			requestedUntil: '2027-02-20',
			plannedQuantity: null,
			lapsingQuantity: null,
		});
	});

	it('has null for unknown values, and for everything that depends on a missing day', () => {
		const record = toRecord(empty, window);
		const known = Object.entries(record).filter(([, value]) => value !== null);
		expect(known).toEqual([
			['autoRenew', 'unknown'],
			['vendor', 'vmware'],
			['requestedFrom', '2026-11-22'],
			['requestedUntil', '2027-02-20'],
		]);
	});

	it('has the price if the vendor reports it', () => {
		expect(toRecord({ ...complete, amount: 120.5, currency: 'EUR' }, window)).toMatchObject({
			amount: 120.5,
			currency: 'EUR',
		});
	});

	it.each([
		[25, 5, 20],
		[25, 30, 0],
		[25, null, null],
		[null, 5, null],
	])('of %j seats with %j in use has %j unused', (quantity, usedQuantity, unusedQuantity) => {
		expect(toRecord({ ...complete, quantity, usedQuantity }, window)).toMatchObject({ unusedQuantity });
		const later = withUsedQuantity(toRecord({ ...complete, quantity, usedQuantity: null }, window), usedQuantity);
		expect(later).toMatchObject({ usedQuantity, unusedQuantity });
	});

	it('names the requested renewal days, whatever the window is measured on', () => {
		const onDeadline = { ...window, measure: 'decisionDeadline' as const };
		expect(toRecord(complete, onDeadline)).toMatchObject({ requestedFrom: '2026-11-25', requestedUntil: '2027-02-23' });
	});

	it("uses the window's notice period when the vendor has none of its own", () => {
		const record = toRecord({ ...complete, noticeDays: undefined }, { ...window, noticeDays: 30 });
		expect(record.decisionDeadline).toBe('2026-12-15');
	});

	it('is on its day also on 1970-01-01, the day with number 0', () => {
		expect(toRecord({ ...complete, renewalDay: 0 }, window).renewalDate).toBe('1970-01-01');
	});
});
