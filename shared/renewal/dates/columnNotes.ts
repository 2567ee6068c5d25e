import type { ColumnEvidence } from './columnEvidence';
import type { Day } from './day';

/** A sentence for people about a column of dates. */
export interface ColumnNote {
	level: 'info' | 'warning';
	text: string;
}

const CURE = 'Read the file with RAW Data on, or as CSV, or turn the whole column into dates before exporting it.';

/**
 * Hints on how the dates of a column were read, apart from the order of day and month.
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
			text: `Every time in ${field} is the start or end of a day in ${clock}, so they were read as calendar days and not converted to ${zone}.`,
		});
	}
	if (evidence.isSwapped) {
		notes.push({
			level: 'warning',
			text: `In ${field}, all texts have a day above 12 and all date values a day of 12 or less: the file reader seems to have swapped day and month in the date values. ${CURE}`,
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
			text: `Counted from 1900, all dates in ${field} are more than a year ago. Some workbooks made on a Mac count from 1904, which gives later dates. If yours does, set Date Format to Spreadsheet Serial (1904).`,
		});
	}
	return notes;
}
