import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { projectRoot } from '../../harness/n8n/state.mts';
import type { Setup } from './setup.mts';

/** The build before Automatic, which had five requests in flight by default. */
export const EARLIER_COMMIT = '18495ad';

const git = (...args: string[]): Buffer =>
	execFileSync('git', args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 28 });

/** A file of the earlier build, out of git's history; `undefined` in a clone that does not reach back to it. */
export function fileOfEarlier(path: string): string | undefined {
	try {
		return git('show', `${EARLIER_COMMIT}:${path}`).toString();
	} catch {
		return undefined;
	}
}

/**
 * The folder of the earlier package, built with the tools of today, which are those of then. `undefined` in a clone
 * that does not reach back to it.
 */
export function buildEarlier({ folder, report }: Setup): string | undefined {
	const earlier = join(folder, 'earlier-build');
	if (fileOfEarlier('package.json') === undefined) return undefined;
	report(`the build of ${EARLIER_COMMIT} is made`);
	mkdirSync(earlier);
	execFileSync('tar', ['-x', '-C', earlier], { input: git('archive', EARLIER_COMMIT) });
	symlinkSync(join(projectRoot, 'node_modules'), join(earlier, 'node_modules'), 'junction');
	execFileSync(process.execPath, [join(projectRoot, 'node_modules', 'gulp', 'bin', 'gulp.js')], {
		cwd: earlier,
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	return earlier;
}
