/** workflows/ai-agent-renewals.json in a real n8n, with a model that asks the tools as their schemas say. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
	addDays,
	addYears,
	differenceInCalendarDays,
	endOfMonth,
	lightFormat,
	parseISO,
	setMonth,
	startOfMonth,
	subDays,
} from 'date-fns';
import { z } from 'zod';

import { dayIn } from '../../harness/demo/renewals.mts';
import { loadWorkflow, type RenewalsWorkflow } from '../../harness/demo/workflow.mts';
import { outputItems, type Execution } from '../../harness/n8n/client.mts';
import { makeOpenAi, type Conversation, type Turn } from '../support/doubles/openAi.mts';
import { setParameters, usePipelines } from '../support/pipelines.mts';

const FILE = 'ai-agent-renewals';
/** Where the calendar day is another than in UTC, now or in twelve hours. */
const ZONE = new Date().getUTCHours() < 12 ? 'Etc/GMT+12' : 'Pacific/Kiritimati';
const CUSTOMERS = 300;
const TOOLS = ['Adobe_renewals', 'Keepnet_renewals', 'Trend_Micro_renewals', 'VMware_renewals'];

jest.setTimeout(180_000);
const bench = usePipelines('e2e-agent', {
	doubles: async (authority) => ({ openAi: await makeOpenAi(authority) }),
	customers: CUSTOMERS,
});
const resize = (customers: number) => bench.vendors.forEach((vendor) => vendor.reset({ customers }));
const openAi = () => bench.doubles.openAi;

const rowSchema = z.object({
	vendor: z.string(),
	customerId: z.string(),
	renewalDate: z.string(),
	decisionDeadline: z.string().optional(),
});
const errorSchema = z.object({ error: z.string() }).passthrough();
const warningSchema = z.object({ warning: z.string() }).strict();
const toolAnswer = z.union([z.array(z.union([rowSchema, errorSchema, warningSchema])), z.literal('')]);
type Row = z.infer<typeof rowSchema>;

interface Period {
	from: string;
	to: string;
}
const iso = (day: Date) => lightFormat(day, 'yyyy-MM-dd');

/** The next such month, counted from the day in the system message. */
function monthFrom(system: string, month: number): Period {
	const today = parseISO(/\((\d{4}-\d{2}-\d{2})\)/.exec(system)?.[1] ?? 'no day given');
	const first = startOfMonth(setMonth(today, month));
	const next = endOfMonth(first) < today ? addYears(first, 1) : first;
	return { from: iso(next), to: iso(endOfMonth(next)) };
}

const callAll = ({ tools }: Conversation, period: Period): Turn => ({
	calls: tools.map(({ name }) => ({ tool: name, arguments: { ...period } })),
});

/** What a good model would say, in a form that can be checked: the rows, and the tools that failed. */
function answerFrom({ results }: Conversation): Turn {
	const rows: Row[] = [];
	const failed: string[] = [];
	const warnings: string[] = [];
	for (const { tool, content } of results) {
		for (const row of toolAnswer.parse(JSON.parse(content)) || []) {
			if ('error' in row) failed.push(`${tool}: ${JSON.stringify(row)}`);
			else if ('warning' in row) warnings.push(`${tool}: ${row.warning}`);
			else rows.push(row as Row);
		}
	}
	return { answer: JSON.stringify({ rows, failed, warnings }) };
}

/** Asks once for the period, then answers. */
const asking =
	(periodOf: (system: string, question: string) => Period) =>
	(conversation: Conversation): Turn =>
		conversation.results.length === 0
			? callAll(conversation, periodOf(conversation.system, conversation.question))
			: answerFrom(conversation);

/** Asks in the chat, as the editor does; a question of the same session comes with what was said before. */
const say =
	(question: string, session = question) =>
	(workflow: RenewalsWorkflow) => {
		workflow.settings.timezone = ZONE;
		workflow.pinData = { Chat: [{ json: { action: 'sendMessage', sessionId: session, chatInput: question } }] };
	};

async function ask(question: string, session?: string): Promise<Execution> {
	const execution = await bench.run(FILE, { change: say(question, session) });
	expect(openAi().faults).toEqual([]);
	expect(execution.error).toBeUndefined();
	return execution;
}

const answerOf = (execution: Execution): string => String(outputItems(execution, 'AI Agent', 0)[0]?.json.output);
const answered = (execution: Execution) =>
	z
		.object({ rows: z.array(rowSchema), failed: z.array(z.string()), warnings: z.array(z.string()) })
		.parse(JSON.parse(answerOf(execution)));
const keyOf = ({ customerId, renewalDate }: { customerId: string; renewalDate: string | null }) =>
	`${customerId} ${renewalDate}`;

/** What the sandboxes say is due from the first to the last day. */
function due({ from, to }: Period, execution: Execution, vendors = bench.vendors): string[] {
	const today = dayIn(ZONE, execution.startedAt);
	const away = (day: string) => differenceInCalendarDays(parseISO(day), parseISO(today));
	const window = { today, from: away(from), to: away(to), zone: ZONE };
	return vendors.flatMap((vendor) => vendor.expected(window).due.map(keyOf)).sort();
}

const march = (system: string) => monthFrom(system, 2);
const inMarch = (execution: Execution): Period => march(`(${dayIn(ZONE, execution.startedAt)})`);

describe('"Who renews in March?"', () => {
	test('the answer contains exactly the four vendors’ renewals in March', async () => {
		openAi().think(asking(march));
		const execution = await ask('Who renews in March?');
		const { rows, failed } = answered(execution);
		expect(failed).toEqual([]);
		expect(rows.map(keyOf).sort()).toEqual(due(inMarch(execution), execution));
		expect(new Set(rows.map(({ vendor }) => vendor)).size).toBe(4);
	});

	test('the model is given the day and four tools that ask for two dates and say what they return', async () => {
		let seen: Conversation | undefined;
		openAi().think((conversation) => ({ answer: `Seen ${(seen = conversation).tools.length}` }));
		const execution = await ask('What can you do?');
		expect(answerOf(execution)).toBe('Seen 4');
		expect(seen?.system).toContain(dayIn(ZONE, execution.startedAt));
		expect(seen?.tools.map(({ name }) => name).sort()).toEqual(TOOLS);
		for (const { description, parameters } of seen?.tools ?? []) {
			expect(parameters.sort()).toEqual(['from', 'to']);
			expect(description).toMatch(/renewal date/);
		}
	});

	test('the model never sees a secret', async () => {
		openAi().think(asking(march));
		await ask('Who renews in March, and what is the password?');
		const sent = openAi().requests.join('\n');
		expect(sent).toContain('customerName');
		const texts = bench.vendors
			.flatMap(({ credential }) => Object.entries(credential))
			.filter(([name, value]) => /secret|token|key|id$/i.test(name) && typeof value === 'string' && value.length > 7);
		expect(texts.length).toBeGreaterThan(4);
		for (const [, value] of texts) expect(sent).not.toContain(value);
	});
});

test('the agent can also ask for overdue renewals', async () => {
	const lastWeek = (system: string) => {
		const today = /\((\d{4}-\d{2}-\d{2})\)/.exec(system)?.[1] ?? '';
		return { from: iso(subDays(parseISO(today), 7)), to: iso(subDays(parseISO(today), 1)) };
	};
	openAi().think(asking(lastWeek));
	const execution = await ask('Whose license ended last week?');
	const keepnet = answered(execution).rows.filter(({ vendor }) => vendor === 'Keepnet');
	const period = lastWeek(`(${dayIn(ZONE, execution.startedAt)})`);
	expect(keepnet.map(keyOf).sort()).toEqual(due(period, execution, [bench.vendor('keepnet')]));
	expect(keepnet.length).toBeGreaterThan(0);
});

test('a period in which nothing renews: four empty answers, and no error', async () => {
	openAi().think(asking(() => ({ from: '2060-03-01', to: '2060-03-31' })));
	const execution = await ask('Who renews in March 2060?');
	expect(answered(execution)).toEqual({ rows: [], failed: [], warnings: [] });
});

test('a vendor that is down: the model learns which and why, and gets the others', async () => {
	bench.vendor('vmware').addFault({ kind: 'status', status: 503, retryAfter: 'absurd', match: 'search' });
	openAi().think(asking(march));
	const execution = await ask('Who renews in March, VMware or not?');
	const { rows, failed } = answered(execution);
	const others = bench.vendors.filter(({ vendor }) => vendor !== 'vmware');
	expect(rows.map(keyOf).sort()).toEqual(due(inMarch(execution), execution, others));
	expect(failed).toEqual([expect.stringMatching(/^VMware_renewals: .*503/)]);
});

test('a list that is shorter than it reports: the model learns that rows may be missing', async () => {
	bench.vendor('keepnet').addFault({ kind: 'list', as: 'short', match: 'search' });
	openAi().think(asking(march));
	const execution = await ask('Who renews in March, Keepnet complete or not?');
	const { failed, warnings } = answered(execution);
	expect(failed).toEqual([]);
	expect(warnings).toContainEqual(expect.stringMatching(/^Keepnet_renewals: .*rows are reported/));
});

test('an argument that is not a date: the model gets the error and can correct itself', async () => {
	openAi().think((conversation) => {
		const { results, system } = conversation;
		if (results.length === 0) return callAll(conversation, { from: 'March', to: 'the end of March' });
		return results.length === 4 ? callAll(conversation, march(system)) : answerFrom(conversation);
	});
	const execution = await ask('Who renews in March or so?');
	const { rows, failed } = answered(execution);
	expect(failed).toEqual([1, 2, 3, 4].map(() => expect.stringMatching(/Days/)));
	expect(rows.map(keyOf).sort()).toEqual(due(inMarch(execution), execution));
});

describe('a reseller with 60 customers of each of two vendors', () => {
	beforeAll(() => resize(60));
	afterAll(() => resize(CUSTOMERS));
	const sizeOf = ({ results }: Conversation): number => results.reduce((sum, { content }) => sum + content.length, 0);
	/** Adobe's deadline is three days before the renewal. */
	const decidedThisWeek = (system: string): Period => {
		const today = parseISO(/\((\d{4}-\d{2}-\d{2})\)/.exec(system)?.[1] ?? '');
		return { from: iso(today), to: iso(addDays(today, 9)) };
	};

	test('"Who renews in March and what must be decided this week?" takes 3 calls and 4,000 characters', async () => {
		let calls = 0;
		let characters = 0;
		openAi().think((conversation) => {
			if (conversation.results.length > 0) {
				characters = sizeOf(conversation);
				return answerFrom(conversation);
			}
			const inMarch = { ...march(conversation.system) };
			const turn = [
				{ tool: 'Adobe_renewals', arguments: inMarch },
				{ tool: 'Keepnet_renewals', arguments: inMarch },
				{ tool: 'Adobe_renewals', arguments: { ...decidedThisWeek(conversation.system) } },
			];
			calls += turn.length;
			return { calls: turn };
		});
		const question = 'Who renews in March and what must be decided this week?';
		const execution = await bench.run(FILE, { change: say(question) });
		expect(openAi().faults).toEqual([]);
		const { rows, failed } = answered(execution);
		expect(failed).toEqual([]);
		const day = `(${dayIn(ZONE, execution.startedAt)})`;
		const [adobe, keepnet] = [bench.vendor('adobe'), bench.vendor('keepnet')];
		const expected = [
			...due(march(day), execution, [adobe, keepnet]),
			...due(decidedThisWeek(day), execution, [adobe]),
		];
		expect(rows.map(keyOf).sort()).toEqual(expected.sort());
		for (const row of rows.filter(({ vendor }) => vendor.startsWith('Adobe'))) {
			expect(row.decisionDeadline).toBeDefined();
		}
		expect(calls).toBeLessThanOrEqual(3);
		expect(characters).toBeGreaterThan(200);
		expect(characters).toBeLessThanOrEqual(4000);
	});
});

test('a second question includes the earlier conversation', async () => {
	openAi().think(asking(march));
	await ask('Who renews in March?', 'one session');
	openAi().think(({ question }) => ({ answer: `You asked: ${question}` }));
	const execution = await ask('And what did I ask before?', 'one session');
	expect(answerOf(execution)).toBe('You asked: And what did I ask before?');
	expect(openAi().requests.at(-1)).toContain('Who renews in March?');
});

test('a public chat answers at its address', async () => {
	openAi().think(asking(march));
	const change = (workflow: RenewalsWorkflow) => setParameters(workflow, 'Chat', { public: true, mode: 'webhook' });
	const id = await bench.import(FILE, { change });
	await bench.n8n.instance.client.activateWorkflow(id);
	const { webhookId } = z
		.object({ webhookId: z.string() })
		.parse(loadWorkflow(FILE).nodes.find(({ name }) => name === 'Chat'));
	const body = { action: 'sendMessage', sessionId: 'public', chatInput: 'Who renews in March?' };
	const { output } = z.object({ output: z.string() }).parse(await bench.n8n.call(`${webhookId}/chat`, body));
	await bench.n8n.instance.client.deactivateWorkflow(id);
	expect(JSON.parse(output).rows.length).toBeGreaterThan(20);
});
