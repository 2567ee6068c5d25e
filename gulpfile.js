/**
 * clean → check → bundle, icons, codex and output schemas → editions. The whole package ships from dist/, each edition
 * from editions/<name>/.
 */
const { execFileSync } = require('node:child_process');
const { rmSync } = require('node:fs');
const { build } = require('esbuild');
const { dest, parallel, series, src } = require('gulp');
const { n8n } = require('./package.json');

function clean(done) {
	rmSync('dist', { recursive: true, force: true });
	done();
}

const node = (...args) => execFileSync(process.execPath, args, { cwd: __dirname, stdio: 'inherit' });

function check(done) {
	node(require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.shipped.json');
	done();
}

/** A package per vendor, made from what is in dist/ by now (editions/README.md). */
function editions(done) {
	node('--import', 'tsx', 'editions/build/main.mts');
	done();
}

/** One file per node and credential, as n8n loads them; zod and n8n-workflow are the host's own copies. */
function bundle() {
	const entries = [...n8n.nodes, ...n8n.credentials].map((file) => file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
	return build({
		entryPoints: entries,
		outdir: 'dist',
		outbase: '.',
		bundle: true,
		format: 'cjs',
		platform: 'node',
		target: 'node20',
		external: ['n8n-workflow', 'zod', 'node:crypto'],
		legalComments: 'none',
		logLevel: 'warning',
	});
}

const icons = () => src('icons/*.svg').pipe(dest('dist/icons'));
const codex = () => src('nodes/*/*.node.json').pipe(dest('dist/nodes'));
const schemas = () => src('nodes/*/__schema__/**/*.json').pipe(dest('dist/nodes'));

exports.clean = clean;
exports.check = check;
exports.bundle = series(clean, parallel(bundle, icons, codex, schemas), editions);
exports.default = series(clean, check, parallel(bundle, icons, codex, schemas), editions);
