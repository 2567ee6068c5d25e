/** Tests that need a command which not every machine has. */
import { describe, test } from '@jest/globals';

import { mayInstall, whatIsMissing, type NeededCommand } from '../../harness/n8n/systemPackages.mts';

interface Skippable {
	describe: typeof describe.skip;
	test: typeof test.skip;
}

/**
 * jest's `describe` and `test`. Where a command is missing, and nobody asked for it to be installed, they are those
 * that skip: jest counts the tests as skipped, and a line on stderr says why.
 *
 * @param purpose what needs the commands, as the subject of a sentence
 */
export function needing(needed: NeededCommand[], purpose: string): Skippable {
	const lacking = mayInstall() ? undefined : whatIsMissing(needed, purpose);
	if (lacking === undefined) return { describe, test };
	process.stderr.write(`Skipped: ${lacking}\n`);
	return { describe: describe.skip, test: test.skip };
}
