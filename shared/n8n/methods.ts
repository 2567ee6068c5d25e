import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { openSession, type Session } from '../engine/http/session';
import { nodeErrorOf } from './errors';
import { hostOf } from './host';
import { redactorFor } from './redact';
import type { Access } from './operation';

/**
 * Talks to the vendor for a menu or a picker of a node's panel.
 * @throws NodeApiError or NodeOperationError, free of secrets
 */
export async function inPanel<T>(
	context: ILoadOptionsFunctions,
	access: Access,
	work: (session: Session) => Promise<T>,
): Promise<T> {
	const credential = await context.getCredentials(access.credentialType);
	const ask = async () => {
		const host = hostOf(context, access.credentialType, redactorFor(credential), credential.ignoreSSLIssues === true);
		return await work(openSession(host, { baseUrl: access.baseUrlOf(credential), inFlight: 1 }));
	};
	return await ask().catch(async (error: unknown) => {
		// Read again: a token that was issued meanwhile is a secret too.
		const redact = redactorFor(credential, await context.getCredentials(access.credentialType));
		return await Promise.reject(nodeErrorOf(context.getNode(), error, 0, redact));
	});
}
