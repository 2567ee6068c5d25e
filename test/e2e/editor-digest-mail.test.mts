/** The digest's mail and card in a real browser: on a phone and on a desk, in light and in dark. */
import { afterAll, beforeAll, expect, jest } from '@jest/globals';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';

import { CHROMIUM, startBrowser } from '../../harness/editor/browser.mts';
import { timedReport } from '../../harness/progress.mts';
import { email } from '../../nodes/RenewalDigest/formats/email';
import { teams } from '../../nodes/RenewalDigest/formats/teams';
import { needing } from '../support/systemPackages.mts';
import { digestFrom, manyRenewals, renewal } from '../unit/digest/rows.mts';

jest.setTimeout(120_000);

const PURPOSE = 'A test of the mail';
const { describe, test } = needing([CHROMIUM], PURPOSE);

const items = [
	...manyRenewals(120),
	renewal(3, { customerName: 'Unbreakable'.repeat(9), product: 'X'.repeat(110) }),
	renewal(1, { customerName: 'Dateless Ltd', renewalDate: null, invalidDateReason: 'no date' }),
	{ error: 'Trend Micro did not accept the access token' },
];
const digest = (language: string) => digestFrom(items, { mostListed: 100, language });
const mail = (language: string) =>
	String(email(digest(language), { hasChart: true, hasTable: false })[0]?.content.html);

/**
 * What runs in the page, as text: these tests are compiled without the browser's types. The least contrast of any text
 * with the ground that it stands on, as WCAG 2 defines it.
 */
const LEAST_CONTRAST = `(() => {
	const channels = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
	const luminance = (color) => {
		const [red, green, blue] = channels(color).map((value) => {
			const share = value / 255;
			return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	};
	const groundOf = (element) => {
		for (let at = element; at !== null; at = at.parentElement) {
			const { backgroundColor } = getComputedStyle(at);
			if (channels(backgroundColor)[3] !== 0) return backgroundColor;
		}
		return 'rgb(255, 255, 255)';
	};
	const contrasts = [];
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
		const element = node.parentElement;
		if (node.textContent.trim() === '' || element.matches('.bar, .track')) continue;
		const [a, b] = [luminance(getComputedStyle(element).color), luminance(groundOf(element))];
		contrasts.push((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
	}
	return Math.min(...contrasts);
})()`;

/** What is wider than the page, by its text. */
const TOO_WIDE = `[...document.querySelectorAll('td, table')]
	.filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
	.map((element) => element.textContent.trim().slice(0, 60))`;

const BARS = `[...document.querySelectorAll('td.bar')].map((bar) => ({
	width: bar.getBoundingClientRect().width,
	color: getComputedStyle(bar).backgroundColor,
}))`;

describe('the mail', () => {
	let browser: Browser;
	beforeAll(async () => {
		browser = await startBrowser(PURPOSE, timedReport());
	});
	afterAll(async () => await browser?.close());

	async function shown<T>(
		html: string,
		width: number,
		colorScheme: 'light' | 'dark',
		look: (page: Page) => Promise<T>,
	) {
		const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
		try {
			await page.setContent(html);
			return await look(page);
		} finally {
			await page.close();
		}
	}

	const LOOKS = [375, 1100].flatMap((width) =>
		(['light', 'dark'] as const).flatMap((scheme) => ['en-GB', 'de'].map((tag) => [width, scheme, tag] as const)),
	);

	test.each(LOOKS)(
		'at %i pixels, %s, in %s: nothing overflows, and every text is readable',
		async (width, scheme, tag) => {
			await shown(mail(tag), width, scheme, async (page) => {
				expect(await page.evaluate<string[]>(TOO_WIDE)).toEqual([]);
				expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
				expect(await page.evaluate<number>(LEAST_CONTRAST)).toBeGreaterThanOrEqual(4.5);
			});
		},
	);

	test('draws bars in proportion to the counts, even without the styles in its head', async () => {
		const bare = mail('en-GB').replace(/<style>[^]*?<\/style>/, '');
		await shown(bare, 800, 'light', async (page) => {
			const bars = await page.evaluate<Array<{ width: number; color: string }>>(BARS);
			const counts = digest('en-GB')
				.byMonth.map(({ count }) => count)
				.filter((count) => count > 0);
			expect(bars).toHaveLength(counts.length);
			const most = bars[counts.indexOf(Math.max(...counts))]?.width ?? 0;
			bars.forEach(({ width, color }, at) => {
				expect(color).toBe('rgb(27, 127, 92)');
				expect(width / most).toBeCloseTo((counts[at] ?? 0) / Math.max(...counts), 1);
			});
		});
	});

	test("the Teams card is drawn by Microsoft's own renderer, with the months as text if it does not support charts", async () => {
		const [message] = teams(digestFrom(items), { hasChart: true, hasTable: false });
		const { attachments } = message?.content.body as { attachments: Array<{ content: unknown }> };
		const library = createRequire(__filename).resolve('adaptivecards/dist/adaptivecards.js');
		await shown('<body></body>', 800, 'light', async (page) => {
			await page.addScriptTag({ content: readFileSync(library, 'utf8') });
			const card = JSON.stringify(attachments[0]?.content);
			const text = await page.evaluate<string>(`(() => {
				const card = new AdaptiveCards.AdaptiveCard();
				card.parse(${card});
				return card.render().textContent;
			})()`);
			expect(text).toContain('By month: ');
			expect(text).toContain('Trend Micro did not accept the access token');
			expect(text).toContain('Dateless Ltd');
		});
	});
});
