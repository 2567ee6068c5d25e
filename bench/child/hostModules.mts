/*
 * Makes the child process see n8n's own modules, as a node in n8n does: every import or require of them, from
 * wherever, leads to the CommonJS copy beneath BENCH_APP_FOLDER. There must be one copy only, for n8n's engine keeps
 * its state in modules.
 */
import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const HOST_MODULES = /^(n8n-workflow|n8n-core|n8n-nodes-base|zod|luxon|reflect-metadata|@n8n\/[\w-]+)(\/|$)/;
const host = createRequire(join(process.env.BENCH_APP_FOLDER ?? '', 'package.json'));
const ownFolder = pathToFileURL(process.env.BENCH_APP_FOLDER ?? '').href;

registerHooks({
	resolve(specifier, context, next) {
		// Within n8n itself, everything is where it belongs.
		const isOurs = context.parentURL?.startsWith(ownFolder) !== true;
		if (!isOurs || !HOST_MODULES.test(specifier)) return next(specifier, context);
		return { url: pathToFileURL(host.resolve(specifier)).href, format: 'commonjs', shortCircuit: true };
	},
});
