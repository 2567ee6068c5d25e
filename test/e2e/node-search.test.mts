/** Whether people and agents find the nodes by what they would call them. */
import { beforeAll, expect, jest, test } from '@jest/globals';

import { ensureRuntime } from '../../harness/n8n/runtime.mts';
import { timedReport } from '../../harness/progress.mts';
import { nodeSearch, type NodeSearch } from '../support/nodeSearch.mts';

jest.setTimeout(1_200_000);

let search: NodeSearch;
beforeAll(async () => {
	search = nodeSearch(await ensureRuntime(timedReport()));
});

const VENDORS = ['adobeVipMarketplace', 'keepnet', 'trendMicroWorryFree', 'vmwareCloudPartner'];
const FILTER = 'renewalWindowFilter';
const DIGEST = 'renewalDigest';
const ANY = [...VENDORS, FILTER, DIGEST];

/** What is looked for, and the nodes that answer it. Both searches find one of them first or second. */
const PHRASES: Array<[string, string[]]> = [
	['Trend Micro', ['trendMicroWorryFree']],
	['Worry-Free', ['trendMicroWorryFree']],
	['trend micro licenses', ['trendMicroWorryFree']],
	['Adobe', ['adobeVipMarketplace']],
	['VIP Marketplace', ['adobeVipMarketplace']],
	['Keepnet', ['keepnet']],
	['phishing', ['keepnet']],
	['VMware', ['vmwareCloudPartner']],
	['Cloud Partner Navigator', ['vmwareCloudPartner']],
	['reseller', VENDORS],
	['renewal', ANY],
	['upcoming renewals', ANY],
	['license', ANY],
	['license expiry', ANY],
	['license renewal', ANY],
	['expire', ANY],
	['expiration date', ANY],
	['expiring subscriptions', ANY],
	['subscription renewal', ANY],
	['contract expiry', [FILTER, DIGEST]],
	['contract end date', [FILTER]],
	['contract renewal calendar', [DIGEST]],
	['renewal reminder', [FILTER, DIGEST]],
	['renewal digest', [DIGEST]],
	['overdue', [FILTER]],
	['domain expiry', [FILTER]],
	['certificate expiry', [FILTER]],
	...described(ANY, [
		'license renewals due this month',
		'licenses expiring soon',
		'license about to expire',
		'licence renewal',
		'license management',
		'license inventory',
		'subscription renewal reminder',
		'subscriptions ending soon',
		'subscription cancellation',
		'expired subscriptions',
		'SaaS renewals',
		'upcoming expirations',
		'expiry reminder',
		'renewal tracker',
		'renewal pipeline',
		'renewal forecast',
		'renewals this quarter',
		'overdue renewals',
		'vendor renewals',
	]),
	...described(VENDORS, ['channel partner', 'MSP licensing', 'partner licenses', 'unused seats']),
	...described([FILTER, DIGEST], ['contract reminder', 'contract renewals', 'renewal deadline', 'renewals dashboard']),
	...described([FILTER], ['contract notice period', 'warranty expiration', 'domain name renewal', 'grace period']),
	...described([FILTER], ['days until expiry', 'decision deadline', 'insurance renewal', 'SSL expiry']),
	...described([DIGEST], ['weekly renewal email', 'renewal summary', 'renewal notification', 'monthly renewal report']),
	...described(['adobeVipMarketplace'], ['co-term', 'Acrobat licenses']),
	...described(['trendMicroWorryFree'], ['Trend Micro licenses expiring', 'antivirus licenses', 'worry free licenses']),
	...described(['vmwareCloudPartner'], ['VMware license expiry', 'Broadcom licenses']),
	...described(['keepnet'], ['Keepnet license expiry', 'phishing simulation', 'cross-sell']),
	...described(ANY, [
		'expires in 30 days',
		'expiring next month',
		'which licenses expire',
		'reminder before expiration',
		'SaaS subscription management',
	]),
	...described([FILTER, DIGEST], ['90 day renewal', 'agreement renewal']),
	...described([FILTER], ['hardware warranty', 'policies expiring', 'certificate reminder', 'filter expiring']),
	...described([DIGEST], ['email digest', 'teams digest', 'daily digest', 'markdown report', 'notify before expiry']),
];

function described(wanted: string[], phrases: string[]): Array<[string, string[]]> {
	return phrases.map((phrase) => [phrase, wanted]);
}

/**
 * Agents get the best match of any single word, and other nodes are named after words of these: "MSP" is SyncroMSP, any
 * "date" is Date & Time. People, whose words are matched together, do find them.
 */
const FOUND_BY_PEOPLE: Array<[string, string[]]> = [
	['due date', [FILTER]],
	['MSP', VENDORS],
	['security awareness training', ['keepnet']],
	['customer licenses', ANY],
	...described(ANY, [
		'customer renewals',
		'what expires next week',
		'customer contract renewal',
		'software license tracking',
	]),
	...described(VENDORS, ['managed service provider', 'seat count']),
	...described([FILTER], ['filter by date', 'date range filter', 'end of term', 'due dates', 'next 90 days']),
	...described([DIGEST], ['slack digest', 'teams message', 'ics file', 'calendar feed', 'customer renewal email']),
	...described(['trendMicroWorryFree'], ['endpoint security', 'worry free business security', 'Trend Micro customers']),
	...described(['adobeVipMarketplace'], ['Creative Cloud renewals']),
	...described(['vmwareCloudPartner'], ['VMware customers']),
	...described(['keepnet'], ['cyber security training']),
];
const RANKS = 2;
const found = (results: string[], wanted: string[]) => results.slice(0, RANKS).filter((name) => wanted.includes(name));

test.each(PHRASES)('agents find it first or second: %s', (phrase, wanted) => {
	expect(found(search.byAgents(phrase), wanted)).not.toEqual([]);
});

test.each([...PHRASES, ...FOUND_BY_PEOPLE])('people find it first or second in the editor: %s', (phrase, wanted) => {
	expect(found(search.inEditor(phrase), wanted)).not.toEqual([]);
});

test.each([
	['slack', 'n8n-nodes-base.slack'],
	['email', 'n8n-nodes-base.emailReadImap'],
	['filter', 'n8n-nodes-base.filter'],
	['date', 'n8n-nodes-base.dateTime'],
])("n8n's own node stays first: %s", (phrase, first) => {
	expect(search.byAgents(phrase)[0]).toBe(first);
	expect(search.inEditor(phrase)[0]).toBe(first);
});

test("no name of one of n8n's own nodes leads to ours first", () => {
	const names = search.namesOfOthers();
	expect(names.length).toBeGreaterThan(400);
	const ours = new Set(ANY);
	expect(names.filter((name) => ours.has(search.inEditor(name)[0] ?? ''))).toEqual([]);
});

test('every related node that we name is one that n8n or this project has', () => {
	expect(search.unknownRelatedNodes()).toEqual([]);
	expect(search.withoutHint()).toEqual([]);
});
