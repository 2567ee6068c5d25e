/** The code that we give to a request that n8n's SSRF protection stops: n8n names such errors, but gives them no code. */
export const BLOCKED = 'ERR_BLOCKED_BY_N8N';

/** Whether n8n's SSRF protection stopped a request, as it will stop every repetition. */
export const isBlocked = ({ name }: { name?: unknown }): boolean =>
	typeof name === 'string' && name.startsWith('SsrfBlocked');
