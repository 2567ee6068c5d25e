import { z } from 'zod';

import { escapeHtml, page } from './page.mts';

const plainText = z.object({ type: z.literal('plain_text'), text: z.string() });
const inline = z.discriminatedUnion('type', [
	z.object({ type: z.literal('text'), text: z.string(), style: z.object({ bold: z.boolean() }).optional() }),
	z.object({ type: z.literal('emoji'), name: z.string() }),
]);
const section = z.object({ type: z.literal('rich_text_section'), elements: z.array(inline) });
const list = z.object({ type: z.literal('rich_text_list'), elements: z.array(section) });
const block = z.discriminatedUnion('type', [
	z.object({ type: z.literal('header'), text: plainText }),
	z.object({ type: z.literal('context'), elements: z.array(plainText) }),
	z.object({ type: z.literal('rich_text'), elements: z.array(z.discriminatedUnion('type', [section, list])) }),
]);
const EMOJI: Record<string, string> = { warning: '⚠️' };

const STYLE = `
	body { font: 15px/1.46 Lato, 'Liberation Sans', Arial, sans-serif; color: #1d1c1d; padding: 16px 20px; }
	.message { display: flex; gap: 10px; max-width: 680px; }
	.icon { flex: none; width: 36px; height: 36px; border-radius: 8px; background: #1b7f5c; color: #fff;
		font-weight: 700; display: grid; place-items: center; }
	.app { font-weight: 900; }
	.badge { font-size: 10px; background: #e8e8e8; color: #616061; border-radius: 2px; padding: 1px 3px; margin: 0 4px; }
	.time, .context { font-size: 12px; color: #616061; }
	.context { font-size: 13px; margin: 4px 0; }
	h1 { font-size: 18px; line-height: 1.3; margin: 4px 0 8px; }
	.text { margin: 8px 0; white-space: pre-wrap; }
	ul { margin: 2px 0 8px; padding-left: 26px; }
	li { margin: 2px 0; white-space: pre-wrap; }`;

/** How Slack shows a message of the blocks that the digest uses. @throws ZodError on any other block */
export function slackPage(blocks: readonly unknown[]): string {
	const shown = z.array(block).parse(blocks).map(blockHtml).join('\n');
	return page(
		'Slack',
		STYLE,
		`<div class="message"><div class="icon">R</div><div>
<div><span class="app">Renewals</span><span class="badge">APP</span><span class="time">08:00</span></div>
${shown}
</div></div>`,
	);
}

function blockHtml(given: z.infer<typeof block>): string {
	switch (given.type) {
		case 'header':
			return `<h1>${escapeHtml(given.text.text)}</h1>`;
		case 'context':
			return `<div class="context">${given.elements.map(({ text }) => escapeHtml(text)).join(' ')}</div>`;
		case 'rich_text':
			return given.elements
				.map((element) =>
					element.type === 'rich_text_list'
						? `<ul>${element.elements.map(({ elements }) => `<li>${inlineHtml(elements)}</li>`).join('')}</ul>`
						: `<div class="text">${inlineHtml(element.elements)}</div>`,
				)
				.join('\n');
	}
}

const inlineHtml = (elements: ReadonlyArray<z.infer<typeof inline>>): string =>
	elements
		.map((element) => {
			if (element.type === 'emoji') return EMOJI[element.name] ?? `:${escapeHtml(element.name)}:`;
			const text = escapeHtml(element.text);
			return element.style?.bold === true ? `<b>${text}</b>` : text;
		})
		.join('');
