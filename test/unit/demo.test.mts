/** What the demo prints and the pages that it writes. */
import { describe, expect, test } from '@jest/globals';

import { calendarPage } from '../../harness/demo/calendarPage.mts';
import { parseDemoOptions, UsageError } from '../../harness/demo/options.mts';
import { renewalTable, type RenewalRow } from '../../harness/demo/renewals.mts';
import { slackPage } from '../../harness/demo/slackPage.mts';
import { loadWorkflow, shareCredentials } from '../../harness/demo/workflow.mts';
import { calendar } from '../../nodes/RenewalDigest/formats/calendar';
import { slack } from '../../nodes/RenewalDigest/formats/slack';
import { digestFrom, manyRenewals, NOW, renewal } from './digest/rows.mts';

const row = (index: number): RenewalRow => ({
	vendor: 'Adobe VIP Marketplace',
	customerId: `C-${index}`,
	customerName: `${'Very Long Customer Name '.repeat(5)}${index}`,
	product: index % 2 === 0 ? 'Creative Cloud for teams, All Apps, Named Licence' : null,
	sku: '65304520CA01A12',
	quantity: 12_345,
	renewalDate: '2026-12-01',
	daysUntilRenewal: 3,
	renewalStage: 'overdue',
});
const rows = Array.from({ length: 100 }, (_none, index) => row(index));

describe('the table', () => {
	test.each([true, false])('is at most 100 columns wide, however long the names are (--all: %s)', (all) => {
		const widths = renewalTable(rows, all)
			.split('\n')
			.map((line) => line.length);
		expect(Math.max(...widths)).toBeLessThanOrEqual(100);
	});

	test('shows the first rows and counts the others, which --all shows', () => {
		const linesOf = (all: boolean) => renewalTable(rows, all).split('\n');
		const shown = linesOf(false).filter((line) => line.includes('2026-12-01')).length;
		expect(shown).toBeLessThan(30);
		expect(linesOf(false).at(-1)).toBe(`and ${100 - shown} more (--all)`);
		expect(linesOf(true).filter((line) => line.includes('2026-12-01'))).toHaveLength(100);
		expect(linesOf(true).join('\n')).not.toContain('--all');
	});

	test('shows the product, or its SKU where it has no name', () => {
		const [named, unnamed] = [row(0), row(1)].map((each) => renewalTable([each], true));
		expect(named).toContain('Creative Cloud');
		expect(unnamed).toContain('65304520CA01A12');
	});
});

test('the options: 90 days and the first rows, unless something else is asked for', () => {
	const usual = { all: false, days: 90, once: false, queue: false, reset: false };
	expect(parseDemoOptions([])).toEqual(usual);
	expect(parseDemoOptions(['--all', '--once', '--days', '30'])).toEqual({ ...usual, all: true, once: true, days: 30 });
	expect(() => parseDemoOptions(['--every'])).toThrow(UsageError);
});

test('other workflows get the credentials of the main one where the types fit, and no others', () => {
	const main = loadWorkflow();
	const saved = main.nodes.flatMap(({ credentials = {} }) => Object.entries(credentials));
	for (const [type, named] of saved) named.id = `saved-${type}`;
	const digest = loadWorkflow('monday-slack-digest');
	shareCredentials(main, digest);
	const ids = digest.nodes.flatMap(({ credentials = {} }) =>
		Object.entries(credentials).map(([type, { id }]) => [type, id]),
	);
	expect(Object.fromEntries(ids)).toEqual({
		...Object.fromEntries(saved.map(([type]) => [type, `saved-${type}`])),
		slackApi: null,
	});
});

describe('the pages', () => {
	const hostile = renewal(12, { customerName: '<script>alert(1)</script> & Sons' });

	test('Slack: every renewal of the message, and no name as markup', () => {
		const [message] = slack(digestFrom([...manyRenewals(10), hostile]), { hasChart: false, hasTable: false });
		const html = slackPage(message?.content.blocks as unknown[]);
		expect(html.match(/<li>/g)).toHaveLength(11);
		expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; Sons');
		expect(html).not.toContain('<script>');
	});

	test('the calendar: each renewal on its day, in the month of a week later', () => {
		const settings = { hasTitle: false, now: NOW, remindDaysBefore: undefined, hasDeadlines: false };
		const { ics } = calendar(digestFrom([hostile, renewal(200)]), settings);
		const html = calendarPage(ics, '2026-11-28');
		expect(html).toContain('December 2026');
		// 23 November and 12 days
		expect(html).toMatch(/<div class="day">5<\/div>\n<div class="event">Renewal: &lt;script&gt;/);
		expect(html.match(/class="event"/g)).toHaveLength(1);
	});
});
