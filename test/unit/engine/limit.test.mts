import { saysLimit } from '../../../shared/engine/http/limit';

test.each([
	'Too many requests',
	'Rate limit exceeded',
	'rate_limited',
	'ThrottlingException',
	'Slow down',
	'Quota exceeded',
	'REQUEST_LIMIT_EXCEEDED',
	'API limit reached',
	'Service usage limit reached',
	'Developer key usage limit reached',
	'Developer Over Rate',
	'OverRate',
	'RateLimited',
	'TooManyRequests',
	'SlowDown',
	'Call limit exceeded',
	'ConcurrentRequests (Concurrent API Requests) Limit exceeded.',
	'429',
	'429001',
	'429050',
])('"%s" is a rate limit', (text) => {
	expect(saysLimit('', text)).toBe(true);
});

test.each([
	'',
	'Api Key is invalid',
	'License limit reached',
	'User limit exceeded',
	'limit must be between 1 and 50',
	'Too many rows',
	'Order 429001 not found',
	'403003',
	'4290010x',
	'1429',
])('"%s" is not', (text) => {
	expect(saysLimit(text)).toBe(false);
});
