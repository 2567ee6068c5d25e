import type { Subscription } from './data.mts';
import type { VmwareKnobs } from './knobs.mts';

/** A `DistributorSubscription`. Every property is optional, and the page's example has but half of them. */
export function rowOf(subscription: Subscription, knobs: VmwareKnobs): Record<string, unknown> {
	const { customer, reseller, services, end } = subscription;
	const row = {
		id: subscription.id,
		billingEngineSubscriptionId: subscription.billingEngineId,
		subscriptionGroupId: subscription.groupId,
		customerOrgId: customer.orgId,
		customerRef: { name: customer.name },
		resellerRef: reseller,
		serviceRefs: services.map(({ id, name }) => ({ id, name, serviceIcon: `https://127.0.0.1/icons/${id}` })),
		status: subscription.status,
		renewalPreference: subscription.renewalPreference,
		subscriptionStartDate: writeDate(subscription.start, knobs),
		subscriptionEndDate: end === null ? null : writeDate(end, knobs),
		subscriptionType: end === null ? 'ONDEMAND' : 'COMMIT',
		orderSourceType: subscription.orderSource,
		currency: subscription.currency,
	};
	if (knobs.missing === 'null') return row;
	return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

function writeDate(ms: number, { dateForm }: VmwareKnobs): string {
	const iso = new Date(ms).toISOString();
	if (dateForm === 'milliseconds') return iso;
	return `${iso.slice(0, 19)}${dateForm === 'seconds' ? 'Z' : '+00:00'}`;
}
