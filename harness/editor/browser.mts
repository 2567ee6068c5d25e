import { chromium, type Browser } from 'playwright-core';

import { findCommand } from '../n8n/processes.mts';
import { stateFolder, type Report } from '../n8n/state.mts';
import { ensureCommands, type NeededCommand } from '../n8n/systemPackages.mts';

/** What draws the editor in tests and pictures. */
export const CHROMIUM: NeededCommand = {
	names: ['chromium', 'chromium-browser', 'google-chrome'],
	// Without the font, emoji in customers' names are empty boxes.
	debianPackage: 'chromium fonts-noto-color-emoji',
	macOS: 'brew install --cask chromium',
};
/** The browser reaches n8n only, and calls no service of its maker. */
const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-dev-shm-usage',
	'--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

/** The window of pictures and tests: a small laptop's. */
export const WINDOW = { width: 1400, height: 800 };

/**
 * Starts a Chromium without a window.
 *
 * @param purpose what needs it, as the subject of a sentence
 * @throws MissingCommandError when there is none and none may be installed
 */
export async function startBrowser(purpose: string, report: Report, signal?: AbortSignal): Promise<Browser> {
	await ensureCommands([CHROMIUM], purpose, stateFolder(), report, signal);
	const executablePath = CHROMIUM.names.map(findCommand).find((found) => found !== undefined);
	return await chromium.launch({ executablePath, args: FLAGS });
}
