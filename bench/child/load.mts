/*
 * node --import hostModules.mts load.mts <package folder> <file …>
 * Loads files of the package as n8n does, and prints as JSON what that took. A process of its own each time, for
 * a module is loaded once.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [, , folder = '', ...files] = process.argv;
const host = createRequire(join(process.env.BENCH_APP_FOLDER ?? '', 'package.json'));
const there = createRequire(join(folder, 'package.json'));
// n8n has loaded these long before any node.
host('n8n-workflow');
host('zod');

const known = new Set(Object.keys(host.cache));
globalThis.gc?.();
const heap = process.memoryUsage().heapUsed;
const begun = performance.now();
for (const file of files) {
	const exported = there(`./${file}`) as Record<string, new () => unknown>;
	for (const Class of Object.values(exported)) if (/^class\b/.test(String(Class))) new Class();
}
const ms = performance.now() - begun;
globalThis.gc?.();
const heapBytes = process.memoryUsage().heapUsed - heap;
const modules = Object.keys(host.cache).filter((path) => !known.has(path));
const foreign = modules.filter((path) => !path.startsWith(folder));
console.log(JSON.stringify({ ms, heapBytes, modules: modules.length, foreign }));
