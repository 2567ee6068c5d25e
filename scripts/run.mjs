/*
 * node scripts/run.mjs <task> [arguments]
 *
 * Plain JavaScript without dependencies, so that a fresh clone needs nothing but Node and npm: installs
 * what is missing, then hands over to the task's TypeScript with the same arguments, signals and exit code.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
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
};

function fail(message) {
	console.error(message);
	process.exit(2);
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

function installDependencies() {
	const started = Date.now();
	console.error('Installing what the scripts need (npm ci). The first run takes some minutes in all.');
	const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
	const npm = process.env.npm_execpath;
	const { status } = npm?.endsWith('npm-cli.js')
		? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
		: spawnSync('npm', args, { cwd: root, stdio: 'inherit' });
	if (status !== 0) fail('npm ci did not succeed; what it said is above.');
	console.error(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

const [task, ...args] = process.argv.slice(2);
if (!Object.hasOwn(tasks, task ?? '')) {
	fail(`Usage: node scripts/run.mjs <${Object.keys(tasks).join('|')}> [arguments]`);
}
if (Number(process.versions.node.split('.')[0]) < 20) fail(`Node 20 or newer is needed; this is ${process.version}.`);
if (!dependenciesAreInstalled()) installDependencies();

const script = join(root, tasks[task]);
const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
	process.exitCode = signal === null ? (code ?? 1) : 1;
});
