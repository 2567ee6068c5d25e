/** Renewals as no vendor should send them: names full of every format's markup, absurd lengths, missing values. */
import fc from 'fast-check';

import type { Json } from '../../../shared/renewal/items/path';
import { anyText } from '../arbitraries.mts';
import { renewal } from './rows.mts';

/** What would be markup, a link, a mention, a formula or an end of something in one format or another. */
export const MARKUP = [
	'*bold*',
	'**bold**',
	'_it_',
	'__it__',
	'~gone~',
	'~~gone~~',
	'`code`',
	'```\ncode\n```',
	'$x^2$',
	'==mark==',
	'# Heading',
	'closed ##',
	'- item',
	'+ item',
	'1. item',
	'2) item',
	'> quote',
	'| cell | cell |',
	'|---|',
	'---',
	'[link](https://evil.example)',
	'![image](https://evil.example/x.png)',
	'[ref]: https://evil.example',
	'<https://evil.example>',
	'https://evil.example/path?a=b&c=d',
	'http://evil.example',
	'www.evil.example',
	'mailto:eve@evil.example',
	'eve@evil.example',
	'<https://evil.example|Click here>',
	'<!channel>',
	'<!here|here>',
	'<@U0123456>',
	'<#C0123456>',
	'@channel',
	'@here',
	'@everyone',
	':warning:',
	'<at>Everyone</at>',
	'<b>bold</b>',
	'<script>alert(1)</script>',
	'<img src=x onerror=alert(1)>',
	'</td></tr></table>',
	'" onmouseover="alert(1)',
	"' style='x",
	'&lt;b&gt;',
	'&amp;',
	'&#42;',
	'&nbsp;',
	'&copy',
	'=1+1',
	'+1+1',
	'-1+1',
	'@SUM(A1)',
	'\t=1+1',
	'\r\n=1+1',
	'=HYPERLINK("https://evil.example","x")',
	"=cmd|' /C calc'!A0",
	'a,b;c',
	'"quoted"',
	'END:VEVENT',
	'\r\nEND:VEVENT\r\nBEGIN:VEVENT',
	'\\n\\,\\;',
	'back\\slash\\',
	'{{ $json.x }}',
	'={{ 1 + 1 }}',
	'${x}',
	'\u202Egpj.exe',
	'\u0000',
	'\uD83D',
	'👩‍👩‍👧‍👦',
	'株式会社',
	"Heron O'Brien's Bakery",
	'{n}',
	'{total}',
];

/** A name of up to three such pieces, some of them very long. */
export const hostileName: fc.Arbitrary<string> = fc
	.tuple(
		fc.array(fc.oneof(fc.constantFrom(...MARKUP), anyText({ maxLength: 20 })), {
			minLength: 1,
			maxLength: 3,
		}),
		fc.constantFrom('', ' ', 'x'),
		fc.constantFrom(1, 1, 1, 60),
	)
	.map(([pieces, glue, times]) => pieces.join(glue).repeat(times));

const hostileValue = fc.oneof(
	{ weight: 6, arbitrary: hostileName },
	{ weight: 1, arbitrary: fc.constantFrom<unknown>(null, undefined, '', 0, NaN, true, {}, [], ['a', 'b']) },
);

const hostileRenewal: fc.Arbitrary<Json> = fc
	.record({
		days: fc.integer({ min: -400, max: 1_200 }),
		vendor: hostileValue,
		customerName: hostileValue,
		product: hostileValue,
		sku: hostileValue,
		quantity: fc.oneof(fc.integer(), fc.constant(null), hostileName),
		amount: fc.oneof(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.constant(null)),
		currency: fc.oneof(fc.constantFrom('EUR', 'usd', null), hostileName),
		owner: hostileValue,
		autoRenew: fc.constantFrom('on', 'off', 'unknown', null),
		notes: hostileValue,
	})
	.map(({ days, ...more }) => renewal(days, more));

/** Items of every kind that a digest may get. */
export const hostileItems: fc.Arbitrary<Json[]> = fc.array(
	fc.oneof(
		{ weight: 12, arbitrary: hostileRenewal },
		{ weight: 1, arbitrary: hostileName.map((error): Json => ({ error })) },
		{
			weight: 1,
			arbitrary: hostileName.map((reason) => renewal(0, { renewalDate: null, invalidDateReason: reason })),
		},
		{ weight: 1, arbitrary: fc.constant({}) },
	),
	{ maxLength: 60, size: 'max' },
);
