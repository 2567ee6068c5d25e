/** n8n's editor in a real browser, with the vendors' sandboxes behind it, for the tests of one file. */
import { join } from 'node:path';

import { afterAll, beforeAll } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { startSandboxes, vendorNames, type Sandboxes, type VendorName } from '../../sandbox/index.mts';
import { CHROMIUM, startBrowser } from '../../harness/editor/browser.mts';
import { Editor } from '../../harness/editor/editor.mts';
import { timedReport } from '../../harness/progress.mts';
import { useInstance, type Bench } from './instance.mts';
import { needing } from './systemPackages.mts';

const PURPOSE = 'A test of the editor';
const { describe, test } = needing([CHROMIUM], PURPOSE);
/** For tests in the editor, skipped where there is no browser. */
export { describe };

type Vendor = Sandboxes['vendors'][number];

export interface EditorBench {
	readonly n8n: Bench;
	readonly browser: Browser;
	/** One page for all tests, as loading it is what takes long. */
	readonly editor: Editor;
	sandbox(name: VendorName): Vendor;
	/** A test of which a picture is kept when it fails; the error says where. */
	step(title: string, work: () => Promise<void>): void;
}

/** Starts n8n, the sandboxes and the browser; the folder of that name holds n8n and the pictures. */
export function useEditor(name: string): EditorBench {
	const n8n = useInstance(name, undefined, { editor: true });
	let sandboxes: Sandboxes | undefined;
	let browser: Browser;
	let editor: Editor;
	let pictures = 0;

	beforeAll(async () => {
		sandboxes = await startSandboxes({ customers: 60, seed: 7 });
		browser = await startBrowser(PURPOSE, timedReport());
		editor = await Editor.open(browser, n8n.instance);
	}, 600_000);
	afterAll(async () => {
		await browser?.close();
		await sandboxes?.close();
	}, 60_000);

	return {
		n8n,
		get browser() {
			return browser;
		},
		get editor() {
			return editor;
		},
		sandbox: (vendor) => {
			const running = sandboxes?.vendors[vendorNames.indexOf(vendor)];
			if (running === undefined) throw new Error(`The sandbox of ${vendor} is not running.`);
			return running;
		},
		step: (title, work) =>
			test(title, async () => {
				try {
					await work();
				} catch (error) {
					const path = join(n8n.instance.folder, `failed-${(pictures += 1)}.png`);
					await editor.page.screenshot({ path });
					throw new Error(`${error instanceof Error ? error.message : String(error)}\nThe page then: ${path}`, {
						cause: error,
					});
				}
			}),
	};
}
