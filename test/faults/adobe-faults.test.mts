import { survivesFaults } from './support/survived.mts';

survivesFaults('Adobe', [
	[
		'a 429 in the words of the gateway',
		{ errorShape: 'gateway' },
		[{ kind: 'status', status: 429, retryAfter: 'absent', times: 2 }],
	],
]);
