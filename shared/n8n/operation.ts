import type {
	ICredentialDataDecryptedObject,
	IDisplayOptions,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import type { Session } from '../engine/http/session';
import type { Parameters } from './parameters';

/** How a node reaches its vendor: what its credential holds. */
export interface Access {
	credentialType: string;
	/** Whether n8n signs in, and keeps one token for the credential even if its expressions name several accounts. */
	oneToken?: boolean;
	/** @throws VendorError if the credential, or the token that n8n keeps for it, must not be used */
	check?(credential: ICredentialDataDecryptedObject): void;
	baseUrlOf(credential: ICredentialDataDecryptedObject): string;
	/** Headers that parameters of the node add, e.g. to act for one customer. */
	headersOf?(parameters: Parameters): Record<string, string>;
}

/** What an operation works with: one input item, its parameters, and the vendor. */
export interface OperationContext {
	context: IExecuteFunctions;
	itemIndex: number;
	parameters: Parameters;
	session: Session;
	/** Whether a list that cannot be read completely is an error. */
	failOnIncomplete: boolean;
}

/**
 * What an operation returns for one input item; `pairedItem` is added for it. A mark is for the step that checks all
 * outputs at the end of the run (see `Finish` in run.ts).
 */
export type Output<Mark = never> = Pick<INodeExecutionData, 'json' | 'binary'> & { mark?: Mark };

/** One operation, as its file exports it. */
export interface Operation<Mark = never> {
	/** Its fields, without the display options that tie them to resource and operation. */
	description: INodeProperties[];
	execute(run: OperationContext): Promise<Array<Output<Mark>>>;
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
export const fieldsOf = (
	resource: string,
	operations: Record<string, Pick<Operation, 'description'>>,
): INodeProperties[] =>
	Object.entries(operations).flatMap(([name, { description }]) =>
		description.map((field) => shownFor(resource, name, field)),
	);
