/*
 * node scripts/run.mjs <task> [--install-system-packages] [arguments]
 *
 * Plain JavaScript without dependencies, so that a fresh clone needs nothing but Node and npm: installs what is
 * missing, then hands over to the task's TypeScript with the same arguments, signals and exit code.
 *
 * package.json starts it with `exec`, which takes the place of the shell: npm hands signals on to that shell, and it
 * would keep them to itself.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tasks = {
	bench: 'bench/main.mts',
	demo: 'scripts/demo.mts',
	faults: 'scripts/faults.mts',
	screenshots: 'scripts/screenshots.mts',
	sandbox: 'sandbox/main.mts',
	test: 'scripts/test.mts',
	versions: 'scripts/versions.mts',
};
/** Taken from every task's arguments; harness/n8n/systemPackages.mts reads the variable. */
const INSTALL_FLAG = '--install-system-packages';
const INSTALL_VARIABLE = 'RENEWALS_INSTALL_SYSTEM_PACKAGES';

function fail(message) {
	console.error(message);
	process.exit(2);
}

let child;
const exitCodeOf = (signal) => 128 + constants.signals[signal];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.on(signal, () => child?.kill(signal) || process.exit(exitCodeOf(signal)));
}

/**
 * Runs node to its end. A signal that should end this process goes to the child, and this process ends after it.
 *
 * @returns the exit code
 */
async function node(args, env = process.env) {
	child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
	return await new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('exit', (code, signal) => resolve(code ?? exitCodeOf(signal)));
	});
}

/** The packages that package-lock.json asks for, or that npm says are there. */
function lockedPackages(file) {
	const { packages } = JSON.parse(readFileSync(join(root, file), 'utf8'));
	return Object.entries(packages).filter(([path]) => path !== '');
}

/** Whether node_modules is what package-lock.json asks for; npm leaves a lock file of its own in it. */
function dependenciesAreInstalled() {
	if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false;
	const installed = new Map(lockedPackages('node_modules/.package-lock.json'));
	return lockedPackages('package-lock.json').every(([path, wanted]) => {
		const found = installed.get(path);
		return found === undefined ? wanted.optional === true : found.version === wanted.version;
	});
}

async function installDependencies() {
	const npm = process.env.npm_execpath;
	if (!npm?.endsWith('npm-cli.js')) fail('The dependencies are not installed. Run: npm ci --ignore-scripts');
	const started = Date.now();
	console.error('Installing the dependencies with npm ci.');
	const code = await node([npm, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
	if (code !== 0) fail('npm ci failed; see its message above.');
	console.error(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

const [task, ...args] = process.argv.slice(2);
if (!Object.hasOwn(tasks, task ?? '')) {
	fail(`Usage: node scripts/run.mjs <${Object.keys(tasks).join('|')}> [${INSTALL_FLAG}] [arguments]`);
}
if (Number(process.versions.node.split('.')[0]) < 20) fail(`Node 20 or newer is needed; this is ${process.version}.`);
if (!dependenciesAreInstalled()) await installDependencies();

const install = args.includes(INSTALL_FLAG) ? { [INSTALL_VARIABLE]: '1' } : {};
const rest = args.filter((arg) => arg !== INSTALL_FLAG);
process.exitCode = await node(['--import', 'tsx', join(root, tasks[task]), ...rest], { ...process.env, ...install });
