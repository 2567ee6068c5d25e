import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { openSession, type Session, type SessionSettings } from '../vendor/session';
import { errorItemOf, nodeErrorOf, ParameterError } from './errors';
import { IN_FLIGHT, TIMEOUT } from './fields';
import { hostOf } from './host';
import type { Operation } from './operation';
import {
	parametersOf,
	readFlag,
	readNumber,
	readOptionalNumber,
	readText,
	type Parameters,
} from './parameters';
import { redactorFor, type Redact } from './redact';

/** How a node reaches its vendor: what its credential holds. */
export interface Access {
	credentialType: string;
	baseUrlOf(credential: ICredentialDataDecryptedObject): string;
	/** Headers that parameters of the node add, e.g. to act for one customer. */
	headersOf?(parameters: Parameters): Record<string, string>;
}

export type Resources = Record<string, Record<string, Operation>>;

/**
 * Runs a vendor node: every input item through the operation that it chooses. A failing item ends the execution, or
 * becomes an error item when the node is to continue; the others still run.
 */
export async function runOperations(
	context: IExecuteFunctions,
	access: Access,
	resources: Resources,
): Promise<INodeExecutionData[][]> {
	const results: INodeExecutionData[] = [];
	let last: Session | undefined;
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex += 1) {
		let redact: Redact = (text) => text;
		try {
			const parameters = parametersOf(context, itemIndex);
			const credential = await context.getCredentials(access.credentialType, itemIndex);
			redact = redactorFor(credential);
			const session = sessionOf(context, access, credential, parameters, last);
			last = session;
			const operation = operationOf(resources, parameters);
			const failOnIncomplete = readFlag(parameters, 'options.failOnIncomplete', true);
			const run = { context, itemIndex, parameters, session, failOnIncomplete };
			for (const output of await operation.execute(run)) {
				results.push({ ...output, pairedItem: { item: itemIndex } });
			}
		} catch (caught) {
			const redactNow = await redactorNow(context, access, itemIndex);
			const error = nodeErrorOf(context.getNode(), caught, itemIndex, (text) => redactNow(redact(text)));
			if (!context.continueOnFail()) return await Promise.reject(error);
			results.push(errorItemOf(error, itemIndex));
		}
	}
	return [results];
}

/** For the credential as it is now: a token that was issued meanwhile is a secret too. */
const redactorNow = async (context: IExecuteFunctions, access: Access, itemIndex: number): Promise<Redact> =>
	await context.getCredentials(access.credentialType, itemIndex).then(redactorFor, () => (text) => text);

function operationOf(resources: Resources, parameters: Parameters): Operation {
	const resource = readText(parameters, 'resource', 'Resource');
	const operation = readText(parameters, 'operation', 'Operation');
	const found = resources[resource]?.[operation];
	if (found === undefined) {
		throw new ParameterError('Operation', `There is no operation "${operation}" for the resource "${resource}"`);
	}
	return found;
}

function sessionOf(
	context: IExecuteFunctions,
	access: Access,
	credential: ICredentialDataDecryptedObject,
	parameters: Parameters,
	before: Session | undefined,
): Session {
	const settings: SessionSettings = {
		baseUrl: access.baseUrlOf(credential),
		inFlight: readNumber(parameters, 'options.pagesInFlight', IN_FLIGHT),
		timeoutMs: seconds(readOptionalNumber(parameters, 'options.timeout', TIMEOUT)),
		headers: access.headersOf?.(parameters),
	};
	const host = hostOf(context, access.credentialType, redactorFor(credential), credential.ignoreSSLIssues === true);
	// What earlier items taught about the vendor's limits holds for the next ones.
	return openSession(host, settings, before);
}

const seconds = (count: number | undefined) => (count === undefined ? undefined : count * 1000);
