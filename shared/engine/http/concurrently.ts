import { cancelled } from '../errors';
import type { Session } from './session';

/**
 * Does the same work for many things, as many at a time as may be in flight. The first failure ends it: nothing else is
 * started or retried.
 * @param work sends with the session that it is given
 * @returns the results, in the order of the things
 */
export async function concurrently<Thing, Result>(
	session: Session,
	things: readonly Thing[],
	work: (session: Session, thing: Thing) => Promise<Result>,
): Promise<Result[]> {
	let failed = false;
	const throwIfCancelled = () => {
		if (failed) throw cancelled();
		session.host.throwIfCancelled();
	};
	const own = { ...session, host: { ...session.host, throwIfCancelled } };
	const results: Result[] = [];
	const left = things.entries();
	const worker = async () => {
		for (const [index, thing] of left) {
			own.host.throwIfCancelled();
			results[index] = await work(own, thing);
		}
	};
	try {
		await Promise.all(Array.from({ length: session.pace.most }, worker));
		return results;
	} finally {
		failed = true;
	}
}
