/** package.json of an edition, derived from the whole package's. */
import type { Edition, WholePackage } from './edition.mts';

/** Fields that an edition has from the whole package, or of its own, in this order. */
const SHARED = ['license', 'bugs', 'author', 'files', 'engines', 'publishConfig', 'peerDependencies'] as const;

/** Words that people search npm for, whatever the vendor. */
const KEYWORDS = ['n8n-community-node-package', 'n8n', 'renewals', 'licenses', 'subscriptions', 'reseller', 'msp'];

export const describe = ({ nodes }: Edition): string => {
	const [first, ...more] = nodes;
	if (first !== undefined && more.length === 0) return `n8n node: ${lowerFirst(first.description.description)}`;
	return `n8n nodes for renewals from any source: ${nodes.map(({ description }) => description.displayName).join(' and ')}`;
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const keywordOf = (displayName: string): string => displayName.toLowerCase().replaceAll(' ', '-');

export function manifestOf(edition: Edition, whole: WholePackage): Record<string, unknown> {
	const folder = `editions/${edition.name}`;
	const repository = whole.homepage.replace(/#.*$/, '');
	return {
		name: edition.name,
		version: whole.version,
		description: describe(edition),
		keywords: [...KEYWORDS, ...edition.nodes.map(({ description }) => keywordOf(description.displayName))],
		homepage: `${repository}/tree/main/${folder}#readme`,
		repository: { ...whole.repository, directory: folder },
		...Object.fromEntries(SHARED.map((field) => [field, whole[field]])),
		n8n: {
			...whole.n8n,
			nodes: edition.nodes.map(({ file }) => file),
			credentials: edition.credentials.map(({ file }) => file),
		},
	};
}
