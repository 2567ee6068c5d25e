#!/usr/bin/env node
/*
 * Stands in for `npm` on n8n's PATH only, so that n8n's own installer of community packages gets
 * tarballs that were packed here, as if they had been published. Everything else goes to the real npm.
 */
const { createHash } = require('node:crypto');
const { copyFileSync, readFileSync } = require('node:fs');
const { spawnSync } = require('node:child_process');
const { basename, join } = require('node:path');

// This runs as <instance>/bin/npm; n8n 1 hands it no environment but PATH.
const offered = JSON.parse(readFileSync(join(__dirname, '..', 'local-packages.json'), 'utf8'));
const [command, specifier, ...rest] = process.argv.slice(2);
const wanted = offered.find(({ name, version }) => specifier === `${name}@${version}`);

if (command === 'view' && wanted && rest.includes('dist.integrity')) {
	const hash = createHash('sha512').update(readFileSync(wanted.tarball)).digest('base64');
	console.log(JSON.stringify(`sha512-${hash}`));
} else if (command === 'view' && wanted) {
	console.log(JSON.stringify(wanted.version));
} else if (command === 'pack' && wanted) {
	copyFileSync(wanted.tarball, basename(wanted.tarball));
	console.log(basename(wanted.tarball));
} else if (command === 'outdated') {
	console.log('{}');
} else {
	const args = [process.env.RENEWALS_NPM_CLI, command, specifier, ...rest].filter((arg) => arg !== undefined);
	process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
}
