import type { RenewalFacts } from './window';

/** Where it is recorded which renewals were reported at which stage. */
export interface HistorySettings {
	/** One node has a history of its own, or shares one with the nodes of its workflow that have this setting. */
	scope: 'node' | 'workflow';
	/** Maximum number of entries; the oldest are dropped beyond it. */
	historySize: number;
	/** Clear the history before looking. */
	clearFirst: boolean;
}

/** A renewal that is to leave only if it was not reported before at its stage. */
export interface ReportOnce {
	/** What identifies the renewal, its date and its stage. */
	key: string;
	/** What tells lines of one key apart although it may change, such as seats; `undefined` when unknown. */
	line: string | undefined;
	history: HistorySettings;
}

/** The key under which a renewal is recorded at its stage: next year's renewal has another one. */
export const reportKey = (
	identity: string,
	{ renewalDate, renewalStage }: Pick<RenewalFacts, 'renewalDate' | 'renewalStage'>,
): string => JSON.stringify([identity, renewalDate, renewalStage]);

/** The second and later lines of one key are entries of their own: `["A","2027-01-14","30"] 2`. */
const entryOf = (key: string, nth: number) => (nth === 0 ? key : `${key} ${nth + 1}`);
const lineEntryOf = ({ key, line }: ReportOnce) => (line === undefined ? undefined : `${key} = ${line}`);

function byKey(renewals: Iterable<ReportOnce>): Map<string, ReportOnce[]> {
	const groups = new Map<string, ReportOnce[]>();
	for (const renewal of renewals) {
		const group = groups.get(renewal.key);
		if (group === undefined) groups.set(renewal.key, [renewal]);
		else group.push(renewal);
	}
	return groups;
}

/** What to look up in the history, and to record in it. */
export function historyEntries(renewals: Iterable<ReportOnce>): Set<string> {
	const entries = new Set<string>();
	for (const [key, group] of byKey(renewals)) {
		group.forEach((renewal, nth) => {
			entries.add(entryOf(key, nth));
			const line = lineEntryOf(renewal);
			if (line !== undefined) entries.add(line);
		});
	}
	return entries;
}

/**
 * The renewals that were not reported before. Of several lines with one key, as many are new as the history has fewer
 * of them; those with seats that it does not know come first. Seats that change are therefore no new renewal, and a
 * second line is.
 */
export function newRenewals(
	renewals: Iterable<ReportOnce>,
	isNewEntry: (entry: string) => boolean,
): ReadonlySet<ReportOnce> {
	const fresh = new Set<ReportOnce>();
	for (const [key, group] of byKey(renewals)) {
		const count = group.filter((_renewal, nth) => isNewEntry(entryOf(key, nth))).length;
		const isNewLine = (renewal: ReportOnce) => {
			const line = lineEntryOf(renewal);
			return line !== undefined && isNewEntry(line);
		};
		const [unknown, known] = [group.filter(isNewLine), group.filter((renewal) => !isNewLine(renewal))];
		for (const renewal of [...known, ...unknown].slice(group.length - count)) fresh.add(renewal);
	}
	return fresh;
}
