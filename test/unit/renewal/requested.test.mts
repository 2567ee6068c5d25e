/** A window that is larger than what a vendor was asked for says so, because nothing else shows what is missing. */
import { describe, expect, test } from '@jest/globals';

import { Requested } from '../../../shared/renewal/requested';
import { createWindow } from '../../../shared/renewal/window';

const window = createWindow({ now: 0, asOf: '2026-11-22', zone: 'UTC', from: 0, to: 30 });
const exact = { vendor: 'Acorn', requestedFrom: '2026-11-22', requestedUntil: '2026-12-22' };
const later = 'This window ends on 2026-12-22, but Acorn was only asked for renewals until 2026-12-21';
const earlier = 'This window starts on 2026-11-22, but Acorn was only asked for renewals from 2026-11-23';

function textsOf(...rows: object[]): string[] {
	const requested = new Requested();
	for (const row of rows) requested.note({ ...exact, ...row }, window);
	return [...requested.hints()].map(({ kind, text }) => `${kind}: ${text.replace(/: (?:later|earlier) .*/, '')}`);
}

describe('rows of a vendor', () => {
	test.each<[string, object, string[]]>([
		['for exactly the window', {}, []],
		['for a larger one', { requestedFrom: '2026-01-01', requestedUntil: '2027-12-31' }, []],
		['that end a day earlier', { requestedUntil: '2026-12-21' }, [later]],
		['that begin a day later', { requestedFrom: '2026-11-23' }, [earlier]],
		['that do both', { requestedFrom: '2026-11-23', requestedUntil: '2026-12-21' }, [later, earlier]],
		['without a name', { vendor: '', requestedUntil: '2026-12-21' }, [later.replace('Acorn', 'the vendor')]],
		['with a number as name', { vendor: 7, requestedUntil: '2026-12-21' }, [later.replace('Acorn', 'the vendor')]],
		['with half of it', { requestedFrom: null, requestedUntil: '2026-12-21' }, []],
		['with the other half', { requestedFrom: '2026-11-23', requestedUntil: undefined }, []],
		['with a time', { requestedUntil: '2026-12-21T00:00' }, []],
		['with words before it', { requestedUntil: 'to 2026-12-21' }, []],
		['with a number', { requestedFrom: '2026-11-23', requestedUntil: 20261221 }, []],
		['with other words', { requestedFrom: '2026-11-23', requestedUntil: 'end of May' }, []],
	])('%s', (_name, row, texts) => {
		expect(textsOf(row)).toEqual(texts.map((text) => `warning: ${text}`));
	});

	test.each<[string, object]>([
		['vendor', { vendor: 'Birch' }],
		['first day', { requestedFrom: '2026-11-24' }],
		['last day', { requestedUntil: '2026-12-20' }],
	])('are each compared if their %s differs, and only then', (_what, other) => {
		const short = { requestedFrom: '2026-11-23', requestedUntil: '2026-12-21' };
		const [one, two] = [textsOf(short), textsOf({ ...short, ...other })];
		expect(textsOf(short, { ...short, ...other }, short)).toEqual([...new Set([...one, ...two])]);
	});

	test('are compared with each window of the run', () => {
		const requested = new Requested();
		const larger = createWindow({ now: 0, asOf: '2026-11-22', zone: 'UTC', from: 0, to: 31 });
		for (const one of [window, larger]) requested.note(exact, one);
		expect([...requested.hints()]).toHaveLength(1);
	});

	test('are compared by the days on which they renew, if the window is on the deadline', () => {
		const requested = new Requested();
		requested.note(exact, { ...window, measure: 'decisionDeadline', noticeDays: 10 });
		expect([...requested.hints()].map(({ text }) => text)).toEqual([expect.stringContaining('ends on 2027-01-01')]);
	});
});
