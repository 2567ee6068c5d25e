/** Documents can be read and reviewed in any editor. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

const WIDTH = 120;
const root = join(__dirname, '..', '..');
const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { cwd: root });
const documents = String(listed)
	.split('\n')
	.filter((path) => path !== '' && !/^(LICENSE|bench\/RESULTS|editions\/n8n-)/.test(path));

/** Lines of prose; code, tables, pictures and single words, such as addresses, cannot be wrapped. */
function proseIn(text: string): string[] {
	const withoutCode = text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '');
	return withoutCode.split('\n').filter((line) => !/^\s*(\||!\[|<)/.test(line) && /\S\s+\S/.test(line.trim()));
}

test.each(documents)(`%s wraps at ${WIDTH}`, (path) => {
	const long = proseIn(readFileSync(join(root, path), 'utf8')).filter((line) => line.length > WIDTH);
	expect(long).toEqual([]);
});

test('a line that is too long is seen', () => {
	expect(proseIn(`${'word '.repeat(30)}\n| ${'cell '.repeat(30)}|`).map(({ length }) => length)).toEqual([150]);
});
