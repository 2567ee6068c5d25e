/** README.md of an edition: what npm and n8n's node page show. */
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Edition, EditionNode, WholePackage } from './edition.mts';
import { describe } from './manifest.mts';
import { projectRoot } from './root.mts';

const OLDEST_N8N = '1.94.1 (May 2025)';

const menu = ({ properties }: EditionNode['description'], name: string, resource?: string): INodePropertyOptions[] => {
	const isThis = ({ displayOptions, ...property }: INodeProperties) =>
		property.name === name &&
		(resource === undefined || (displayOptions?.show?.resource as unknown[] | undefined)?.includes(resource));
	return (properties.find(isThis)?.options ?? []) as INodePropertyOptions[];
};

/** A row for each operation, or for each node where a node is one operation. */
function operations({ nodes }: Edition, link: (path: string) => string): string {
	const rows = nodes.flatMap(({ description, page }) => {
		const name = `[${description.displayName}](${link(page)})`;
		const resources = menu(description, 'resource');
		if (resources.length === 0) return [`| ${name} | ${description.description} |`];
		return resources.flatMap((resource) =>
			menu(description, 'operation', String(resource.value)).map(
				(operation) => `| ${resource.name} → **${operation.name}** | ${operation.description} |`,
			),
		);
	});
	return ['| operation | what it does |', '|---|---|', ...rows].join('\n');
}

/** The section `## Credential` of a node's page, with its links made absolute. */
function credentialSection({ page }: EditionNode, link: (path: string) => string): string {
	const text = readFileSync(join(projectRoot, page), 'utf8');
	const section = /^## Credential\n\n([^]*?)\n(?=## )/m.exec(text)?.[1];
	if (section === undefined) throw new Error(`${page} has no section "## Credential" with another section after it.`);
	const absolute = (_match: string, path: string) => `](${link(posix.join(posix.dirname(page), path))})`;
	return section.trim().replace(/\]\((?!https?:|#)([^)]+)\)/g, absolute);
}

export function readmeOf(edition: Edition, whole: WholePackage): string {
	const repository = whole.homepage.replace(/#.*$/, '');
	const link = (path: string) => `${repository}/blob/main/${path}`;
	const workflow = `${repository.replace('://github.com/', '://raw.githubusercontent.com/')}/main/editions/${edition.name}/workflow.json`;
	const names = edition.nodes.map(({ description }) => description.displayName).join(' and ');
	const vendor = edition.credentials.length > 0;
	const credentials = vendor
		? edition.nodes.map((node) => credentialSection(node, link)).join('\n\n')
		: 'These nodes need none: they work on the items that other nodes give them.';
	const pages = edition.nodes.map(
		({ description, page }) => `- [${description.displayName}](${link(page)}): every operation and setting`,
	);
	return `<!-- Written by \`npm run build\` from the node, its page and package.json. Change those. -->

# ${edition.name}

${describe(edition)}.

${
	vendor
		? `This package integrates one service, ${names}. The same node also comes in\n[${whole.name}](${repository}#readme), together with other vendors' nodes and tools for any\nlist.`
		: `${names} work on rows from any source. The nodes that read vendors' APIs have packages of\ntheir own. [${whole.name}](${repository}#readme) contains all of them.`
}

[Installation](#installation) · [Operations](#operations) · [Credentials](#credentials) · [Usage](#usage) ·
[Compatibility](#compatibility) · [Resources](#resources) · [Version history](#version-history)

## Installation

In n8n: **Settings → Community nodes → Install**, package name \`${edition.name}\`
([n8n's guide](https://docs.n8n.io/integrations/community-nodes/installation-and-management/gui-installation)).
n8n 3 installs unverified packages only if you [allow them](${link('docs/compatibility.md')}#n8n-3-and-unverified-packages).

## Operations

${operations(edition, link)}

## Credentials

${credentials}

## Usage

An [example workflow](${link(`editions/${edition.name}/workflow.json`)}) shows ${
		vendor
			? 'what renews in the next 90 days or was due last week, and writes it to an Excel file'
			: 'example contracts that are due, as one message'
	}. In n8n's
editor, **⋯ → Import → From URL**:

\`\`\`text
${workflow}
\`\`\`

${
	vendor
		? `In *Renewal → Get Upcoming* you set the window (*Days Ahead*, *Days Back*), stages, notice periods and what to exclude.
Its rows have the same columns for every vendor. AI agents can use the node as a tool.`
		: `Put the filter behind any node whose items have a date, and the digest behind the filter. An AI agent can use the digest
as a tool.`
}

## Compatibility

n8n ${OLDEST_N8N} and newer. Tested versions, hosting and proxies: [compatibility](${link('docs/compatibility.md')}).

## Resources

${pages.join('\n')}
- [When things go wrong](${link('docs/reliability.md')}): retries, incomplete lists, rate limits
- [n8n's documentation on community nodes](https://docs.n8n.io/integrations/community-nodes/)

## Version history

All packages of this project have the same version. [CHANGELOG.md](${link('CHANGELOG.md')}) lists what changed in each.

MIT licensed. Product names belong to their owners; this project is not affiliated with them.
`;
}
