/** Days before the renewal at which people want to hear of it. */
export const DEFAULT_STAGES: readonly number[] = [90, 60, 30, 14, 7, 1, 0];

/**
 * The stage that a renewal is in: the smallest threshold that it has come down to, as text; `later` beyond the
 * largest; past its date `grace` for so many days, then `overdue`.
 * @param stages ascending
 */
export function stageOf(
	daysUntilRenewal: number,
	{ stages, graceDays }: { stages: readonly number[]; graceDays: number },
): string {
	if (daysUntilRenewal < 0) return daysUntilRenewal < -graceDays ? 'overdue' : 'grace';
	for (const stage of stages) {
		if (daysUntilRenewal <= stage) return String(stage);
	}
	return 'later';
}

/** The key under which a renewal is remembered at its stage. */
export const stageKey = (
	identity: string,
	{ renewalDate, renewalStage }: { renewalDate: unknown; renewalStage: unknown },
): string => JSON.stringify([identity, renewalDate, renewalStage]);
