import type { KnownColumn } from '../digest/columns';

/** A text with names in braces to fill in, in two forms where it depends on the number `{n}`. */
export type Text = string | { one: string; other: string };

/** The words of a digest, apart from the column labels. */
interface Phrases {
	/** Totals, for titles and headings. */
	upcoming: Text;
	overdueCount: Text;
	graceCount: Text;
	renewals: Text;
	seats: Text;
	seatsUnknown: Text;
	withoutValue: Text;

	nothingDue: Text;
	/** No renewal, but something could not be read: this never claims that nothing renews. */
	incomplete: Text;

	/** Headings. */
	missing: Text;
	noValidDate: Text;
	overdue: Text;
	grace: Text;
	today: Text;
	tomorrow: Text;
	within: Text;
	later: Text;
	automatic: Text;
	unassigned: Text;
	byStage: Text;
	byVendor: Text;
	byMonth: Text;

	/** Where a list ends or goes on. */
	more: Text;
	moreInFile: Text;
	continued: Text;
	part: Text;
	asOf: Text;

	/** Facts about one renewal. */
	autoRenewOn: Text;
	autoRenewOff: Text;
	autoRenewUnknown: Text;
	decideBy: Text;
	decideToday: Text;
	decisionWasDue: Text;
	used: Text;
	unused: Text;
	months: Text;
	yes: Text;
	no: Text;
	unknown: Text;

	/** Titles of calendar events, and of the calendar when no other is set. */
	decide: Text;
	renewal: Text;
	calendarName: Text;
}

export type Phrase = keyof Phrases;

/** Everything that a digest says in one language. */
export interface Words extends Phrases {
	columns: Record<KnownColumn, string>;
}
