import type { RenewalKeys } from './items/identity';
import type { RenewalFacts } from './window';

/** The history of which renewals were reported at which stage. */
export interface HistorySettings {
	/** A node has its own history, or shares one with the nodes of its workflow that have this setting. */
	scope: 'node' | 'workflow';
	/** Maximum number of entries; the oldest are dropped beyond it. */
	historySize: number;
	/** Clear the history before looking. */
	clearFirst: boolean;
}

/** A renewal that leaves only if it was not already reported at its stage. */
export interface ReportOnce {
	keys: RenewalKeys;
	history: HistorySettings;
}

/** The keys under which a renewal is recorded at its date and stage: next year's renewal has others. */
export const keysAtStage = (
	{ renewal, line }: RenewalKeys,
	{ renewalDate, renewalStage }: Pick<RenewalFacts, 'renewalDate' | 'renewalStage'>,
): RenewalKeys => ({ renewal: JSON.stringify([renewal, renewalDate, renewalStage]), line });
