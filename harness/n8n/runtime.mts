import { createHash } from 'node:crypto';
import {
	copyFileSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { z } from 'zod';

import { withLock } from './lock.mts';
import { npmCli, run } from './processes.mts';
import { projectRoot, stateFolder, type Report } from './state.mts';
import { ensureCommands, type NeededCommand } from './systemPackages.mts';

/**
 * The n8n versions that are run here, each with a manifest and a lock file in runtime/ and the Node that it wants: the
 * newest refuses to start on anything older than Node 24, the oldest on anything newer than 22.
 */
const PINNED = { newest: { node: '24.21.0' }, oldest: { node: '20.20.2' } };
/** For any other n8n: the Node of each major release that an n8n may name as the oldest that it runs on. */
const NODES: Readonly<Record<string, string>> = { 20: '20.20.2', 22: '22.23.3', 24: '24.21.0' };
const BUN_VERSION = '1.4.5';

/** What compiles sqlite3, which has no binary on the npm registry. */
const COMPILERS: NeededCommand[] = [
	{ names: ['python3'], debianPackage: 'python3', macOS: 'xcode-select --install' },
	{ names: ['make'], debianPackage: 'make', macOS: 'xcode-select --install' },
	{ names: ['g++', 'c++', 'clang++'], debianPackage: 'g++', macOS: 'xcode-select --install' },
];

export type Pinned = keyof typeof PINNED;

/** A release of n8n that is not pinned, such as "2.20.12". */
export type Release = `${number}.${number}.${number}`;

export const isRelease = (text: string): text is Release => /^\d+\.\d+\.\d+$/.test(text);

/** An n8n that is ready to be started. */
export interface Runtime {
	/** n8n's release, such as "2.41.1". */
	version: string;
	/** Holds node_modules with n8n and all that it needs. */
	appFolder: string;
	/** The executable of the Node that it wants. */
	node: string;
	/** The script to be run with it. */
	n8n: string;
	/** That Node's bin folder and then this process's own PATH. */
	path: string;
}

/**
 * Installs an n8n and its Node into the state folder, and nothing globally. The first time takes one to three minutes,
 * later calls milliseconds. An interrupted installation continues where it stopped. A second process waits for the
 * first.
 *
 * @throws Error with the end of the log when a step fails.
 */
export async function ensureRuntime(
	report: Report,
	signal?: AbortSignal,
	wanted: Pinned | Release = 'newest',
): Promise<Runtime> {
	if (process.platform === 'win32') throw new Error('Use Linux, macOS or WSL to run n8n from here.');
	const plan = planOf(wanted);
	const runtime = describe(plan);
	if (existsSync(stamp(plan.folder, 'complete'))) return runtime;
	const waiting = (holder: number) => report(`waiting for process ${holder}, which is installing n8n`);
	await withLock(join(stateFolder(), 'runtime.lock'), waiting, () => install(plan, report, signal), signal);
	removeOthers();
	return runtime;
}

/** Removes a release that ensureRuntime installed, which takes 2 GB. Those that are pinned stay. */
export function removeRelease(release: Release): void {
	rmSync(planOf(release).folder, { recursive: true, force: true });
}

/** What a runtime is made from, and where. */
interface Plan {
	folder: string;
	/** n8n's release. */
	version: string;
	/** Unless it is known, the n8n that is installed names it. */
	node?: string;
	/** Has a lock file in git. */
	locked: boolean;
	/** The files that n8n is installed from, with their text. */
	files: Readonly<Record<string, string>>;
}

const manifestSchema = z.object({ dependencies: z.object({ n8n: z.string() }) }).passthrough();

function planOf(wanted: Pinned | Release): Plan {
	return isRelease(wanted) ? releasePlan(wanted) : pinnedPlan(wanted);
}

function pinnedPlan(pinned: Pinned): Plan {
	const files = Object.fromEntries(
		['package.json', 'bun.lock'].map((name) => [name, readFileSync(join(manifestFolder(pinned), name), 'utf8')]),
	);
	const { n8n } = manifestSchema.parse(JSON.parse(files['package.json'] ?? '')).dependencies;
	const folder = join(pinnedFolder(), runtimeKey(pinned));
	return { folder, version: n8n, node: PINNED[pinned].node, locked: true, files };
}

/** The overrides of the oldest n8n serve every release: what they replace is not on the registry. */
function releasePlan(version: Release): Plan {
	const oldest: unknown = JSON.parse(readFileSync(join(manifestFolder('oldest'), 'package.json'), 'utf8'));
	const manifest = { ...manifestSchema.parse(oldest), dependencies: { n8n: version } };
	const folder = join(stateFolder(), 'releases', version);
	return { folder, version, locked: false, files: { 'package.json': JSON.stringify(manifest) } };
}

const pinnedFolder = (): string => join(stateFolder(), 'runtime');

/** Changes with everything that the runtime is made from. */
function runtimeKey(pinned: Pinned): string {
	const hash = createHash('sha256').update([PINNED[pinned].node, process.platform, process.arch].join());
	for (const file of ['package.json', 'bun.lock']) hash.update(readFileSync(join(manifestFolder(pinned), file)));
	return hash.digest('hex').slice(0, 12);
}

function manifestFolder(pinned: Pinned): string {
	return join(projectRoot, 'harness', 'n8n', 'runtime', pinned);
}

function nodePackage(folder: string): string {
	return join(folder, 'node', 'node_modules', `node-${process.platform}-${process.arch}`);
}

function describe({ folder, version }: Plan): Runtime {
	const bin = join(nodePackage(folder), 'bin');
	const appFolder = join(folder, 'app');
	return {
		version,
		appFolder,
		node: join(bin, 'node'),
		n8n: join(appFolder, 'node_modules', 'n8n', 'bin', 'n8n'),
		path: [bin, process.env.PATH ?? ''].join(delimiter),
	};
}

async function install(plan: Plan, report: Report, signal?: AbortSignal): Promise<void> {
	const { folder } = plan;
	const runtime = describe(plan);
	const step = async (name: string, message: string, work: () => Promise<void>) => {
		if (existsSync(stamp(folder, name))) return;
		report(message);
		await work();
		writeFileSync(stamp(folder, name), '');
	};
	mkdirSync(folder, { recursive: true });
	// Before the download of 2 GB, not after it.
	await ensureCommands(COMPILERS, 'n8n (its sqlite3 is compiled)', folder, report, signal);
	await step('app', `installing n8n ${runtime.version} (2 GB)`, async () => {
		mkdirSync(runtime.appFolder, { recursive: true });
		for (const [name, text] of Object.entries(plan.files)) writeFileSync(join(runtime.appFolder, name), text);
		if (plan.locked) return await installLocked(folder, runtime, report, signal);
		// bun does not override the dependencies that older releases take from outside the registry.
		await npm(['install'], runtime.appFolder, process.env, signal);
	});
	const node = plan.node ?? oldestNodeOf(runtime);
	await step('node', `downloading Node ${node}, for n8n only`, () =>
		addPackage(join(folder, 'node'), `node-${process.platform}-${process.arch}@${node}`, signal),
	);
	await step('sqlite', 'compiling sqlite3 for n8n (about half a minute)', () => buildSqlite(folder, runtime, signal));
	writeFileSync(stamp(folder, 'complete'), '');
}

/** The oldest Node that an installed n8n names, as in ">=20.19 <= 24.x". */
function oldestNodeOf({ appFolder, version }: Runtime): string {
	const manifest = readFileSync(join(appFolder, 'node_modules', 'n8n', 'package.json'), 'utf8');
	const { node } = z.object({ engines: z.object({ node: z.string() }) }).parse(JSON.parse(manifest)).engines;
	const found = NODES[/\d+/.exec(node)?.[0] ?? ''];
	if (found === undefined) throw new Error(`n8n ${version} needs Node ${node}. Add one to NODES in runtime.mts.`);
	return found;
}

function stamp(folder: string, step: string): string {
	return join(folder, `.${step}-done`);
}

/** Installs one package from the npm registry into a folder of its own, without running its scripts. */
async function addPackage(folder: string, specifier: string, signal?: AbortSignal): Promise<void> {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
	await npm(['install', '--save-exact', specifier], folder, process.env, signal);
}

async function npm(args: string[], folder: string, env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<void> {
	const quiet = ['--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund', '--loglevel=error'];
	const logFile = `${folder}.log`;
	await run(process.execPath, [npmCli(), ...args, ...quiet], { cwd: folder, logFile, env, signal });
}

/** bun takes ten seconds from a lock file where npm takes two minutes, so npm is the fallback. */
async function installLocked(folder: string, runtime: Runtime, report: Report, signal?: AbortSignal): Promise<void> {
	const bun = await findBun(folder, signal);
	if (bun === undefined) {
		report('installing n8n with npm, because bun is not available here (takes minutes)');
		return await npm(['install'], runtime.appFolder, process.env, signal);
	}
	const flags = ['--frozen-lockfile', '--production', '--ignore-scripts', '--omit=optional'];
	await run(bun, ['install', ...flags, '--no-progress'], {
		cwd: runtime.appFolder,
		logFile: join(folder, 'app.log'),
		env: { ...process.env, BUN_INSTALL_CACHE_DIR: join(folder, 'bun-cache') },
		signal,
	});
}

/** bun's executable from its npm package, or undefined where there is none for this platform. */
async function findBun(folder: string, signal?: AbortSignal): Promise<string | undefined> {
	const name = `@oven/bun-${process.platform}-${process.arch === 'arm64' ? 'aarch64' : process.arch}`;
	const bun = join(folder, 'bun', 'node_modules', name, 'bin', 'bun');
	try {
		await addPackage(join(folder, 'bun'), `${name}@${BUN_VERSION}`, signal);
		await run(bun, ['--version'], { cwd: folder, logFile: join(folder, 'bun.log'), signal });
		return bun;
	} catch {
		signal?.throwIfAborted();
		return undefined;
	}
}

/**
 * Compiles sqlite3 with npm's own node-gyp and the headers that came with Node. This happens in a temporary folder,
 * as node-gyp cannot build where the path has a space. -O1, as -O3 takes twice as long and nobody notices.
 */
async function buildSqlite(folder: string, runtime: Runtime, signal?: AbortSignal): Promise<void> {
	const nodeGyp = createRequire(npmCli()).resolve('node-gyp/bin/node-gyp.js');
	const installed = join(runtime.appFolder, 'node_modules', 'sqlite3');
	const packages = createRequire(join(installed, 'package.json'));
	const workshop = mkdtempSync(join(tmpdir(), 'renewals-sqlite-'));
	const copy = join(workshop, 'node_modules', 'sqlite3');
	const headers = join(workshop, 'node');
	const binary = join('build', 'Release', 'node_sqlite3.node');
	try {
		cpSync(installed, copy, { recursive: true });
		// The compiler gets its full path, so it comes along. What else sqlite3 needs is found by NODE_PATH.
		const addonApi = dirname(packages.resolve('node-addon-api/package.json'));
		cpSync(addonApi, join(workshop, 'node_modules', 'node-addon-api'), { recursive: true });
		symlinkSync(nodePackage(folder), headers);
		await run(runtime.node, [nodeGyp, 'rebuild', '--release', `--nodedir=${headers}`], {
			cwd: copy,
			logFile: join(folder, 'sqlite.log'),
			env: {
				...process.env,
				PATH: runtime.path,
				NODE_PATH: join(runtime.appFolder, 'node_modules'),
				CFLAGS: '-O1 -g0',
				CXXFLAGS: '-O0 -g0',
				JOBS: '2',
			},
			signal,
		});
		mkdirSync(dirname(join(installed, binary)), { recursive: true });
		copyFileSync(join(copy, binary), join(installed, binary));
	} finally {
		rmSync(workshop, { recursive: true, force: true });
	}
}

/** Removes the runtimes that are no longer pinned; each takes 2 GB. */
function removeOthers(): void {
	const kept = new Set((Object.keys(PINNED) as Pinned[]).map(runtimeKey));
	if (!existsSync(pinnedFolder())) return;
	for (const name of readdirSync(pinnedFolder())) {
		if (!kept.has(name)) rmSync(join(pinnedFolder(), name), { recursive: true, force: true });
	}
}
