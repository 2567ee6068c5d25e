import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildAndPack } from '../../harness/build.mts';
import type { PackedPackage } from '../../harness/n8n/environment.mts';
import { ensureRuntime, type Runtime } from '../../harness/n8n/runtime.mts';
import type { Report } from '../../harness/n8n/state.mts';

/** What all measures work with. */
export interface Setup {
	runtime: Runtime;
	packed: PackedPackage;
	/** Where the packed package lies unpacked. */
	packageFolder: string;
	/** Outside the project, so that its node_modules are not above the package; removed at the end. */
	folder: string;
	quick: boolean;
	report: Report;
	signal: AbortSignal;
	/** @param packageFolder this build by default */
	childEnvironment(packageFolder?: string): NodeJS.ProcessEnv;
	remove(): void;
}

/** Builds and packs the package, and brings the real n8n that it is measured in. */
export async function prepare(quick: boolean, report: Report, signal: AbortSignal): Promise<Setup> {
	const packed = await buildAndPack(report, signal);
	const runtime = await ensureRuntime(report, signal);
	const folder = realpathSync(mkdtempSync(join(tmpdir(), 'renewals-bench-')));
	const packageFolder = join(folder, 'package');
	execFileSync('tar', ['-xzf', packed.tarball, '-C', folder]);
	let homes = 0;
	return {
		runtime,
		packed,
		packageFolder,
		folder,
		quick,
		report,
		signal,
		childEnvironment(measuredFolder = packageFolder) {
			homes += 1;
			const home = join(folder, `n8n-${homes}`);
			mkdirSync(home);
			return {
				PATH: runtime.path,
				TZ: 'UTC',
				NODE_ENV: 'production',
				NODE_PATH: join(runtime.appFolder, 'node_modules'),
				N8N_USER_FOLDER: home,
				N8N_ENCRYPTION_KEY: 'only-for-benchmarks',
				N8N_LOG_LEVEL: 'silent',
				BENCH_APP_FOLDER: runtime.appFolder,
				BENCH_PACKAGE_FOLDER: measuredFolder,
			};
		},
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}
