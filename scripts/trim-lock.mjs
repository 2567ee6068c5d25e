/*
 * node scripts/trim-lock.mjs, after every `npm install` that changed package-lock.json
 *
 * `npm ci` refuses a lock file that names optional packages without saying which version they are. Such
 * names get into it when a registry lacks some of the binaries for other platforms: they are taken out.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const locked = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1)));
const dropped = Object.values(lock.packages).flatMap(({ optionalDependencies = {} }) => {
	const names = Object.keys(optionalDependencies).filter((name) => !locked.has(name));
	for (const name of names) delete optionalDependencies[name];
	return names;
});
if (dropped.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, '\t')}\n`);
console.log(`Dropped ${dropped.length} optional packages that the lock file does not pin.`);
