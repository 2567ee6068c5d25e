import { html, type Html } from './html';

/**
 * The look of the mail. Outlook on the desktop renders with Word: only tables, widths in percent and inline styles work
 * there. Every color is also set by a class, so that mail programs that support `prefers-color-scheme` can show it
 * dark; those that invert colors on their own find enough contrast either way.
 */
const FONT = 'font-family:Segoe UI,Helvetica,Arial,sans-serif';
const INK = 'color:#17212b';
const MUTED = 'color:#5b6875';
const URGENT = 'color:#b42318';

/** A name without spaces must not make the page wider than a phone. */
const WRAP = 'overflow-wrap:anywhere;word-break:break-word';

const css = (...rules: string[]): Html => ({ html: rules.join(';') });

const STYLES = {
	title: css(FONT, 'font-size:20px;line-height:28px;font-weight:bold', WRAP, INK),
	subtitle: css(FONT, 'font-size:13px;line-height:20px;padding-bottom:8px', WRAP, MUTED),
	heading: css(FONT, 'font-size:16px;line-height:22px;padding:18px 0 6px', WRAP, INK),
	note: css(FONT, 'font-size:13px;line-height:20px;padding:3px 0', WRAP, INK),
	entry: css(FONT, 'font-size:14px;line-height:20px;border-top:1px solid #dfe5ea;padding:7px 0', WRAP, INK),
	when: css(
		FONT,
		'font-size:14px;line-height:20px;border-top:1px solid #dfe5ea;padding:7px 0 7px 12px;white-space:nowrap',
		INK,
	),
	muted: css('font-size:13px', MUTED),
	urgent: css('font-size:13px', URGENT),
	bar: css(FONT, 'font-size:13px;line-height:18px;padding:2px 8px 2px 0', WRAP, INK),
};

const DARK = css(
	[
		'.bg{background:#12181e!important}',
		'.card{background:#1b232b!important}',
		'.ink{color:#eef2f5!important}',
		'.muted{color:#a9b6c2!important}',
		'.line{border-color:#33404c!important}',
		'.urgent{color:#ff9a8f!important}',
		'.notice{background:#3a2f14!important}',
		'.track{background:#2a3540!important}',
		'.bar{background:#3fbf8f!important}',
	].join(''),
);

/** The attributes of a layout table. */
const LAYOUT = css('role="presentation" width="100%" cellpadding="0" cellspacing="0"');

/** A whole mail. @param content.body rows of a table with two columns */
export function frame(content: { language: string; title: string; subtitle: string[]; body: Html[] }): Html {
	const { language, title, subtitle, body } = content;
	const rows = html`<tr>
			<td colspan="2" class="ink" style="${STYLES.title}">${title}</td>
		</tr>
		<tr>
			<td colspan="2" class="muted" style="${STYLES.subtitle}">${subtitle.join(' · ')}</td>
		</tr>
		${body}`;
	return html`<!DOCTYPE html>
		<html lang="${language}">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width,initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<meta name="supported-color-schemes" content="light dark" />
				<title>${title}</title>
				<style>
					:root{color-scheme:light dark}@media (prefers-color-scheme:dark){${DARK}}
				</style>
			</head>
			<body class="bg" style="margin:0;padding:0;background:#f2f5f7">
				<table ${LAYOUT} class="bg" style="background:#f2f5f7">
					<tr>
						<td align="center" style="padding:16px 8px">
							<table ${LAYOUT} class="card" style="max-width:720px;background:#ffffff;border-radius:8px">
								<tr>
									<td style="padding:20px">
										<table ${LAYOUT}>
											${rows}
										</table>
									</td>
								</tr>
							</table>
						</td>
					</tr>
				</table>
			</body>
		</html>`;
}

/** The heading of a group, with its totals behind it. */
export const heading = (label: string, totals: string, isWarning: boolean): Html =>
	html`<tr>
		<td colspan="2" class="ink" style="${STYLES.heading}">
			<b>${isWarning ? '⚠ ' : ''}${label}</b>
			<span class="muted" style="${STYLES.muted}">${totals === '' ? '' : `· ${totals}`}</span>
		</td>
	</tr>`;

/** A renewal: what it is on the left, when it is on the right. */
export function entry(content: { name: string; details: string; when: string[] | undefined; isUrgent: boolean }): Html {
	const { name, details, when, isUrgent } = content;
	const about = html`<b>${name}</b><br /><span class="muted" style="${STYLES.muted}">${details}</span>`;
	if (when === undefined) {
		return html`<tr>
			<td colspan="2" class="ink line" style="${STYLES.entry}">${about}</td>
		</tr>`;
	}
	const [date = '', distance = ''] = when;
	const tone = isUrgent ? 'urgent' : 'muted';
	return html`<tr>
		<td class="ink line" style="${STYLES.entry}">${about}</td>
		<td class="ink line" align="right" valign="top" style="${STYLES.when}">
			${date}<br /><span class="${tone}" style="${STYLES[tone]}">${distance}</span>
		</td>
	</tr>`;
}

/** A separate sentence, or an entry that is not a renewal. */
export const note = (text: string): Html =>
	html`<tr>
		<td colspan="2" class="ink" style="${STYLES.note}">${text}</td>
	</tr>`;

/** A labelled line of the summary. */
export const fact = (label: string, text: string): Html =>
	html`<tr>
		<td colspan="2" class="ink" style="${STYLES.note}"><b>${label}:</b> ${text}</td>
	</tr>`;

/** What must not be overlooked, on its own background. */
export const notice = (rows: Html[]): Html =>
	html`<tr>
		<td colspan="2" style="padding:8px 0">
			<table ${LAYOUT} class="notice" style="background:#fff4d6;border-left:4px solid #d99a00">
				<tr>
					<td style="padding:0 12px 10px">
						<table ${LAYOUT}>
							${rows}
						</table>
					</td>
				</tr>
			</table>
		</td>
	</tr>`;

/** Bars made of table cells, because Outlook draws no others. */
export function bars(title: string, counts: ReadonlyArray<{ label: string; count: number; written: string }>): Html {
	const most = Math.max(1, ...counts.map(({ count }) => count));
	const rows = counts.map(({ label, count, written }) => {
		const share = count === 0 ? 0 : Math.max(1, Math.round((count / most) * 100));
		const filled = share === 0 ? [] : [barCell('bar', '#1b7f5c', share)];
		const empty = share === 100 ? [] : [barCell('track', '#edf1f4', 100 - share)];
		return html`<tr>
			<td class="ink" width="34%" style="${STYLES.bar}">${label}</td>
			<td>
				<table ${LAYOUT}>
					<tr>
						${[...filled, ...empty]}
					</tr>
				</table>
			</td>
			<td class="ink" width="12%" align="right" style="${STYLES.bar}"><b>${written}</b></td>
		</tr>`;
	});
	return html`${heading(title, '', false)}
		<tr>
			<td colspan="2">
				<table ${LAYOUT}>
					${rows}
				</table>
			</td>
		</tr>`;
}

const barCell = (name: string, color: string, share: number): Html =>
	html`<td
		class="${name}"
		width="${share}%"
		bgcolor="${color}"
		style="background:${color};font-size:1px;line-height:12px;height:12px"
	>
		&nbsp;
	</td>`;
