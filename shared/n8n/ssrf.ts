/** Our code for a request that n8n's SSRF protection blocks: n8n's errors have a name, but no code. */
export const BLOCKED = 'ERR_BLOCKED_BY_N8N';

/** Whether n8n's SSRF protection blocked a request. It would block every retry too. */
export const isBlocked = ({ name }: { name?: unknown }): boolean =>
	typeof name === 'string' && name.startsWith('SsrfBlocked');
