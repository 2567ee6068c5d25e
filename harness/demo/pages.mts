import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { calendarPage } from './calendarPage.mts';
import type { Digests } from './digests.mts';
import { slackPage } from './slackPage.mts';

/** The first message of each format as its readers see it: HTML, by the name of a file without its ending. */
export type Pages = Record<'digest-slack' | 'digest-email' | 'digest-calendar', string>;

/** @param today the calendar shows the month of a week later; YYYY-MM-DD */
export function pagesOf({ slack, email, calendar }: Digests, today: string): Pages {
	return {
		'digest-slack': slackPage(slack[0]?.blocks ?? []),
		'digest-email': email[0]?.html ?? '',
		'digest-calendar': calendarPage(calendar[0].ics, today),
	};
}

/**
 * Writes the pages, the Markdown and the .ics file into a folder, for a person to open.
 *
 * @returns the paths of the pages
 */
export function writeDigests(digests: Digests, today: string, folder: string): string[] {
	mkdirSync(folder, { recursive: true });
	const write = (name: string, text: string): string => {
		const path = join(folder, name);
		writeFileSync(path, text);
		return path;
	};
	write('renewals.ics', digests.calendar[0].ics);
	write('digest.md', markdownOf(digests));
	return Object.entries(pagesOf(digests, today)).map(([name, html]) => write(`${name}.html`, html));
}

/** All parts of the Markdown digest. */
export const markdownOf = ({ markdown }: Digests): string => markdown.map((part) => part.markdown).join('\n\n');
