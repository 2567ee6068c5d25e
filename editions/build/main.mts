/** Writes every edition from what the build left in dist/; the last step of `npm run build`. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { readEditions, readWhole, withOwnTypes, type Edition, type WholePackage } from './edition.mts';
import { projectRoot } from './root.mts';
import { writtenFiles } from './written.mts';

/** Copied into every edition. */
const SHARED_FILES = ['LICENSE.md', 'CHANGELOG.md'];
const ICON = /icons\/([\w.]+\.svg)/g;

/** All files below a folder of dist/, as paths from the project's root. */
const filesBelow = (folder: string): string[] =>
	readdirSync(join(projectRoot, folder), { encoding: 'utf8', recursive: true })
		.map((path) => join(folder, path))
		.filter((path) => statSync(join(projectRoot, path)).isFile());

function write(folder: string, path: string, text: string): void {
	const file = join(folder, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, text);
}

function buildEdition(edition: Edition, editions: readonly Edition[], whole: WholePackage): void {
	const folder = join(projectRoot, 'editions', edition.name);
	rmSync(join(folder, 'dist'), { recursive: true, force: true });
	const nodes = edition.nodes.flatMap(({ className }) => filesBelow(`dist/nodes/${className}`));
	const icons = new Set<string>();
	for (const path of [...nodes, ...edition.credentials.map(({ file }) => file)]) {
		const text = readFileSync(join(projectRoot, path), 'utf8');
		for (const [, icon] of text.matchAll(ICON)) icons.add(String(icon));
		write(folder, path, withOwnTypes(text, edition, editions, whole.name));
	}
	mkdirSync(join(folder, 'dist/icons'), { recursive: true });
	for (const icon of icons) copyFileSync(join(projectRoot, 'icons', icon), join(folder, 'dist/icons', icon));
	for (const name of SHARED_FILES) copyFileSync(join(projectRoot, name), join(folder, name));
}

const whole = readWhole();
const editions = readEditions(whole);
for (const edition of editions) {
	buildEdition(edition, editions, whole);
	for (const [path, text] of Object.entries(writtenFiles(edition, whole))) {
		write(join(projectRoot, 'editions', edition.name), path, text);
	}
}
