/** Whether links lead somewhere. CHECK_LINKS=1 also asks the other hosts for every page, which takes a network. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { projectRoot } from '../../harness/n8n/state.mts';
import { allLinks, anchorsOf, type Link } from '../support/links.mts';

const REPOSITORY = 'https://github.com/n8n-nodes-reseller-renewals/n8n-nodes-reseller-renewals';
/** Whom we send people to. A new host is added here on purpose. */
const HOSTS = new Set([
	'contributor-covenant.org',
	'creators.n8n.io',
	'developer.adobe.com',
	'doc.keepnetlabs.com',
	'docs.n8n.io',
	'docs.trendmicro.com',
	'github.com',
	'keepachangelog.com',
	'semver.org',
]);

const links = allLinks();
/** The file in this project that an address leads to, or undefined when it leads elsewhere. */
function own({ file, url }: Link): { path: string; anchor?: string } | undefined {
	const [address = '', anchor] = url.split('#');
	const inRepository = new RegExp(`^${REPOSITORY}(?:/(?:blob|tree|raw)/main/(.*))?$`).exec(address);
	if (inRepository !== null) return { path: inRepository[1] ?? 'README.md', anchor };
	if (/^[a-z]+:/.test(address)) return undefined;
	return { path: address === '' ? file : normalize(join(dirname(file), decodeURI(address))), anchor };
}

/** What is wrong with a link into this project. */
function brokenOwn({ path, anchor }: { path: string; anchor?: string }): string | undefined {
	const full = join(projectRoot, path);
	if (!existsSync(full)) return 'no such file';
	const page = statSync(full).isDirectory() ? join(path, 'README.md') : path;
	if (anchor === undefined || !page.endsWith('.md')) return undefined;
	return anchorsOf(page).has(anchor) || anchor === 'readme' ? undefined : 'no such heading';
}

/** What is wrong with a link to elsewhere, as far as it can be seen from here. */
function brokenElsewhere(url: string): string | undefined {
	if (!URL.canParse(url)) return 'not an address';
	const { protocol, hostname, username, port } = new URL(url);
	if (protocol === 'mailto:') return undefined;
	if (protocol !== 'https:' || username !== '' || port !== '') return 'not a plain https address';
	return HOSTS.has(hostname.replace(/^www\./, '')) ? undefined : `${hostname} is not in the list of known hosts`;
}

test('every link and anchor into this project exists', () => {
	const broken = links.flatMap((link) => {
		const target = own(link);
		const problem = target === undefined ? undefined : brokenOwn(target);
		return problem === undefined ? [] : [`${link.file}: ${link.url}: ${problem}`];
	});
	expect(broken).toEqual([]);
});

test('every other link is https, and to a known host', () => {
	const others = links.filter((link) => own(link) === undefined);
	expect(others.length).toBeGreaterThan(10);
	const broken = others.flatMap(({ file, url }) => {
		const problem = brokenElsewhere(url);
		return problem === undefined ? [] : [`${file}: ${url}: ${problem}`];
	});
	expect(broken).toEqual([]);
});

test('all kinds of places are looked at', () => {
	const files = new Set(links.map(({ file }) => file));
	for (const file of [
		'README.md',
		'docs/README.md',
		'nodes/Keepnet/Keepnet.node.json',
		'the panel of KeepnetOAuth2Api',
	]) {
		expect(files).toContain(file);
	}
});

describe('the check itself', () => {
	test.each(['docs/none.md', '#no-such-heading', 'docs/compatibility.md#nowhere', `${REPOSITORY}/blob/main/none.md`])(
		'sees a broken link: %s',
		(url) => {
			const target = own({ file: 'README.md', url });
			expect(target === undefined ? undefined : brokenOwn(target)).toMatch(/^no such/);
		},
	);

	test.each(['http://docs.n8n.io', 'https://example.com', 'https://user@docs.n8n.io/'])('refuses %s', (url) => {
		expect(brokenElsewhere(url)).toBeDefined();
	});
});

const elsewhere = [...new Set(links.filter((link) => own(link) === undefined).map(({ url }) => url))];
(process.env.CHECK_LINKS === '1' ? test : test.skip).each(elsewhere)(
	'answers: %s',
	async (url) => {
		const { status } = await fetch(url, { signal: AbortSignal.timeout(30_000) });
		expect(status).toBeLessThan(400);
	},
	40_000,
);
