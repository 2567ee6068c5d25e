/** The files of an edition that are in git. */
import type { Edition, WholePackage } from './edition.mts';
import { manifestOf } from './manifest.mts';
import { readmeOf } from './readme.mts';
import { exampleWorkflow } from './workflow.mts';

const json = (value: unknown): string => `${JSON.stringify(value, undefined, '\t')}\n`;

/** Their names and texts. */
export const writtenFiles = (edition: Edition, whole: WholePackage): Record<string, string> => ({
	'package.json': json(manifestOf(edition, whole)),
	'README.md': readmeOf(edition, whole),
	'workflow.json': json(exampleWorkflow(edition)),
});
