/** Packing a package as it would be published. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export interface Tarball {
	name: string;
	version: string;
	/** `sha512-` and the hash in base64. */
	integrity: string;
	path: string;
}

/** Packs the package of a folder into another folder. */
export function npmPack(folder: string, target: string): Tarball {
	const json = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--silent', '--pack-destination', target], {
		cwd: folder,
		encoding: 'utf8',
	});
	const [packed] = JSON.parse(json) as [{ name: string; version: string; filename: string; integrity: string }];
	const { name, version, filename, integrity } = packed;
	return { name, version, integrity, path: join(target, filename) };
}
