import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The one folder that holds everything the scripts leave behind: the n8n runtime, the instances' data,
 * logs, generated passwords. Git-ignored; RENEWALS_STATE moves it, so that two runs do not collide.
 * It ends in node_modules because it holds a hundred thousand files of other people's code, and n8n's lint, whose
 * configuration must stay as n8n ships it, skips folders of that name only.
 */
export function stateFolder(): string {
	return resolve(projectRoot, process.env.RENEWALS_STATE || '.n8n-local/node_modules');
}

/** Receives what is being done, in a few words, so that a person can follow the progress. */
export type Report = (message: string) => void;
