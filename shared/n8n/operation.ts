import type { IDisplayOptions, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import type { Session } from '../engine/http/session';
import type { Parameters } from './parameters';
import type { Once } from '../panel/stages';

/** What an operation works with: one input item, its parameters, and the vendor. */
export interface Run {
	context: IExecuteFunctions;
	itemIndex: number;
	parameters: Parameters;
	session: Session;
	/** Whether a list that cannot be had whole is an error. */
	failOnIncomplete: boolean;
}

/** What an operation makes of one input item; `pairedItem` is added for it. */
export type Output = Pick<INodeExecutionData, 'json' | 'binary'> & {
	/** Passed on only if this was not told before. */
	once?: Once;
};

/** One operation, as its file exports it. */
export interface Operation {
	/** Its fields, without the display options that tie them to resource and operation. */
	description: INodeProperties[];
	execute(run: Run): Promise<Output[]>;
}

/** Ties the fields of an operation to its resource and name. */
const shownFor = (resource: string, operation: string, field: INodeProperties): INodeProperties => {
	const show: IDisplayOptions['show'] = { resource: [resource], operation: [operation] };
	return {
		...field,
		displayOptions: { ...field.displayOptions, show: { ...show, ...field.displayOptions?.show } },
	};
};

/** The fields of all operations of a resource, each shown for its own operation. */
export const fieldsOf = (resource: string, operations: Record<string, Operation>): INodeProperties[] =>
	Object.entries(operations).flatMap(([name, { description }]) =>
		description.map((field) => shownFor(resource, name, field)),
	);
