/** The text of a release: what changed, and what pins each package by its checksum. */

export interface ReleasedPackage {
	name: string;
	version: string;
	/** As npm and n8n write it: `sha512-` and the hash in base64. */
	integrity: string;
	/** In hexadecimal, as `sha256sum` prints it. */
	sha256: string;
}

/**
 * The section of a version in a changelog of the form Keep a Changelog.
 *
 * @param orUnreleased take *Unreleased* if the version has no section yet
 * @throws Error when there is no such section, or nothing in it
 */
export function changesOf(changelog: string, version: string, orUnreleased: boolean): string {
	const section = (title: string): string | undefined =>
		changelog
			.split(/^(?=## )/m)
			.find((part) => part.startsWith(`## [${title}]`))
			?.replace(/^.*\n/, '')
			.replace(/^\[[^\]]+\]: .*$/gm, '')
			.trim();
	const found = section(version) ?? (orUnreleased ? section('Unreleased') : undefined);
	if (found === undefined || found === '') throw new Error(`CHANGELOG.md has no section for version ${version}.`);
	return found;
}

export function releaseNotes(changes: string, packages: readonly ReleasedPackage[]): string {
	const pins = packages.map(({ name, version, integrity }) => JSON.stringify({ name, version, checksum: integrity }));
	const sums = packages.map(({ name, version, sha256 }) => `${sha256}  ${name}-${version}.tgz`);
	return `${changes}

## Packages

To pin a package by its checksum, put its line into the list \`N8N_COMMUNITY_PACKAGES\`. Read
[what else that list does](https://github.com/n8n-nodes-reseller-renewals/n8n-nodes-reseller-renewals/blob/main/docs/compatibility.md#pinned-by-checksum)
first.

\`\`\`json
[
${pins.map((pin) => `  ${pin}`).join(',\n')}
]
\`\`\`

SHA-256 of the tarballs:

\`\`\`text
${sums.join('\n')}
\`\`\`
`;
}
