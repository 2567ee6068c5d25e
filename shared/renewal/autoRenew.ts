/** `unknown`: nobody tells whether the subscription renews by itself. */
export type AutoRenew = 'on' | 'off' | 'unknown';

const ON =
	'true yes y 1 on enabled active auto automatic automatically autorenew autorenews autorenewal automaticrenewal';
const OFF = 'false no n 0 off disabled inactive manual manually manualrenewal none never cancel cancelled canceled';
const MEANINGS = new Map<string, AutoRenew>([
	...ON.split(' ').map((word): [string, AutoRenew] => [word, 'on']),
	...OFF.split(' ').map((word): [string, AutoRenew] => [word, 'off']),
]);

/** What an object such as `{ enabled: true }` says it under. */
const INNER = ['enabled', 'isEnabled', 'autoRenew', 'autoRenewal', 'status', 'value'];

/** Reads switches, words (`AUTO`, `manual`, `Yes`) and objects that hold one of them. */
export function readAutoRenew(value: unknown): AutoRenew {
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	if (typeof value === 'string' || typeof value === 'number') {
		return (
			MEANINGS.get(
				String(value)
					.toLowerCase()
					.replace(/[\s_-]/g, ''),
			) ?? 'unknown'
		);
	}
	if (typeof value !== 'object' || value === null) return 'unknown';
	const held = new Map(Object.entries(value));
	const name = INNER.find((one) => held.has(one));
	const inner = name === undefined ? undefined : held.get(name);
	return typeof inner === 'object' ? 'unknown' : readAutoRenew(inner);
}
