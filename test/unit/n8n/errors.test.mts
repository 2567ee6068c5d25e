/** What n8n shows of an error: which item, what happened, what to do, and no secret. */
import { describe, expect, test } from '@jest/globals';
import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { VendorError } from '../../../shared/engine/errors';
import { errorItemOf, nodeErrorOf, ParameterError } from '../../../shared/n8n/errors';

const node: INode = { id: '1', name: 'N', type: 'n', typeVersion: 1, position: [0, 0], parameters: {} };
const hidden = (text: string) => text.replaceAll('s3cret', '[hidden]');
const shownOf = (error: unknown) => nodeErrorOf(node, error, 3, hidden);

const vendorError = (trouble: VendorError['trouble'], more = {}) =>
	new VendorError(trouble, 'failed with s3cret', { description: 'Do not use s3cret.', ...more });

describe('an error of a vendor', () => {
	test.each<VendorError['trouble']>(['input', 'incomplete', 'cancelled'])(
		'is one of the node if it is %s',
		(trouble) => {
			const shown = shownOf(vendorError(trouble));
			expect(shown).toBeInstanceOf(NodeOperationError);
			expect(shown).toMatchObject({
				message: 'failed with [hidden] [item 3]',
				description: 'Do not use [hidden].',
				context: { itemIndex: 3 },
			});
		},
	);

	test.each<[object, string | null, object]>([
		[{ status: 503, code: 'E-s3cret', requestId: 'r-s3cret' }, '503', { code: 'E-[hidden]', requestId: 'r-[hidden]' }],
		[{}, null, { code: null, requestId: null }],
	])('is otherwise one of its API, with what it says: %j', (more, httpCode, facts) => {
		const shown = shownOf(vendorError('unavailable', more));
		expect(shown).toBeInstanceOf(NodeApiError);
		expect(shown).toMatchObject({
			...{ message: 'failed with [hidden] [item 3]', description: 'Do not use [hidden].', httpCode },
			context: { itemIndex: 3 },
			errorResponse: { message: 'failed with [hidden] [item 3]', ...facts },
		});
	});
});

test.each<[string, unknown, string, string | undefined]>([
	['a parameter', new ParameterError('Limit', 'Limit is s3cret'), 'Limit is [hidden]', 'Correct Limit.'],
	['a parameter with advice', new ParameterError('Limit', 'wrong', 'Use s3cret.'), 'wrong', 'Use [hidden].'],
	['an error without a description', new Error('s3cret'), '[hidden]', undefined],
	['one with a description', Object.assign(new Error('e'), { description: 's3cret' }), 'e', '[hidden]'],
	['one with a description of another kind', Object.assign(new Error('e'), { description: 7 }), 'e', undefined],
	['something that is no error', 's3cret', '[hidden]', undefined],
	['an object that is no error', { description: 'd' }, '[object Object]', undefined],
	['a text of a thousand characters', new Error('x'.repeat(1000)), 'x'.repeat(1000), undefined],
	['a longer one', new Error('x'.repeat(1001)), `${'x'.repeat(1000)}…`, undefined],
	['a secret where it is cut', new Error(`${'x'.repeat(996)} s3cret`), `${'x'.repeat(996)} [hi…`, undefined],
])('%s is shown with its item and without the secret', (_name, error, message, description) => {
	const shown = shownOf(error);
	expect(shown).toBeInstanceOf(NodeOperationError);
	expect(shown).toMatchObject({ message: `${message} [item 3]`, context: { itemIndex: 3 } });
	expect(shown.description ?? undefined).toBe(description);
});

test('a failed item has its number, the error and what to do', () => {
	expect(errorItemOf(shownOf(new ParameterError('Limit', 'wrong')), 3)).toEqual({
		json: { error: 'wrong [item 3]', message: 'Correct Limit.' },
		pairedItem: { item: 3 },
	});
	expect(errorItemOf(shownOf(new Error('wrong')), 0)).toEqual({
		json: { error: 'wrong [item 3]' },
		pairedItem: { item: 0 },
	});
});
