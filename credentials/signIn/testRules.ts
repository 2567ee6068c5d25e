import type { IAuthenticateRuleResponseCode, IAuthenticateRuleResponseSuccessBody } from 'n8n-workflow';

type Rules = IAuthenticateRuleResponseCode[] | IAuthenticateRuleResponseSuccessBody[];

const UNAVAILABLE = [500, 502, 503, 504];
const REDIRECTS = [301, 302, 307, 308];

/** n8n shows the test no more than the status, which gateways also give to too many requests. */
const OR_LIMIT = 'If the account may have used up its quota of requests, wait a minute, then test again.';

/**
 * What a credential test says about each answer but a good one. n8n sends one request and does not try again; without
 * rules it shows the bare status, and takes a web page for success.
 * @param answerHas a field that every good answer has
 * @param judged what a status says about the credential
 */
export function testRules(vendor: string, answerHas: string, judged: Record<number, string>): Rules {
	const onStatus = (value: number, message: string): IAuthenticateRuleResponseCode => ({
		type: 'responseCode',
		properties: { value, message },
	});
	const onField = (value: unknown): IAuthenticateRuleResponseSuccessBody => ({
		type: 'responseSuccessBody',
		properties: {
			key: answerHas,
			value,
			message: `The answer does not look like ${vendor}'s. Check the Base URL, or test again later.`,
		},
	});
	const rules: Array<IAuthenticateRuleResponseCode | IAuthenticateRuleResponseSuccessBody> = [
		...Object.entries(judged).map(([status, message]) =>
			onStatus(Number(status), status === '403' ? `${message} ${OR_LIMIT}` : message),
		),
		onStatus(429, `${vendor} is receiving too many requests. Wait a minute, then test again.`),
		...UNAVAILABLE.map((status) =>
			onStatus(status, `${vendor} is not available (HTTP ${status}). The credential may be right: test again later.`),
		),
		...REDIRECTS.map((status) =>
			onStatus(status, `${vendor} redirects to another address. If that is the right one, set it as the Base URL.`),
		),
		onField(undefined),
		onField(null),
	];
	// n8n reads rules of both kinds side by side, which its types do not say.
	return rules as Rules;
}
