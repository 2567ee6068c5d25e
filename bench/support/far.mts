import { vendors, type Running, type VendorName } from '../../sandbox/index.mts';
import { startDelayProxy, type DelayProxy } from './delayProxy.mts';

/** The sandboxes' day: figures must not depend on when they are taken. */
export const TODAY = '2026-11-22';

/** A vendor's sandbox at the end of a long line. */
export interface FarVendor {
	sandbox: Running;
	proxy: DelayProxy;
	/** Where clients reach it. */
	url: string;
	/** For clients that come over the line. */
	credential: Record<string, unknown>;
	close(): Promise<void>;
}

/** @param roundTripMs 0: no proxy delay at all */
export async function startFarVendor(
	name: VendorName,
	options: { customers: number; tls: boolean; roundTripMs: number },
): Promise<FarVendor> {
	const { customers, tls, roundTripMs } = options;
	const sandbox = await vendors[name].start({ customers, tls, seed: 7, today: TODAY });
	const near = new URL(sandbox.url);
	const proxy = await startDelayProxy(Number(near.port), roundTripMs);
	const url = `${near.protocol}//127.0.0.1:${proxy.port}`;
	const credential = JSON.parse(JSON.stringify(sandbox.credential).replaceAll(sandbox.url, url)) as Record<
		string,
		unknown
	>;
	return {
		sandbox,
		proxy,
		url,
		credential: { ...credential, ignoreSSLIssues: tls },
		async close() {
			await proxy.close();
			await sandbox.close();
		},
	};
}

/** Figures of a wrong answer are none. @throws Error naming the contender */
export function mustBe(found: number, expected: number, what: string): void {
	if (found !== expected) throw new Error(`${what}: ${found} came, ${expected} were expected`);
}
