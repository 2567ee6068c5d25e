import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';

import { buildAndPackEditions } from '../../harness/build.mts';
import type { Findings } from '../support/report.mts';
import type { Setup } from '../support/setup.mts';
import { figure, median, spread } from '../support/stats.mts';

export const name = 'start-up';
export const title = 'Start-up and size';

interface Loaded {
	ms: number;
	heapBytes: number;
	modules: number;
	/** Modules beyond n8n-workflow and zod that loading brought in. */
	foreign: string[];
}

const script = (name: string) => fileURLToPath(new URL(`../child/${name}`, import.meta.url));

export async function run(setup: Setup): Promise<Findings> {
	const { n8n } = JSON.parse(readFileSync(join(setup.packageFolder, 'package.json'), 'utf8')) as {
		n8n: { nodes: string[]; credentials: string[] };
	};
	const groups = new Map<string, string[]>(n8n.nodes.map((file) => [file.replace(/^.*\//, ''), [file]]));
	groups.set('all nodes and credentials', [...n8n.nodes, ...n8n.credentials]);
	const samples: Record<string, Loaded[]> = {};
	for (let round = 1; round <= (setup.quick ? 1 : 5); round += 1) {
		for (const [group, files] of groups) (samples[group] ??= []).push(load(setup, files));
	}
	const rows = [...groups].map(([group, files]) => {
		const taken = samples[group] ?? [];
		const bundles = files.map((file) => readFileSync(join(setup.packageFolder, file)));
		const sum = (sizes: number[]) => figure(sizes.reduce((total, size) => total + size, 0) / 1000);
		return [
			group,
			figure(median(taken.map(({ ms }) => ms))),
			spread(taken.map(({ ms }) => ms)),
			figure(median(taken.map(({ heapBytes }) => heapBytes)) / 1000),
			sum(bundles.map((bundle) => bundle.length)),
			sum(bundles.map((bundle) => gzipSync(bundle).length)),
			String(taken[0]?.foreign.length ?? '–'),
		];
	});
	const columns = [
		'loaded',
		'ms',
		'least–most',
		'kB of heap',
		'kB of file',
		'kB compressed',
		'modules beyond n8n-workflow and zod',
	];
	const about =
		'Loading the built files and making their classes, as n8n does at its start, in a fresh process in which n8n-workflow and zod are loaded already, as they are in n8n. ' +
		`The tarball that npm would publish has ${figure(statSync(setup.packed.tarball).size / 1000)} kB.`;
	const tables = [
		{ title: 'Loading', columns, rows },
		{ title: 'Editions', ...(await editionSizes()) },
	];
	return { about, tables, conclusions: [], samples };
}

/** What npm would publish of every edition. */
async function editionSizes(): Promise<{ columns: string[]; rows: string[][] }> {
	const editions = await buildAndPackEditions(() => {});
	const rows = editions.map(({ name, tarball }) => {
		const unpacked = gunzipSync(readFileSync(tarball)).length;
		return [name, figure(statSync(tarball).size / 1000), figure(unpacked / 1000)];
	});
	return { columns: ['package', 'kB of tarball', 'kB unpacked'], rows };
}

function load(setup: Setup, files: string[]): Loaded {
	const args = [
		'--expose-gc',
		'--import',
		script('hostModules.mts'),
		script('load.mts'),
		setup.packageFolder,
		...files,
	];
	return JSON.parse(
		execFileSync(setup.runtime.node, args, { env: setup.childEnvironment(), encoding: 'utf8' }),
	) as Loaded;
}
