import { addDays, eachDayOfInterval, endOfMonth, endOfWeek, format, startOfMonth, startOfWeek } from 'date-fns';
import ICAL from 'ical.js';

import { escapeHtml, page } from './page.mts';

/** Events of a day that fit into its cell; calendars count the others. */
const SHOWN_A_DAY = 2;
/** Near the end of a month, its calendar is almost over. */
const LOOK_AHEAD_DAYS = 7;
const MONDAY = { weekStartsOn: 1 } as const;

const STYLE = `
	body { font: 12px/1.35 'Liberation Sans', Arial, sans-serif; color: #202124; padding: 16px; }
	h1 { font-size: 20px; font-weight: 400; margin: 0 0 12px; }
	table { border-collapse: collapse; width: 100%; table-layout: fixed; }
	th { font-weight: 400; font-size: 11px; color: #70757a; text-align: center; padding: 4px; }
	td { border: 1px solid #dadce0; height: 112px; vertical-align: top; padding: 3px; overflow-wrap: anywhere; }
	.day { text-align: center; margin-bottom: 2px; }
	.other .day { color: #9aa0a6; }
	.event { background: #1b7f5c; color: #fff; border-radius: 3px; padding: 1px 5px; margin-bottom: 2px;
		overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
	.more { color: #5f6368; padding: 0 5px; }`;

/**
 * A month of an .ics file, as calendars show it: the month of the day one week after `today`.
 *
 * @param today YYYY-MM-DD
 */
export function calendarPage(ics: string, today: string): string {
	const calendar = new ICAL.Component(ICAL.parse(ics) as unknown[]);
	const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
	const byDay = new Map<string, string[]>();
	for (const { startDate, summary } of events) {
		const day = startDate.toString();
		byDay.set(day, [...(byDay.get(day) ?? []), summary]);
	}
	const month = addDays(new Date(`${today}T00:00`), LOOK_AHEAD_DAYS);
	const days = eachDayOfInterval({
		start: startOfWeek(startOfMonth(month), MONDAY),
		end: endOfWeek(endOfMonth(month), MONDAY),
	});
	const cells = days.map((day) => {
		const summaries = byDay.get(format(day, 'yyyy-MM-dd')) ?? [];
		const more = summaries.length - SHOWN_A_DAY;
		const isOther = day.getMonth() !== month.getMonth();
		return `<td${isOther ? ' class="other"' : ''}><div class="day">${format(day, 'd')}</div>
${summaries
	.slice(0, SHOWN_A_DAY)
	.map((summary) => `<div class="event">${escapeHtml(summary)}</div>`)
	.join('')}${more > 0 ? `<div class="more">${more} more</div>` : ''}</td>`;
	});
	const weeks = Array.from({ length: days.length / 7 }, (_none, week) => cells.slice(week * 7, week * 7 + 7));
	const heads = days.slice(0, 7).map((day) => `<th>${format(day, 'EEE')}</th>`);
	const rows = weeks.map((week) => `<tr>${week.join('')}</tr>`).join('\n');
	return page(
		'Calendar',
		STYLE,
		`<h1>${format(month, 'MMMM yyyy')}</h1><table><tr>${heads.join('')}</tr>\n${rows}</table>`,
	);
}
