/*
 * node leash.cjs OPTIONS command [arguments]
 *
 * Runs a server that knows nothing of leashes (for n8n's own see preload.cjs). File descriptor 3 is a pipe that the
 * script which started this holds open. When it closes, that script has died, even of SIGKILL, and the server is ended.
 *
 * OPTIONS is JSON: endBy (the signal that ends the server), uid and gid (of another user that it runs as), remove (a
 * folder that goes with it).
 */
const { spawn } = require('node:child_process');
const { rmSync } = require('node:fs');
const { Socket } = require('node:net');

const [options, command, ...args] = process.argv.slice(2);
const { endBy, uid, gid, remove } = JSON.parse(options);

const server = spawn(command, args, { stdio: 'inherit', cwd: '/', uid, gid });
const exit = (code) => {
	if (remove !== undefined) rmSync(remove, { recursive: true, force: true });
	process.exit(code);
};
server.on('error', (error) => {
	console.error(error.message);
	exit(1);
});
server.on('exit', (code) => exit(code ?? 0));

const end = () => server.kill(endBy);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, end);
const leash = new Socket({ fd: 3 });
leash.on('close', end);
leash.resume();
