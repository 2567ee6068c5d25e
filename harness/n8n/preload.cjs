/*
 * Loaded into n8n before anything else.
 *
 * The leash: file descriptor 3 is a pipe that the script which started n8n holds open. When it closes,
 * that script has died, even of SIGKILL, and n8n and its task runners go too.
 *
 * The blinkers: n8n's folder lies inside the project, so that installed nodes would find the project's
 * own node_modules above them, with all development packages and another copy of n8n-workflow. A user's
 * n8n has none of that.
 */
const Module = require('node:module');
const { Socket } = require('node:net');
const { resolve } = require('node:path');

const leash = new Socket({ fd: 3 });
leash.on('close', () => process.kill(-process.pid, 'SIGTERM'));
leash.resume();
leash.unref();

const hidden = resolve(__dirname, '..', '..', 'node_modules');
const nodeModulePaths = Module._nodeModulePaths;
Module._nodeModulePaths = (from) => nodeModulePaths(from).filter((folder) => folder !== hidden);
