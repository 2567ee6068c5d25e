/*
 * node load-package.cjs <package folder> <names that must not resolve, comma-separated>
 *
 * Loads every node and credential of an installed package and says, as JSON, what came of it and which
 * modules of others they asked for. Run by host-only-modules.test.mts in a process of its own.
 */
const Module = require('node:module');
const { basename, join } = require('node:path');

const [folder, absent] = process.argv.slice(2);
const requested = new Set();
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
	const isOurs = parent?.filename?.startsWith(folder) === true;
	if (isOurs && !request.startsWith('.')) requested.add(request);
	return resolveFilename.call(this, request, parent, ...rest);
};

const requireThere = Module.createRequire(join(folder, 'package.json'));
const { n8n } = requireThere('./package.json');

/** The class that a file exports by its own name, as n8n takes it. */
function load(file) {
	const className = basename(file).split('.')[0];
	const loaded = new (requireThere(`./${file}`)[className])();
	return loaded.description?.name ?? loaded.name;
}

function resolves(name) {
	try {
		requireThere.resolve(name);
		return true;
	} catch {
		return false;
	}
}

console.log(
	JSON.stringify({
		nodes: n8n.nodes.map(load),
		credentials: n8n.credentials.map(load),
		requested: [...requested].sort(),
		resolvedAlthoughAbsent: absent.split(',').filter(resolves),
	}),
);
