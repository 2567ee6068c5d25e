/** The calendar feed: what a calendar that subscribes gets. */
import { describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import ICAL from 'ical.js';

import type { RenewalsWorkflow } from '../../../harness/demo/workflow.mts';
import { setParameters } from '../../support/pipelines.mts';
import { dayIn } from '../../../harness/demo/renewals.mts';
import { refuseAt, VENDORS, withCustomers, ZONE, type NotifyBench } from './bench.mts';

export const calendarFeed = (bench: NotifyBench): void =>
	describe('Renewal calendar feed', () => {
		const FILE = 'renewal-calendar-feed';
		const PATH = 'feed-of-this-test';
		const address = (workflow: RenewalsWorkflow) => setParameters(workflow, 'Calendar Address', { path: PATH });
		/** Publishes the workflow and subscribes to it. */
		const subscribed = async (read: (fetch: () => ReturnType<typeof feed>) => Promise<void>) => {
			const { client } = bench.n8n.instance;
			const id = await bench.import(FILE, { pinned: true, change: address });
			await client.activateWorkflow(id);
			try {
				// n8n says that a workflow is published some moments before its address is open.
				for (const end = Date.now() + 30_000; Date.now() < end; await sleep(200))
					if ((await client.fetchText(`/webhook/${PATH}`)).status !== 404) break;
				await read(feed);
			} finally {
				await client.deactivateWorkflow(id);
			}
		};
		const feed = async () => {
			const { status, contentType, text } = await bench.n8n.instance.client.fetchText(`/webhook/${PATH}`);
			expect([status, contentType]).toEqual([200, expect.stringMatching(/^text\/calendar/)]);
			const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
			const valueOf = (event: ICAL.Component, name: string) => String(event.getFirstPropertyValue(name) ?? '');
			return events.map((event) => ({
				uid: valueOf(event, 'uid'),
				day: valueOf(event, 'dtstart'),
				summary: valueOf(event, 'summary'),
			}));
		};
		const today = () => dayIn(ZONE, new Date());
		const dueDays = (days: { from: number; to: number }) =>
			bench.vendors.flatMap((vendor) => vendor.expected({ today: today(), zone: ZONE, ...days }).due).length;

		test('has every renewal of the vendors on its day, with the same UID at every fetch', async () => {
			await subscribed(async (fetch) => {
				const first = await fetch();
				const count = dueDays({ from: -30, to: 365 });
				expect(count).toBeGreaterThan(50);
				// Decision deadlines are events of their own.
				expect(first.length).toBeGreaterThanOrEqual(count);
				expect(new Set(first.map(({ uid }) => uid)).size).toBe(first.length);
				expect((await fetch()).map(({ uid }) => uid).sort()).toEqual(first.map(({ uid }) => uid).sort());
			});
		});

		test('is an empty calendar when nothing is due, and has an entry for what is missing', async () => {
			await withCustomers(bench, 0, async () => {
				await subscribed(async (fetch) => {
					expect(await fetch()).toEqual([]);
					refuseAt(bench, ...VENDORS);
					const missing = await fetch();
					expect(missing.length).toBeGreaterThan(0);
					expect(new Set(missing.map(({ day }) => day))).toEqual(new Set([today()]));
				});
			});
		});

		test('keeps the renewals of the others when a vendor fails', async () => {
			await subscribed(async (fetch) => {
				const whole = await fetch();
				refuseAt(bench, 'trendmicro');
				const rest = await fetch();
				expect(rest.length).toBeGreaterThan(20);
				expect(rest.length).toBeLessThan(whole.length);
				const known = new Set(whole.map(({ uid }) => uid));
				expect(rest.filter(({ uid }) => !known.has(uid)).length).toBe(1);
			});
		});

		test('takes thousands of renewals', async () => {
			await withCustomers(bench, { keepnet: 1600, trendmicro: 1600, vmware: 1600 }, async () => {
				await subscribed(async (fetch) => {
					const count = dueDays({ from: -30, to: 365 });
					expect(count).toBeGreaterThan(3000);
					expect((await fetch()).length).toBeGreaterThanOrEqual(count);
				});
			});
		});
	});
