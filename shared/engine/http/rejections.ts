import type { InFlight } from './inFlight';

/** The vendor has rejected requests, and it is not clear yet why. */
export interface Rejections {
	since: number;
	/** How many were rejected, and how many of the others in flight were accepted. */
	count: number;
	accepted: number;
	/** The maximum in flight together with one of the rejected requests. */
	beside: number;
	/** Milliseconds that the first rejection took. */
	took: number;
	/** The number of the last request that had started by then, or when the break began. */
	latest: number;
	/** The level before. */
	before: InFlight['current'];
	/** When the break ends and a single request tests the vendor; `undefined` outside a break. */
	until: number | undefined;
	/** How often a break began or continued. */
	times: number;
	/** Whether the vendor asked for the break, or a single request after it was rejected too. */
	isSure: boolean;
	/** Milliseconds that the vendor asked to wait, at most. */
	asked: number;
	/** Whether the vendor said that there were too many. If requests just fail, it may be down. */
	isSaid: boolean;
	/** Why requests fail until the break ends, once one of them has been tried for long enough. */
	gaveUp?: { because: unknown };
}
