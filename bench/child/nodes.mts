/** The contenders that are no node of ours or n8n's, as nodes, so that all pay alike for being one. */
import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';

const DAY_MS = 86_400_000;

const nodeType = (name: string, parameters: string[], outputs: number, execute: INodeType['execute']): INodeType => ({
	description: {
		displayName: name,
		name,
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name },
		inputs: name === 'start' ? [] : ['main'],
		outputs: Array.from({ length: outputs }, () => 'main' as const),
		properties: parameters.map((parameter) => ({
			displayName: parameter,
			name: parameter,
			type: 'string',
			default: '',
		})),
	},
	execute,
});

interface Page {
	data: { results: Array<Record<string, unknown>>; totalNumberOfPages: number };
}

/** As many calls of n8n's HTTP helper side by side as are to be in flight: what a node can do at best. */
async function helperLoop(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const url = this.getNodeParameter('url', 0) as string;
	const token = this.getNodeParameter('token', 0) as string;
	const body = JSON.parse(this.getNodeParameter('body', 0) as string) as object;
	const inFlight = Number(this.getNodeParameter('inFlight', 0));
	const pages: Page[] = [];
	const read = async (pageNumber: number) => {
		const page = (await this.helpers.httpRequest({
			method: 'POST',
			url,
			headers: { authorization: `Bearer ${token}` },
			body: { ...body, pageNumber },
			json: true,
			skipSslCertificateValidation: true,
		})) as Page;
		pages[pageNumber - 1] = page;
		return page.data.totalNumberOfPages;
	};
	await sideBySide(await read(1), inFlight, read);
	return [
		pages.flatMap(({ data }) =>
			data.results.map((row) => ({ json: row as INodeExecutionData['json'], pairedItem: { item: 0 } })),
		),
	];
}

/** Reads pages 2 to `last`, a fixed number at a time. */
export async function sideBySide(
	last: number,
	inFlight: number,
	read: (page: number) => Promise<unknown>,
): Promise<void> {
	let next = 2;
	const worker = async () => {
		while (next <= last) await read(next++);
	};
	await Promise.all(Array.from({ length: inFlight }, worker));
}

/**
 * The least that sorting items by a window can be: one known field, one known form of date, no settings, no faults.
 * The items that leave are the same as the filter's.
 */
async function bareFilter(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const today = Date.parse(this.getNodeParameter('today', 0) as string) / DAY_MS;
	const last = Number(this.getNodeParameter('days', 0));
	const stages = [0, 1, 7, 14, 30, 60, 90].map((stage) => [stage, String(stage)] as const);
	const within: INodeExecutionData[] = [];
	const outside: INodeExecutionData[] = [];
	this.getInputData().forEach((item, index) => {
		const renewalDate = item.json.renewalDate as string;
		const daysUntilRenewal = Date.parse(renewalDate) / DAY_MS - today;
		const isOverdue = daysUntilRenewal < 0;
		const renewalStage = isOverdue ? 'overdue' : (stages.find(([stage]) => daysUntilRenewal <= stage)?.[1] ?? 'later');
		const json = { ...item.json, renewalDate, daysUntilRenewal, renewalStage, decisionDeadline: null, isOverdue };
		(!isOverdue && daysUntilRenewal <= last ? within : outside).push({ ...item, json, pairedItem: { item: index } });
	});
	return [within, outside];
}

export const benchNodes: Record<string, INodeType> = {
	'bench.start': nodeType('start', [], 1, async function (this: IExecuteFunctions) {
		return [this.getInputData()];
	}),
	'bench.helperLoop': nodeType('helperLoop', ['url', 'token', 'body', 'inFlight'], 1, helperLoop),
	'bench.bareFilter': nodeType('bareFilter', ['today', 'days'], 2, bareFilter),
};
