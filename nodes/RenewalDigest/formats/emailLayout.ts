import { html, type Html } from './html';

/**
 * The look of the mail. Outlook on the desktop lays out with Word: only tables, widths in percent and inline styles
 * stand there. Every color is also set by a class, so that mail programs that know `prefers-color-scheme` can turn it
 * dark; those that turn colors around by themselves find enough contrast either way.
 */
const FONT = 'font-family:Segoe UI,Helvetica,Arial,sans-serif';
const INK = '#17212b';
const MUTED = '#5b6875';
const LINE = '#dfe5ea';
const ACCENT = '#1b7f5c';
const URGENT = '#b42318';

const DARK = [
	'.bg{background:#12181e!important}',
	'.card{background:#1b232b!important}',
	'.ink{color:#eef2f5!important}',
	'.muted{color:#a9b6c2!important}',
	'.line{border-color:#33404c!important}',
	'.urgent{color:#ff9a8f!important}',
	'.notice{background:#3a2f14!important}',
	'.track{background:#2a3540!important}',
	'.bar{background:#3fbf8f!important}',
].join('');

/** A whole mail. @param content.body rows of the outer table */
export function frame(content: { language: string; title: string; subtitle: string[]; body: Html[] }): Html {
	const { language, title, subtitle, body } = content;
	return html`<!DOCTYPE html>
		<html lang="${language}">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width,initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<meta name="supported-color-schemes" content="light dark" />
				<title>${title}</title>
				<style>
					:root{color-scheme:light dark}@media (prefers-color-scheme:dark){${{ html: DARK }}}
				</style>
			</head>
			<body class="bg" style="margin:0;padding:0;background:#f2f5f7">
				<table role="presentation" class="bg" width="100%" cellpadding="0" cellspacing="0" style="background:#f2f5f7">
					<tr>
						<td align="center" style="padding:16px 8px">
							<table
								role="presentation"
								class="card"
								width="100%"
								cellpadding="0"
								cellspacing="0"
								style="max-width:720px;background:#ffffff;border-radius:8px"
							>
								<tr>
									<td style="padding:20px">
										<table role="presentation" width="100%" cellpadding="0" cellspacing="0">
											<tr>
												<td
													colspan="2"
													class="ink"
													style="${{ html: `${FONT};font-size:20px;line-height:28px;font-weight:bold;color:${INK}` }}"
												>
													${title}
												</td>
											</tr>
											<tr>
												<td
													colspan="2"
													class="muted"
													style="${{
														html: `${FONT};font-size:13px;line-height:20px;padding-bottom:8px;color:${MUTED}`,
													}}"
												>
													${subtitle.join(' · ')}
												</td>
											</tr>
											${body}
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
		<td
			colspan="2"
			class="ink"
			style="${{ html: `${FONT};font-size:16px;line-height:22px;padding:18px 0 6px;color:${INK}` }}"
		>
			<b>${isWarning ? '⚠ ' : ''}${label}</b
			><span class="muted" style="${{ html: `font-size:13px;color:${MUTED}` }}"
				>${totals === '' ? '' : ` · ${totals}`}</span
			>
		</td>
	</tr> `;

/** A renewal: what it is on the left, when it is on the right. */
export function entry(content: { name: string; details: string; when: string[] | undefined; isUrgent: boolean }): Html {
	const { name, details, when, isUrgent } = content;
	const cell = `${FONT};font-size:14px;line-height:20px;color:${INK};border-top:1px solid ${LINE};padding:7px 0`;
	const left = html`<b>${name}</b><br /><span class="muted" style="${{ html: `font-size:13px;color:${MUTED}` }}"
			>${details}</span
		>`;
	if (when === undefined) {
		return html`<tr>
			<td colspan="2" class="ink line" style="${{ html: cell }}">${left}</td>
		</tr> `;
	}
	const [date = '', distance = ''] = when;
	const color = isUrgent ? URGENT : MUTED;
	return html`<tr>
		<td class="ink line" style="${{ html: cell }}">${left}</td>
		<td class="ink line" align="right" valign="top" style="${{ html: `${cell} 7px 12px;white-space:nowrap` }}">
			${date}<br /><span class="${isUrgent ? 'urgent' : 'muted'}" style="${{ html: `font-size:13px;color:${color}` }}"
				>${distance}</span
			>
		</td>
	</tr> `;
}

/** A sentence of its own, or an entry that is not a renewal. */
export const note = (text: string): Html =>
	html`<tr>
		<td
			colspan="2"
			class="ink"
			style="${{ html: `${FONT};font-size:13px;line-height:20px;padding:3px 0;color:${INK}` }}"
		>
			${text}
		</td>
	</tr> `;

/** A labelled line of the summary. */
export const fact = (label: string, text: string): Html =>
	html`<tr>
		<td
			colspan="2"
			class="ink"
			style="${{ html: `${FONT};font-size:13px;line-height:20px;padding:3px 0;color:${INK}` }}"
		>
			<b>${label}:</b> ${text}
		</td>
	</tr> `;

/** What must not be overlooked, on a ground of its own. */
export const notice = (rows: Html[]): Html =>
	html`<tr>
		<td colspan="2" style="padding:8px 0">
			<table
				role="presentation"
				class="notice"
				width="100%"
				cellpadding="0"
				cellspacing="0"
				style="background:#fff4d6;border-left:4px solid #d99a00"
			>
				<tr>
					<td style="padding:0 12px 10px">
						<table role="presentation" width="100%" cellpadding="0" cellspacing="0">
							${rows}
						</table>
					</td>
				</tr>
			</table>
		</td>
	</tr> `;

/** Bars made of table cells: Outlook draws no other. */
export function bars(title: string, counts: ReadonlyArray<{ label: string; count: number; written: string }>): Html {
	const most = Math.max(1, ...counts.map(({ count }) => count));
	const text = `${FONT};font-size:13px;line-height:18px;padding:2px 8px 2px 0;color:${INK}`;
	const rows = counts.map(({ label, count, written }) => {
		const share = count === 0 ? 0 : Math.max(1, Math.round((count / most) * 100));
		const filled = share === 0 ? [] : [cell('bar', ACCENT, share)];
		const empty = share === 100 ? [] : [cell('track', '#edf1f4', 100 - share)];
		return html`<tr>
			<td class="ink" width="34%" style="${{ html: text }}">${label}</td>
			<td>
				<table role="presentation" width="100%" cellpadding="0" cellspacing="0">
					<tr>
						${filled}${empty}
					</tr>
				</table>
			</td>
			<td class="ink" width="12%" align="right" style="${{ html: text }}"><b>${written}</b></td>
		</tr>`;
	});
	return html`${heading(title, '', false)}
		<tr>
			<td colspan="2">
				<table role="presentation" width="100%" cellpadding="0" cellspacing="0">
					${rows}
				</table>
			</td>
		</tr> `;
}

const cell = (name: string, color: string, share: number): Html =>
	html`<td
		class="${name}"
		width="${share}%"
		bgcolor="${color}"
		style="background:${color};font-size:1px;line-height:12px;height:12px"
	>
		&nbsp;
	</td>`;
