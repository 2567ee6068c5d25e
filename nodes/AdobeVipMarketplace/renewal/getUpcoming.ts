import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { readChoice, readLocator, readNumber, readTexts } from '../../../shared/n8n/parameters';
import type { Output, OperationContext } from '../../../shared/n8n/operation';
import { ParameterError } from '../../../shared/n8n/errors';
import { upcomingFields, upcomingOf, upcomingOutputs } from '../../../shared/panel/upcoming';
import type { Day } from '../../../shared/renewal/dates/day';
import { DueRenewals, type VendorRenewal } from '../../../shared/renewal/dueRenewals';
import type { ReportOnce } from '../../../shared/renewal/reportOnce';
import { renewalDaysOf } from '../../../shared/renewal/window';
import { concurrently } from '../../../shared/engine/http/concurrently';
import { resellerField, STATUS_OPTIONS } from '../account/fields';
import { ACTIVE, everyAccount, STATUSES, type Status } from '../account/query';
import { collectAccounts, customersOf, resellers } from '../account/list';
import { FarOff } from './farOff';
import { NOTICE_DAYS, RENEWAL_STATES, renewalIn, renewalStateOf, type Customer, type RenewalState } from './record';
import { readSubscriptions, type Subscriptions } from '../subscription/list';
import { Unread } from './unread';

const RECHECK = { field: 'Recheck Far-Off Every (Days)', min: 0, max: 365, fallback: 0 };

export const description: INodeProperties[] = [
	{
		displayName: 'Resellers',
		name: 'resellers',
		type: 'options',
		options: [
			{ name: 'All Active Resellers', value: 'all' },
			{ name: 'One Reseller', value: 'one' },
		],
		default: 'all',
		description: 'Whose customers to look at',
	},
	{ ...resellerField, displayOptions: { show: { resellers: ['one'] } } },
	...upcomingFields(
		{
			displayName: 'Customer Statuses',
			name: 'customerStatuses',
			type: 'multiOptions',
			options: STATUS_OPTIONS,
			default: ['1000'],
			description: 'Which customers to look at; each status is a list of its own to read',
		},
		{
			displayName: RECHECK.field,
			name: 'recheckDays',
			type: 'number',
			typeOptions: { minValue: RECHECK.min, maxValue: RECHECK.max },
			default: 0,
			description:
				'For daily schedules: customers that renew far beyond the window are remembered and read again only after so many days. 0 reads all of them every time. New customers are always read.',
		},
		{
			displayName: 'Subscription Statuses',
			name: 'subscriptionStatuses',
			type: 'multiOptions',
			options: [
				{ name: 'Active (1000)', value: 'active' },
				{
					name: 'Late Renewal Possible (1004)',
					value: 'late',
					description: 'Ended, but can still be renewed by hand for some days',
				},
				{ name: 'Pending (1002)', value: 'pending' },
				{
					name: 'Scheduled (1009)',
					value: 'scheduled',
					description: 'Begins at the renewal, in addition to what renews',
				},
			],
			default: [...RENEWAL_STATES],
			description: 'Which subscriptions count as renewals',
		},
	),
];

/**
 * Adobe has no list of renewals: the customers are listed, and the subscriptions of each are read. A customer's
 * anniversary date is no short cut; it costs as many requests, and early renewals and credit packs do not follow it.
 */
export async function execute(run: OperationContext): Promise<Array<Output<ReportOnce>>> {
	const { parameters, session } = run;
	const upcoming = upcomingOf(parameters);
	const noticeDays = upcoming.window.noticeDays ?? NOTICE_DAYS;
	const states = choicesOf(run, 'subscriptionStatuses', 'Subscription Statuses', RENEWAL_STATES, RENEWAL_STATES);
	const due = new DueRenewals(upcoming);
	const memory = new Memory(run, upcoming.window.today, renewalDaysOf(upcoming.window, noticeDays).to);
	const customers = await listedCustomers(run);
	const unread = new Unread(run);
	const deviations: string[] = [];

	const found = await concurrently(session, customers, async (own, customer) => {
		if (memory.farOff?.passesOver(customer.id) === true) return [];
		const read = await readSubscriptions(own, customer.id).catch(
			async (error: unknown) => await unread.note(customer, error),
		);
		if (read === undefined) return [];
		memory.farOff?.learn(customer.id, daysIn(read, due));
		deviations.push(...read.deviations);
		return dueIn(read, customer, { states, due, noticeDays });
	});
	memory.keep();
	unread.tell();
	if (deviations.length > 0) session.host.hint(`Adobe answered differently than documented: ${deviations[0]}`);
	return await upcomingOutputs(run, {
		vendor: 'Adobe',
		due,
		found: found.flat(),
		portfolio: { noun: 'customer', size: customers.length },
	});
}

function dueIn(
	{ rows }: Subscriptions,
	customer: Customer,
	{ states, due, noticeDays }: { states: readonly RenewalState[]; due: DueRenewals; noticeDays: number },
): VendorRenewal[] {
	return rows.flatMap(({ row }) => {
		const state = renewalStateOf(row);
		if (state === undefined || !states.includes(state) || !due.mayBeDue(row.renewalDate, noticeDays)) return [];
		return renewalIn(row, customer, noticeDays) ?? [];
	});
}

/** When a customer's subscriptions renew, whether or not they are asked for now. */
const daysIn = ({ rows }: Subscriptions, due: DueRenewals) =>
	rows
		.filter(({ row }) => renewalStateOf(row) !== undefined && Boolean(row.renewalDate))
		.map(({ row }) => due.dayOf(row.renewalDate));

async function listedCustomers(run: OperationContext): Promise<Customer[]> {
	const { parameters } = run;
	const statuses = choicesOf(run, 'customerStatuses', 'Customer Statuses', STATUSES, ACTIVE);
	const which = readChoice(parameters, 'resellers', {
		field: 'Resellers',
		choices: ['all', 'one'] as const,
		fallback: 'all',
	});
	const chosen =
		which === 'one'
			? [{ id: readLocator(parameters, 'resellerId', 'Reseller'), name: null }]
			: await collectAccounts(run, resellers, everyAccount(ACTIVE), ({ resellerId, companyProfile }) => ({
					id: resellerId ?? '',
					name: companyProfile?.companyName ?? null,
				}));
	const lists = await concurrently(
		run.session,
		chosen,
		async (session, { id, name }) => await customersWith({ ...run, session }, statuses, id, name),
	);
	return [...new Map(lists.flat().map((customer) => [customer.id, customer])).values()];
}

const customersWith = async (
	run: OperationContext,
	statuses: readonly Status[],
	resellerId: string,
	resellerName: string | null,
) =>
	await collectAccounts(
		run,
		customersOf(resellerId),
		everyAccount(statuses),
		(row): Customer => ({
			id: row.customerId ?? '',
			name: row.companyProfile?.companyName ?? null,
			resellerId: row.resellerId ?? resellerId,
			resellerName,
		}),
	);

/** @throws ParameterError when an expression yields something that is no choice */
function choicesOf<Choice extends string>(
	{ parameters }: OperationContext,
	name: string,
	field: string,
	choices: readonly Choice[],
	fallback: readonly Choice[],
): readonly Choice[] {
	const texts = readTexts(parameters, `options.${name}`, field);
	const chosen = texts.flatMap((text) => choices.find((choice) => choice === text) ?? []);
	if (chosen.length < texts.length) throw new ParameterError(field, `${field} must be among ${choices.join(', ')}`);
	return chosen.length === 0 ? fallback : chosen;
}

/** What this node remembers of far-off customers, if it is to; n8n keeps it with an active workflow. */
class Memory {
	readonly farOff: FarOff | undefined;
	private readonly stored: IDataObject = {};

	constructor(
		private readonly run: OperationContext,
		today: Day,
		windowEnd: Day,
	) {
		const recheckDays = readNumber(run.parameters, 'options.recheckDays', RECHECK);
		if (recheckDays === 0) return;
		this.stored = run.context.getWorkflowStaticData('node');
		const { baseUrl, farOff } = this.stored;
		// Another environment has other customers.
		const known = baseUrl === run.session.baseUrl ? farOff : undefined;
		this.farOff = new FarOff(known, recheckDays, today, windowEnd);
	}

	keep(): void {
		if (this.farOff === undefined) return;
		this.stored.baseUrl = this.run.session.baseUrl;
		this.stored.farOff = this.farOff.toStore();
	}
}
