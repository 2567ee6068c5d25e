import { addDays, DAY_MS, isoOf, startOfDay } from '../portfolio/calendar.mts';
import { json } from '../frame/vendor.mts';
import { customerById } from './accounts.mts';
import { blame } from './errors.mts';
import { gated } from './gate.mts';

/** A license without an order: it lapses after seven days (Adobe: Get licenses). Times are milliseconds. */
export interface PendingLicense {
	referenceId: string;
	created: number;
	quantity: number;
	productName: string;
	baseOfferId: string;
}

const DAYS = 7;

/** Every twentieth customer has some; no randomness, so that the rest of a portfolio does not depend on it. */
export const makePending = (number: number, today: string): PendingLicense[] =>
	number % 20 === 0
		? [1, 2].map((count) => ({
				referenceId: `REF-${number}-${count}`,
				created: startOfDay(addDays(today, -(number % DAYS))) + count * 3_600_000,
				quantity: count * 3,
				productName: count === 1 ? 'Acrobat Pro' : 'Photoshop',
				baseOfferId: count === 1 ? '65304479CA01A12' : '65322651CA01A12',
			}))
		: [];

const TYPE = 'LICENSES_PENDING_PARTNER_ORDER';
const KNOWN = ['notification-type', 'reseller-id', 'limit', 'offset'];

export const pendingRoutes = [
	gated({
		method: 'GET',
		path: '/v3/notifications',
		handle({ query }, context) {
			for (const name of query.keys())
				if (!KNOWN.includes(name)) throw blame(context, '1132', 'unknown parameter', `${name} is not documented`);
			if (query.get('notification-type') !== TYPE)
				throw blame(context, '1132', 'bad parameter', `notification-type must be ${TYPE}`);
			const resellerId = query.get('reseller-id');
			if (resellerId === null) throw blame(context, '1132', 'bad parameter', 'reseller-id is required for this type');
			const limit = Number(query.get('limit') ?? 10);
			const offset = Number(query.get('offset') ?? 0);
			const all = context.data.customers.filter((one) => one.resellerId === resellerId && one.pending.length > 0);
			const items = all.slice(offset, offset + limit).map(({ id }) => ({
				customerId: id,
				resellerId,
				notificationType: TYPE,
				links: { self: { uri: `/v3/customers/${id}/open-acquisitions`, method: 'GET', headers: [] } },
			}));
			return json(200, { limit, offset, totalCount: all.length, count: items.length, items });
		},
	}),
	gated({
		method: 'GET',
		path: '/v3/customers/{customerId}/open-acquisitions',
		handle({ params }, context) {
			const { id, resellerId, pending } = customerById(params.customerId ?? '', context);
			const unpaidLicenses = pending.map(({ created, ...license }) => ({
				...license,
				creationDate: isoOf(created),
				expiryDate: isoOf(created + DAYS * DAY_MS),
			}));
			return json(200, { customerId: id, resellerId, licenseCount: unpaidLicenses.length, unpaidLicenses });
		},
	}),
];
