/** Every link that this project shows to anyone, by where it stands. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import MarkdownIt from 'markdown-it';

import * as package_ from '../../index';
import { projectRoot } from '../../harness/n8n/state.mts';

/** A link, and the file that it stands in, from the project's root. */
export interface Link {
	file: string;
	url: string;
}

const markdown = new MarkdownIt({ html: true, linkify: true });
// `CHANGELOG.md` is not a site in Moldova.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
const NOT_OURS = new Set(['node_modules', '.n8n-local', 'dist', '.git', 'release', 'coverage', '.jest-cache']);

/** The files of the project whose names end like this, from its root. */
function filesOf(ending: string, folder = projectRoot): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : filesOf(ending, path);
		return entry.name.endsWith(ending) ? [relative(projectRoot, path)] : [];
	});
}

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');

/** Links, images and bare addresses of a text in Markdown; those in code are examples. */
function linksIn(text: string): string[] {
	const tokens = markdown.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
	const linked = tokens.flatMap((token) => token.attrGet('href') ?? token.attrGet('src') ?? []);
	const html = tokens.filter(({ type }) => type.startsWith('html')).map(({ content }) => content);
	return [...linked, ...hrefsIn(html.join('\n'))];
}

/** Addresses in attributes of HTML, as panels have them. */
const hrefsIn = (text: string): string[] =>
	[...text.matchAll(/(?:href|src)=\\?"([^"\\]+)\\?"/g)].map(([, url]) => String(url));

/** All texts within a value, however deep. */
const textsIn = (value: unknown): string[] => {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

const withFile = (file: string, urls: string[]): Link[] => urls.map((url) => ({ file, url }));

export function allLinks(): Link[] {
	const pages = filesOf('.md').flatMap((file) => withFile(file, linksIn(read(file))));
	const codex = filesOf('.node.json').flatMap((file) =>
		withFile(file, textsIn((JSON.parse(read(file)) as { resources: unknown }).resources)),
	);
	const notes = [
		...filesOf('.json', join(projectRoot, 'workflows')),
		...filesOf('workflow.json', join(projectRoot, 'editions')),
	];
	const workflows = notes.flatMap((file) => withFile(file, textsIn(JSON.parse(read(file))).flatMap(noteLinks)));
	const panels = Object.entries(package_).flatMap(([className, Class]) => {
		const made = new Class();
		const documentation = 'documentationUrl' in made ? [String(made.documentationUrl)] : [];
		return withFile(`the panel of ${className}`, [...documentation, ...textsIn(made).flatMap(hrefsIn)]);
	});
	return [...pages, ...codex, ...workflows, ...panels];
}

/** A note may link; other parameters hold addresses that a person replaces. */
const noteLinks = (text: string): string[] => (text.includes('](') ? linksIn(text) : []);

/** The anchors that GitHub gives to the headings of a page. */
export function anchorsOf(file: string): Set<string> {
	const tokens = markdown.parse(read(file), {});
	const seen = new Map<string, number>();
	const anchors = tokens.flatMap((token, index) => {
		if (token.type !== 'heading_open') return [];
		const children = tokens[index + 1]?.children ?? [];
		const text = children.map(({ content }) => content).join('');
		const slug = text
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
			.replaceAll(' ', '-');
		const times = seen.get(slug) ?? 0;
		seen.set(slug, times + 1);
		return [times === 0 ? slug : `${slug}-${times}`];
	});
	return new Set(anchors);
}
