/** Import from File in the editor: what becomes of a shipped workflow, and of its time zone. */
import { join } from 'node:path';

import { expect, jest } from '@jest/globals';
import { z } from 'zod';

import { loadWorkflow } from '../../harness/demo/workflow.mts';
import { byTestId } from '../../harness/editor/editor.mts';
import { projectRoot } from '../../harness/n8n/state.mts';
import { describe, useEditor } from '../support/editor.mts';

jest.setTimeout(600_000);
const bench = useEditor('e2e-editor-import');

const savedSchema = z.object({
	data: z.object({
		nodes: z.array(z.object({ name: z.string() }).passthrough()),
		settings: z.object({ timezone: z.string().optional() }).passthrough().optional(),
	}),
});

describe('Import from File', () => {
	bench.step('brings every node, and leaves the time zone to step 1 of the note', async () => {
		const { editor, n8n } = bench;
		const { page } = editor;
		await editor.newWorkflow();
		await editor.importFile(join(projectRoot, 'workflows', 'monday-slack-digest.json'));
		await page.locator(byTestId('canvas-node')).filter({ hasText: 'Renewal Digest' }).first().waitFor();
		await page.keyboard.press('Control+s');
		await page.waitForURL(/\/workflow\/(?!new)[\w-]+/);
		const id = /\/workflow\/([\w-]+)/.exec(page.url())?.[1] ?? '';
		let saved: z.infer<typeof savedSchema>['data'] | undefined;
		for (const end = Date.now() + 30_000; Date.now() < end && (saved?.nodes.length ?? 0) < 5; ) {
			const { text } = await n8n.instance.client.fetchText(`/rest/workflows/${id}`);
			const read = savedSchema.safeParse(JSON.parse(text));
			saved = read.success ? read.data.data : undefined;
			await page.waitForTimeout(500);
		}
		const shipped = loadWorkflow('monday-slack-digest');
		expect(saved?.nodes.map(({ name }) => name).sort()).toEqual(shipped.nodes.map(({ name }) => name).sort());
		expect(shipped.settings.timezone).toBe('Europe/London');
		// When n8n keeps it one day, the notes and pages need not make it step 1 any more.
		expect(saved?.settings?.timezone).not.toBe('Europe/London');
		const note = saved?.nodes.find(({ name }) => name === 'What to set');
		expect(JSON.stringify(note)).toContain('1. **Time zone**');
	});
});
