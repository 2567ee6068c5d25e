import { describe, expect, test } from '@jest/globals';

import { changesOf, releaseNotes } from '../../scripts/releaseNotes.mts';

const CHANGELOG = `# Changelog

## [Unreleased]

- Not yet.

## [1.2.0] - 2027-01-02

### Added

- A thing.

## [1.2.0-beta.1] - 2026-12-24

- An earlier thing.

[1.2.0]: https://example.com/compare
`;

describe('the changes of a version', () => {
	test('are its section of the changelog, and nothing of another', () => {
		expect(changesOf(CHANGELOG, '1.2.0', false)).toBe('### Added\n\n- A thing.');
		expect(changesOf(CHANGELOG, '1.2.0-beta.1', false)).toBe('- An earlier thing.');
	});

	test('a version without a section is an error, but in a dry run what is unreleased', () => {
		expect(() => changesOf(CHANGELOG, '1.3.0', false)).toThrow('1.3.0');
		expect(changesOf(CHANGELOG, '1.3.0', true)).toBe('- Not yet.');
	});
});

test('the notes contain a list that N8N_COMMUNITY_PACKAGES accepts unchanged', () => {
	const packages = [
		{ name: 'n8n-nodes-one', version: '1.2.0', integrity: 'sha512-AAAA==', sha256: 'ab12' },
		{ name: 'n8n-nodes-two', version: '1.2.0', integrity: 'sha512-BBBB==', sha256: 'cd34' },
	];
	const notes = releaseNotes('- A thing.', packages);
	expect(JSON.parse(/```json\n([^]*?)```/.exec(notes)?.[1] ?? '')).toEqual(
		packages.map(({ name, version, integrity }) => ({ name, version, checksum: integrity })),
	);
	expect(notes).toContain('ab12  n8n-nodes-one-1.2.0.tgz');
});
