/*
 * node leash.cjs SIGNAL UID GID command [arguments]
 *
 * Runs a server that knows nothing of leashes (for n8n's own see preload.cjs). File descriptor 3 is a pipe that the
 * script which started this holds open. When it closes, that script has died, even of SIGKILL, and the server is ended
 * with its signal. UID and GID may be empty; PostgreSQL does not run as root.
 */
const { spawn } = require('node:child_process');
const { Socket } = require('node:net');

const [signal, uid, gid, command, ...args] = process.argv.slice(2);
const user = uid === '' ? {} : { uid: Number(uid), gid: Number(gid) };
const server = spawn(command, args, { stdio: 'inherit', cwd: '/', ...user });
server.on('error', (error) => {
	console.error(error.message);
	process.exit(1);
});
server.on('exit', (code) => process.exit(code ?? 0));

const end = () => server.kill(signal);
for (const each of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(each, end);
const leash = new Socket({ fd: 3 });
leash.on('close', end);
leash.resume();
