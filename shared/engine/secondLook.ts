import type { Session } from './http/session';

/** Milliseconds until an answer that cannot be right is requested again. */
const PAUSE = 500;

/**
 * Asks once more, later, for an answer that cannot be right: a vendor whose index is being rebuilt, or one of whose
 * servers lags behind, may briefly answer like this.
 */
export async function secondLook<Answer>(
	{ host }: Session,
	ask: () => Promise<Answer>,
	isOdd: (answer: Answer) => boolean,
): Promise<Answer> {
	const answer = await ask();
	if (!isOdd(answer)) return answer;
	await host.wait(PAUSE);
	return await ask();
}
