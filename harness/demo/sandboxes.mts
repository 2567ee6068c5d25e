import { request } from 'undici';
import { z } from 'zod';

/** What is needed of a vendor's sandbox; sandbox/index.mts starts them. */
export interface Sandbox {
	vendor: string;
	/** Without a slash at the end. */
	url: string;
	credentialType: string;
	/** The data of an n8n credential that opens this sandbox. */
	credential: Record<string, unknown>;
}

const dueSchema = z.object({
	customerId: z.string(),
	customerName: z.string(),
	renewalDate: z.string(),
});

/** One renewal that the sandbox says is due; the date is YYYY-MM-DD. */
export type DueRenewal = z.infer<typeof dueSchema>;

/**
 * What the sandboxes say is due from `today` (YYYY-MM-DD) to `days` later, both included, by the
 * calendar of `zone` (an IANA name).
 */
export async function dueRenewals(
	sandboxes: readonly Sandbox[],
	today: string,
	days: number,
	zone: string,
): Promise<DueRenewal[]> {
	const query = new URLSearchParams({ today, from: '0', to: String(days), zone }).toString();
	const schema = z.object({ due: z.array(dueSchema) });
	const answers = sandboxes.map(async ({ url }) => schema.parse(await getJson(`${url}/__sandbox/expected?${query}`)));
	return (await Promise.all(answers)).flatMap(({ due }) => due);
}

/** What the nodes did that the vendor's real API would not allow. */
export async function protocolViolations(sandboxes: readonly Sandbox[]): Promise<unknown[]> {
	const schema = z.object({ violations: z.array(z.unknown()) });
	const answers = sandboxes.map(async ({ url }) => schema.parse(await getJson(`${url}/__sandbox/violations`)));
	return (await Promise.all(answers)).flatMap(({ violations }) => violations);
}

async function getJson(url: string): Promise<unknown> {
	const response = await request(url);
	if (response.statusCode === 200) return await response.body.json();
	throw new Error(`${url} answered ${response.statusCode}: ${await response.body.text()}`);
}
