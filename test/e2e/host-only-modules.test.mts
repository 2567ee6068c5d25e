import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildAndPack } from '../../harness/build.mts';
import { projectRoot } from '../../harness/n8n/state.mts';
import { timedReport } from '../../harness/progress.mts';

/** What a node finds on n8n's NODE_PATH and may use. */
const HOST_MODULES = ['n8n-workflow', 'n8n-core', 'zod', 'luxon', 'lodash', 'p-limit'];
const ALLOWED = [...HOST_MODULES, 'crypto', 'node:crypto'];
/** Here while the package is made, absent from any n8n. */
const ABSENT = ['date-fns', '@date-fns/tz', 'undici', 'esbuild'];

interface Report {
	nodes: string[];
	credentials: string[];
	requested: string[];
	resolvedAlthoughAbsent: string[];
}

jest.setTimeout(300_000);

let folder: string;
let report: Report;

beforeAll(async () => {
	const { tarball } = await buildAndPack(timedReport());
	// Outside the project, so that its node_modules are not above it.
	folder = realpathSync(mkdtempSync(join(tmpdir(), 'renewals-host-only-')));
	execFileSync('tar', ['-xzf', tarball, '-C', folder]);
	const host = join(folder, 'host');
	mkdirSync(host);
	for (const name of HOST_MODULES) {
		symlinkSync(join(projectRoot, 'node_modules', name), join(host, name));
	}
	const script = join(projectRoot, 'test', 'e2e', 'load-package.cjs');
	const args = [script, join(folder, 'package'), ABSENT.join()];
	const env = { PATH: process.env.PATH, NODE_PATH: host };
	report = JSON.parse(execFileSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8' }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('loads every node and credential with only the modules that n8n provides', () => {
	const { n8n } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
	expect(report.nodes).toHaveLength(n8n.nodes.length);
	expect(report.credentials).toHaveLength(n8n.credentials.length);
	expect(report.nodes).toEqual(expect.arrayContaining(['keepnet', 'renewalWindowFilter']));
	expect(report.credentials).toContain('keepnetOAuth2Api');
});

it('requires no module that n8n does not provide', () => {
	expect(report.requested).toContain('n8n-workflow');
	expect(report.requested.filter((name) => !ALLOWED.includes(name))).toEqual([]);
});

it('really ran without the modules that it is built with', () => {
	expect(report.resolvedAlthoughAbsent).toEqual([]);
});
