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
];
/**
 * Agents get the best match of any single word, and other nodes are named after words of these: "MSP" is SyncroMSP, any
 * "date" is Date & Time. People, whose words are matched together, do find them.
 */
const FOUND_BY_PEOPLE: Array<[string, string[]]> = [
	['due date', [FILTER]],
	['MSP', VENDORS],
	['security awareness training', ['keepnet']],
	['customer licenses', ANY],
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

test('every related node that we name is one that n8n or this project has', () => {
	expect(search.unknownRelatedNodes()).toEqual([]);
	expect(search.withoutHint()).toEqual([]);
});
