/** docs/sandbox.md lists what every knob of the sandbox may be set to. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

import { vendors } from '../../sandbox/index.mts';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'sandbox.md'), 'utf8');
const sections = new Map(
	page.split(/^## /m).map((section): [string, string] => [/^.*?(?='s knobs)/.exec(section)?.[0] ?? '', section]),
);

test.each(Object.values(vendors))('all knobs of $title are documented', ({ title, knobs }) => {
	const section = [...sections].find(([name]) => name !== '' && title.startsWith(name))?.[1] ?? '';
	const rows = new Map(
		[...section.matchAll(/^\| `(\w+)` \| (.*?) \|/gm)].map(([, name = '', values = '']) => [name, values]),
	);
	expect([...rows.keys()]).toEqual(Object.keys(knobs));
	for (const [name, { default: standard, allowed }] of Object.entries(knobs)) {
		const choices = allowed.includes(' | ') ? allowed.split(' | ') : [String(standard)];
		for (const choice of choices)
			expect([name, rows.get(name)]).toEqual([name, expect.stringContaining(choice || 'empty')]);
	}
});
