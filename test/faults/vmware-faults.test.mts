import { survivesFaults } from './support/survived.mts';

/** Where positions turn out to count pages, these are followed by the vendor's `next`. */
const BY_NEXT = { position: 'pages', totals: 'absent' };

survivesFaults('VMware', [
	['resets, where pages are followed by next', BY_NEXT, [{ kind: 'reset', times: 2 }]],
	['cut bodies, where pages are followed by next', BY_NEXT, [{ kind: 'resetMidBody', times: 2 }]],
	['web pages, where pages are followed by next', BY_NEXT, [{ kind: 'html', times: 2 }]],
	[
		'refusals, where pages are followed by next',
		BY_NEXT,
		[{ kind: 'status', status: 429, retryAfter: 'absent', times: 2 }],
	],
]);
