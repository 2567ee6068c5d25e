import type { IDataObject, INodeExecutionData, IRun } from 'n8n-workflow';
import { Agent, request } from 'undici';

import { forgetPeak, peakMb as mostResident, residentMb } from '../support/resident.mts';
import { renewalRow, rowsIn } from './items.mts';
import { credentials, execute, type BenchNode } from './n8n.mts';
import { sideBySide } from './nodes.mts';

/** What one run of a contender cost. */
export interface Cost {
	/** Wall clock, from the start of the execution to its end. */
	ms: number;
	/** Wall clock within the nodes, as n8n reports it (whole milliseconds). */
	nodeMs: number;
	/** Time on the CPU in the whole process, system calls included. */
	cpuMs: number;
	/** Items that left by each output. */
	items: number[];
	/** Rows in them: an item of n8n's HTTP Request node holds a page. */
	rows: number;
	/** Size of the files that the items carry. */
	fileBytes: number;
	/** Bytes that are held on to at the end: the result, and what is not let go of. 0 unless weighed. */
	keptBytes: number;
	/** Resident megabytes at the most since the last look at the memory, where the system reports it. */
	peakMb: number;
}

const collectGarbage = () => globalThis.gc?.();

async function measured<Result>(work: () => Promise<Result>): Promise<{ result: Result; ms: number; cpuMs: number }> {
	collectGarbage();
	const cpu = process.cpuUsage();
	const begun = performance.now();
	const result = await work();
	const ms = performance.now() - begun;
	const { user, system } = process.cpuUsage(cpu);
	return { result, ms, cpuMs: (user + system) / 1000 };
}

/** What workflows remember, by name. */
const memories = new Map<string, IDataObject>();
/** Items made once, by their number. */
const madeItems = new Map<number, INodeExecutionData[]>();

const itemsOf = (count: number, today: string): INodeExecutionData[] => {
	const made =
		madeItems.get(count) ??
		Array.from({ length: count }, (_, index) => ({ json: renewalRow(index, Date.parse(today)) as IDataObject }));
	madeItems.set(count, made);
	return made;
};

interface Run {
	node: BenchNode;
	/** Nodes that the items pass first. */
	before?: BenchNode[];
	/** The items that the node gets; one empty item by default. */
	items?: { count: number; today: string };
	/** The name under which the workflow's memory is kept for a later run. */
	memory?: string;
	/** Whether to find out what the result takes. */
	weigh?: boolean;
}

/** Bytes in use, those outside of V8's heap included. */
async function bytesInUse(): Promise<number> {
	// The first collection may end one that was in flight, and leaves what was given up since that began.
	for (let time = 1; time <= 2; time += 1) {
		// What a weak reference has given away lives to the end of that turn of the event loop.
		await new Promise((resolve) => setImmediate(resolve));
		collectGarbage();
	}
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/** All nodes together. */
const nodeMsOf = ({ data }: IRun): number =>
	Object.values(data.resultData.runData)
		.flat()
		.reduce((sum, { executionTime }) => sum + executionTime, 0);

async function runWorkflow({ node, before: steps, items, memory, weigh = false }: Run): Promise<Cost> {
	const staticData = memory === undefined ? undefined : (memories.get(memory) ?? {});
	if (memory !== undefined && staticData !== undefined) memories.set(memory, staticData);
	const given = items === undefined ? undefined : itemsOf(items.count, items.today);
	const before = weigh ? await bytesInUse() : 0;
	const { result, ms, cpuMs } = await measured(
		async () => await execute(node, { before: steps, items: given, staticData }),
	);
	const { outputs, run } = result;
	// The peak is read first: weighing is no part of it.
	const peakMb = mostResident('self');
	return {
		peakMb,
		keptBytes: weigh ? (await bytesInUse()) - before : 0,
		ms,
		cpuMs,
		nodeMs: nodeMsOf(run),
		items: outputs.map((output) => output.length),
		rows: outputs.flat().reduce((sum, item) => sum + rowsIn(item), 0),
		fileBytes: outputs
			.flat()
			.reduce((sum, { json, binary }) => sum + (binary === undefined ? 0 : Number(json.fileSize)), 0),
	};
}

interface Read {
	url: string;
	token: string;
	body: object;
	inFlight: number;
}

interface Page {
	data: { results: unknown[]; totalNumberOfPages: number };
}

/** Pages over connections that stay open: what the line allows. */
async function readWithUndici({ url, token, body, inFlight }: Read): Promise<Cost> {
	const { result, ms, cpuMs } = await measured(async () => {
		const agent = new Agent({ connections: inFlight, pipelining: 1, connect: { rejectUnauthorized: false } });
		const rows: unknown[] = [];
		const read = async (pageNumber: number) => {
			const answer = await request(url, {
				method: 'POST',
				dispatcher: agent,
				headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
				body: JSON.stringify({ ...body, pageNumber }),
			});
			const { data } = (await answer.body.json()) as Page;
			rows.push(...data.results);
			return data.totalNumberOfPages;
		};
		await sideBySide(await read(1), inFlight, read);
		await agent.close();
		return rows.length;
	});
	return { ms, cpuMs, nodeMs: ms, items: [result], rows: result, fileBytes: 0, keptBytes: 0, peakMb: 0 };
}

export const tasks = {
	saveCredential: async ({ type, data }: { type: string; data: Record<string, unknown> }) =>
		credentials.save(type, data),
	runWorkflow,
	readWithUndici,
	/** @returns megabytes that the process holds at rest; the peak is counted from now on */
	async rest(): Promise<number> {
		collectGarbage();
		forgetPeak('self');
		return residentMb('self');
	},
};
export type Tasks = typeof tasks;
