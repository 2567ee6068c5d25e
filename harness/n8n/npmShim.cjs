#!/usr/bin/env node
/*
 * Stands in for `npm` on n8n's PATH only, so that n8n's own installer of community packages gets the
 * tarball that was just packed here, as if it had been published. Everything else goes to the real npm.
 */
const { copyFileSync, readFileSync } = require('node:fs');
const { spawnSync } = require('node:child_process');
const { basename, join } = require('node:path');

// This runs as <instance>/bin/npm; n8n 1 hands it no environment but PATH.
const { name, version, tarball } = JSON.parse(readFileSync(join(__dirname, '..', 'local-package.json'), 'utf8'));
const [command, specifier, ...rest] = process.argv.slice(2);

if (command === 'view' && specifier === `${name}@${version}`) {
	console.log(JSON.stringify(version));
} else if (command === 'pack' && specifier === `${name}@${version}`) {
	copyFileSync(tarball, basename(tarball));
	console.log(basename(tarball));
} else if (command === 'outdated') {
	console.log('{}');
} else {
	const args = [process.env.RENEWALS_NPM_CLI, command, specifier, ...rest].filter((arg) => arg !== undefined);
	process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
}
