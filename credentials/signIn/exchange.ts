import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { saysLimit } from '../../shared/engine/http/limit';
import { reasonOf, type Token } from './tokens';

/** A request to a sign-in service, except for what all of them have in common. */
export type SignInRequest = Required<Pick<IHttpRequestOptions, 'body' | 'headers' | 'timeout' | 'url'>> &
	Pick<IHttpRequestOptions, 'skipSslCertificateValidation'>;

export interface SignInService {
	/** As it begins a sentence: "Adobe's sign-in service". */
	name: string;
	/** The field of a good answer that holds the token. */
	tokenAt: 'access_token' | 'accessToken';
	/** Which fields of the credential hold its address, for when it cannot be reached. */
	addressFields: string;
	/** What a rejection means, in a sentence of our own; `undefined` when only the status is known. */
	rejected(status: number, code: string): string | undefined;
}

/**
 * Statuses with which a service judges what was sent. All others are problems of the service, whatever their body says.
 */
const JUDGED = [400, 401, 403, 404];

export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/**
 * No token could be obtained. The engine recognizes this error by its name. The message is our own, because the
 * service's answer may repeat the secret.
 *
 * n8n's credential test shows the message only if it finds neither a status nor a code that it knows, and some of its
 * releases keep only `httpCode` and the message of a wrapped error. So the reason goes into `httpCode`, after the code
 * that n8n's own OAuth2 client uses for a rejected sign-in.
 * @param reason the status, or the system's code; absent when the service judged the credential
 */
export const signInError = (message: string, reason?: number | string): Error =>
	Object.assign(new Error(message), {
		name: 'SignInError',
		httpCode: reason === undefined ? 'EAUTH' : `EAUTH_${reason}`,
	});

/**
 * Exchanges the secrets of a credential for an access token.
 * @throws SignInError
 */
export async function exchange(
	send: (options: IHttpRequestOptions) => Promise<unknown>,
	service: SignInService,
	request: SignInRequest,
): Promise<Token> {
	const options: IHttpRequestOptions = {
		...request,
		method: 'POST',
		encoding: 'text',
		json: false,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	const answer = await send(options).catch(async (error: unknown) => {
		const code = reasonOf(error);
		const { host } = new URL(request.url);
		return await Promise.reject(
			signInError(
				`${service.name} at ${host} could not be reached (${code ?? 'no answer'}). Check ${service.addressFields} in the credential`,
				code,
			),
		);
	});
	const { statusCode: status, body } = answer as { statusCode: number; body: unknown };
	const held = dataIn(body);
	if (status >= 200 && status < 300) {
		const accessToken = textOf(held[service.tokenAt]);
		if (accessToken !== '') return { accessToken };
		// A gateway may send an empty answer or a web page once: the code makes the engine try again.
		throw signInError(
			`${service.name} answered without an access token. Check ${service.addressFields} in the credential`,
			'ENOTOKEN',
		);
	}
	const code = textOf(held.error);
	// Some gateways answer 403 to too many requests.
	if (status === 429 || saysLimit(code, ...[held.error_description, held.message, held.error_code].map(textOf)))
		throw signInError(`${service.name} is receiving too many requests (HTTP ${status})`, 429);
	const rejected = JUDGED.includes(status) ? service.rejected(status, code) : undefined;
	if (rejected !== undefined) throw signInError(rejected);
	throw signInError(`${service.name} answered with HTTP ${status}`, status);
}

function dataIn(body: unknown): IDataObject {
	try {
		const data: unknown = typeof body === 'string' ? JSON.parse(body) : body;
		return typeof data === 'object' && data !== null ? (data as IDataObject) : {};
	} catch {
		return {};
	}
}
