import {
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { openSession, type Paces, type SessionSettings } from '../engine/http/session';
import { errorItemOf, nodeErrorOf, ParameterError } from './errors';
import { failOnIncomplete, pagesInFlight, timeout } from './fields';
import { hostOf } from './host';
import { warnOfEndedLoop } from './loop';
import type { Access, Operation } from './operation';
import { parametersOf, readText, type Parameters } from './parameters';
import { redactorFor } from './redact';
import { isTool, warningItemOf, withAdvice } from './tool';

export type Resources<Mark = never> = Record<string, Record<string, Operation<Mark>>>;

/** The results for all input items, before they leave the node. */
export interface RunResults<Mark> {
	/** In input order, error items included. */
	items: INodeExecutionData[];
	/** The marks that operations set on their outputs. */
	marks: ReadonlyMap<INodeExecutionData, Mark>;
	/** The parameters of the input items that succeeded. */
	succeeded: readonly Parameters[];
	/** How many input items became error items. */
	failed: number;
}

/**
 * A final step over all items of a run, e.g. to drop those that an earlier run reported. @returns the items that leave
 */
export type Finish<Mark> = (context: IExecuteFunctions, results: RunResults<Mark>) => Promise<INodeExecutionData[]>;

/**
 * Runs a vendor node: every input item through the operation that it chooses. A failing item ends the execution, or
 * becomes an error item if the node continues on failure; the others still run.
 */
export async function runOperations<Mark = never>(
	context: IExecuteFunctions,
	access: Access,
	resources: Resources<Mark>,
	finish: Finish<Mark>,
): Promise<INodeExecutionData[][]> {
	const items: INodeExecutionData[] = [];
	let failed = 0;
	const marks = new Map<INodeExecutionData, Mark>();
	const succeeded: Parameters[] = [];
	const paces: Paces = new Map();
	let firstAccount: string | undefined;
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex += 1) {
		const hints: string[] = [];
		let credential: ICredentialDataDecryptedObject = {};
		try {
			const parameters = parametersOf(context, itemIndex);
			credential = await chosenCredential(context, access, itemIndex);
			const operation = operationOf(resources, parameters);
			const host = {
				...hostOf(context, access.credentialType, credential, itemIndex),
				hint: (text: string) => hints.push(text),
			};
			const session = openSession(host, settingsOf(access, credential, parameters), paces);
			const account = JSON.stringify({ ...credential, oauthTokenData: undefined });
			firstAccount ??= account;
			if (access.oneToken === true && account !== firstAccount)
				throw new ParameterError('Credential', ...OTHER_ACCOUNT);
			access.check?.(credential);
			const run = {
				context,
				itemIndex,
				parameters,
				session,
				failOnIncomplete: failOnIncomplete.read(parameters, 'options'),
			};
			// One object for all: n8n stores it with every item, but an object that it has met before only as a reference.
			const pairedItem = { item: itemIndex };
			const outputs = await operation.execute(run);
			// Another execution may have signed in to another account in the meantime.
			if (access.oneToken === true) access.check?.(await credentialNow(context, access, itemIndex));
			for (const { json, binary, mark } of outputs) {
				const item = binary === undefined ? { json, pairedItem } : { json, binary, pairedItem };
				items.push(item);
				if (mark !== undefined) marks.set(item, mark);
			}
			succeeded.push(parameters);
		} catch (caught) {
			const redact = redactorFor(credential, await credentialNow(context, access, itemIndex));
			const error = nodeErrorOf(context.getNode(), caught, itemIndex, redact);
			if (!context.continueOnFail()) return await Promise.reject(isTool(context) ? withAdvice(error) : error);
			items.push(errorItemOf(error, itemIndex));
			failed += 1;
		} finally {
			if (hints.length > 0) {
				const redact = redactorFor(credential, await credentialNow(context, access, itemIndex));
				const warnings = hints.map(redact);
				report(context, warnings);
				if (isTool(context)) items.push(...warnings.map((text) => warningItemOf(text, itemIndex)));
			}
		}
	}
	const leaving = await finished(context, finish, { items, marks, succeeded, failed });
	if (leaving.length === 0) warnOfEndedLoop(context);
	return [leaving];
}

const OTHER_ACCOUNT = [
	'The credential names another account for this item than for an earlier one',
	'n8n keeps one token for this credential, so the node would read the wrong account. Use a separate credential and node for each account.',
] as const;

/**
 * A failed finish also becomes error items if the node continues on failure: if the node threw, n8n would pass its
 * input to the success output.
 */
async function finished<Mark>(
	context: IExecuteFunctions,
	finish: Finish<Mark>,
	results: RunResults<Mark>,
): Promise<INodeExecutionData[]> {
	try {
		return await finish(context, results);
	} catch (caught) {
		const error =
			caught instanceof NodeOperationError ? caught : nodeErrorOf(context.getNode(), caught, 0, (text) => text);
		if (!context.continueOnFail()) return await Promise.reject(error);
		return context.getInputData().map((_item, index) => errorItemOf(error, index));
	}
}

/**
 * Names the node: with several vendors' errors in one report, n8n's own text would not say which one lacks a
 * credential.
 */
async function chosenCredential(
	context: IExecuteFunctions,
	{ credentialType }: Access,
	itemIndex: number,
): Promise<ICredentialDataDecryptedObject> {
	const { name, credentials } = context.getNode();
	if (credentials?.[credentialType] === undefined) {
		throw new ParameterError(
			'Credential',
			`No credential is chosen in the node "${name}"`,
			"Select or create one, or delete the node if you don't use this vendor.",
		);
	}
	return await context.getCredentials(credentialType, itemIndex);
}

/** As it is now: a token that was issued meanwhile is a secret too. */
const credentialNow = async (
	context: IExecuteFunctions,
	access: Access,
	itemIndex: number,
): Promise<ICredentialDataDecryptedObject> =>
	await context.getCredentials(access.credentialType, itemIndex).catch(() => ({}));

function report(context: IExecuteFunctions, warnings: readonly string[]): void {
	for (const message of warnings) context.addExecutionHints({ message, location: 'outputPane', type: 'warning' });
}

function operationOf<Mark>(resources: Resources<Mark>, parameters: Parameters): Operation<Mark> {
	const resource = readText(parameters, 'resource', 'Resource');
	const operation = readText(parameters, 'operation', 'Operation');
	const operations = Object.hasOwn(resources, resource) ? resources[resource] : undefined;
	const found = operations && Object.hasOwn(operations, operation) ? operations[operation] : undefined;
	if (found === undefined) {
		throw new ParameterError('Operation', `There is no operation "${operation}" for the resource "${resource}"`);
	}
	return found;
}

const settingsOf = (
	access: Access,
	credential: ICredentialDataDecryptedObject,
	parameters: Parameters,
): SessionSettings => ({
	baseUrl: access.baseUrlOf(credential),
	inFlight: pagesInFlight.read(parameters, 'options') || 'automatic',
	timeoutMs: seconds(timeout.read(parameters, 'options')),
	headers: access.headersOf?.(parameters),
});

const seconds = (count: number | undefined) => (count === undefined ? undefined : count * 1000);
