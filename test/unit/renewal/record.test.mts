import { dayFrom } from '../../../shared/renewal/dates/day';
import { RECORD_COLUMNS, toRecord } from '../../../shared/renewal/record';
import type { RenewalSource } from '../../../shared/renewal/record';
import { createWindow } from '../../../shared/renewal/window';

const COLUMNS = [
	'vendor',
	'customerId',
	'customerName',
	'resellerId',
	'resellerName',
	'subscriptionId',
	'product',
	'sku',
	'quantity',
	'usedQuantity',
	'termMonths',
	'autoRenew',
	'status',
	'renewalDate',
	'daysUntilRenewal',
	'renewalStage',
	'decisionDeadline',
	'isOverdue',
];

const window = createWindow({ now: 0, asOf: '2026-11-22', zone: 'UTC', from: 0, to: 90 });

const told: RenewalSource = {
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
	renewalDay: dayFrom(2027, 1, 14) ?? null,
	noticeDays: 3,
};

const untold: RenewalSource = {
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
	it('has eighteen columns whose order is a promise', () => {
		expect(RECORD_COLUMNS).toEqual(COLUMNS);
	});

	it.each([
		['all is told', told],
		['nothing is told', untold],
		['the source has another order', { ...Object.fromEntries(Object.entries(told).reverse()) }],
	])('has every column in that order when %s', (_when, source) => {
		expect(Object.keys(toRecord(source as RenewalSource, window))).toEqual(COLUMNS);
	});

	it('tells what the vendor told and what the window makes of it', () => {
		expect(toRecord(told, window)).toEqual({
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
		});
	});

	it('has null for what was not told, and for all that a missing day leaves open', () => {
		const record = toRecord(untold, window);
		const told = Object.entries(record).filter(([, value]) => value !== null);
		expect(told).toEqual([
			['vendor', 'vmware'],
			['autoRenew', 'unknown'],
		]);
	});

	it("uses the window's notice period when the vendor has none of its own", () => {
		const record = toRecord({ ...told, noticeDays: undefined }, { ...window, noticeDays: 30 });
		expect(record.decisionDeadline).toBe('2026-12-15');
	});

	it('is on its day also on 1970-01-01, the day with number 0', () => {
		expect(toRecord({ ...told, renewalDay: 0 }, window).renewalDate).toBe('1970-01-01');
	});
});
