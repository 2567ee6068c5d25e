import type { ColumnEvidence } from './columnEvidence';
import type { Day } from './day';

/** A sentence for people about a column of dates. */
export interface ColumnNote {
	level: 'info' | 'warning';
	text: string;
}

const CURE = 'Read the file with RAW Data on, or as CSV, or turn the whole column into dates before exporting it.';

/**
 * What people should know about how the dates of a column were read, apart from the order of day and month.
 * @param field as the items spell it
 */
export function columnNotes(
	evidence: ColumnEvidence,
	field: string,
	{ today, zone }: { today: Day; zone: string },
): ColumnNote[] {
	const notes: ColumnNote[] = [];
	if (evidence.changesDays) {
		const clock = evidence.dayClock === 'utc' ? 'UTC' : 'the clock of this n8n';
		notes.push({
			level: 'info',
			text: `Every time in ${field} begins or ends a day in ${clock}, so they were read as calendar days and not converted to ${zone}.`,
		});
	}
	if (evidence.isSwapped) {
		notes.push({
			level: 'warning',
			text: `${field} has texts with a day above 12 only, and date values with a day up to 12 only: the file reader seems to have swapped day and month in the date values. ${CURE}`,
		});
	} else if (evidence.isMixed) {
		notes.push({
			level: 'warning',
			text: `${field} mixes dates as text, like ${[...evidence.shownBy.values()][0] ?? '03/04/2027'}, with date values. A file reader may have swapped day and month in some of them. ${CURE}`,
		});
	}
	if (evidence.countsFrom1904(today)) {
		notes.push({
			level: 'warning',
			text: `The numbers in ${field} are all over a year past when counted from 1900, but not when counted from 1904, as some workbooks made on a Mac do. If yours does, set Date Format to Spreadsheet Serial (1904).`,
		});
	}
	return notes;
}
