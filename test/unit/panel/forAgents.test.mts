import { toRecord, type RenewalSource } from '../../../shared/renewal/record';
import { dayFrom } from '../../../shared/renewal/dates/day';
import { createWindow } from '../../../shared/renewal/window';
import { forAgents } from '../../../shared/panel/forAgents';
import { complete } from '../../support/renewalSource.mts';

const window = createWindow({ now: 0, asOf: '2027-01-20', zone: 'UTC', from: -30, to: 90, noticeDays: 30 });

const vendors: RenewalSource = {
	...complete,
	quantity: 0,
	usedQuantity: 3,
	amount: 0,
	currency: 'EUR',
	renewalDay: dayFrom(2027, 3, 14) ?? null,
	noticeDays: undefined,
};

const known = {
	vendor: 'keepnet',
	customerId: '0042',
	customerName: 'Birchwood Dental',
	product: 'Awareness',
	sku: 'AW-100',
	quantity: 0,
	renewalDate: '2027-03-14',
	decisionDeadline: '2027-02-12',
	amount: 0,
	currency: 'EUR',
	autoRenew: 'off',
};
const without = (...names: string[]) =>
	Object.fromEntries(Object.entries(known).filter(([name]) => !names.includes(name)));
const past = { renewalDate: '2027-01-14', decisionDeadline: '2026-12-15' };
const renewalDay = dayFrom(2027, 1, 14) ?? null;

test.each<{ what: string; facts: Partial<RenewalSource>; row: Record<string, unknown> }>([
	{ what: 'what answers a question, and a 0 that the vendor states', facts: {}, row: known },
	{
		what: 'no column that is unknown',
		facts: { product: null, amount: null, currency: null },
		row: without('product', 'amount', 'currency'),
	},
	{ what: 'no auto-renewal that is unknown', facts: { autoRenew: 'unknown' }, row: without('autoRenew') },
	{ what: 'the status once the date has passed', facts: { renewalDay }, row: { ...known, ...past, status: 'Active' } },
	{ what: 'no status that is unknown', facts: { renewalDay, status: null }, row: { ...known, ...past } },
])('an AI agent gets $what', ({ facts, row }) => {
	expect(forAgents(toRecord({ ...vendors, ...facts }, window))).toEqual(row);
});
