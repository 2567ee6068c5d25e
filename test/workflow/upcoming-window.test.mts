/** The window's finer settings in every vendor's Get Upcoming: what is asked for follows them, and nothing is lost. */
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { startAdobe, startKeepnet, startTrendmicro, startVmware } from '../../sandbox/index.mts';
import { forgetHistory, startHistory } from '../support/history.mts';
import { foundIn, useVendor } from '../support/vendor.mts';

beforeAll(startHistory);
beforeEach(forgetHistory);

describe.each([
	['Keepnet', useVendor('Keepnet', startKeepnet)],
	['Adobe VIP Marketplace', useVendor('AdobeVipMarketplace', startAdobe, { customers: 60 })],
	['Trend Micro', useVendor('TrendMicroWorryFree', startTrendmicro)],
	['VMware', useVendor('VmwareCloudPartner', startVmware)],
] as const)('%s', (vendor, bench) => {
	test('measured on the decision deadline, brings what must be decided in the window', async () => {
		const ran = await bench.upcoming({ daysAhead: 20, options: { measure: 'decisionDeadline', noticeDays: 45 } });
		expect(ran.error).toBeUndefined();
		expect(foundIn(ran)).toEqual(bench.due(45, 65));
		expect(foundIn(ran)).not.toEqual([]);
	});

	test('measured on the decision deadline without a notice period, goes by the vendor’s own or by the renewal date, and says so', async () => {
		const ran = await bench.upcoming({ daysAhead: 20, options: { measure: 'decisionDeadline' } });
		const own = vendor === 'Adobe VIP Marketplace' ? 3 : 0;
		expect(foundIn(ran)).toEqual(bench.due(own, own + 20));
		expect(ran.hints.filter((hint) => hint.includes('Set Notice Period'))).toHaveLength(own === 0 ? 1 : 0);
	});

	test('with a grace period, reaches back without Days Back', async () => {
		const ran = await bench.upcoming({ daysAhead: 20, stages: { graceDays: 12 } });
		const back = await bench.upcoming({ daysAhead: 20, daysBack: 12 });
		expect(foundIn(ran)).toEqual(foundIn(back));
		const past = ran.json().filter(({ isOverdue }) => isOverdue === true);
		expect(past).not.toEqual([]);
		expect(past.map(({ renewalStage }) => renewalStage)).toEqual(past.map(() => 'grace'));
	});

	test('with Start In, begins later', async () => {
		expect(foundIn(await bench.upcoming({ daysAhead: 60, options: { startIn: 30 } }))).toEqual(bench.due(30, 60));
	});

	test('excluded by auto-renewal, each is in one half or the other, and a hint counts the others', async () => {
		const all = await bench.upcoming();
		const halves = [
			await bench.upcoming({ leaveOut: { autoRenew: 'on' } }),
			await bench.upcoming({ leaveOut: { autoRenew: 'off' } }),
		];
		expect(halves.flatMap(foundIn).sort()).toEqual(foundIn(all));
		expect(halves[0]?.json().map(({ autoRenew }) => autoRenew)).not.toContain('on');
		for (const half of halves) {
			const left = all.json().length - half.json().length;
			const counted = half.hints.filter((hint) =>
				hint.includes(`${all.json().length} renewals in the window, ${left} excluded`),
			);
			expect(counted).toHaveLength(left > 0 ? 1 : 0);
		}
	});

	test('only when a stage is entered, reports each renewal once per stage', async () => {
		const once = { stages: { onlyEntered: true } };
		const first = await bench.upcoming(once);
		expect(foundIn(first)).toEqual(bench.due(0, 90));
		const again = await bench.upcoming(once);
		expect(again.json()).toEqual([]);
		expect(again.hints.join()).toContain('already reported');
		const later = await bench.upcoming({ ...once, options: { asOf: '2026-11-29' } });
		const before = new Map(
			first.json().map((record) => [record.subscriptionId ?? record.customerId, record.renewalStage]),
		);
		expect(later.json()).not.toEqual([]);
		for (const record of later.json())
			expect(record.renewalStage).not.toBe(before.get(record.subscriptionId ?? record.customerId));
	});

	test('starts over with Clear History, also when nothing is due', async () => {
		const stages = { onlyEntered: true };
		await bench.upcoming({ stages });
		const cleared = await bench.upcoming({
			stages: { ...stages, clearHistory: true },
			options: { asOf: '2000-01-01' },
		});
		expect(cleared.json()).toEqual([]);
		expect(cleared.hints.join()).toContain('Turn off Clear History');
		expect(foundIn(await bench.upcoming({ stages }))).toEqual(bench.due(0, 90));
	});

	test('records nothing of a run that fails', async () => {
		const stages = { onlyEntered: true };
		const items = [{ days: 90 }, { days: 'x' }];
		const failed = await bench.upcoming({ stages, daysAhead: '={{ $json.days }}' }, { items });
		expect([vendor, failed.status]).toEqual([vendor, 'error']);
		expect(foundIn(await bench.upcoming({ stages }))).toEqual(bench.due(0, 90));
	});
});
