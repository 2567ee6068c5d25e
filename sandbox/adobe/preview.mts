import { z } from 'zod';
import { addDays } from '../portfolio/calendar.mts';
import { json, jsonIn, type VendorRequest } from '../frame/vendor.mts';
import { customerById } from './accounts.mts';
import type { Customer } from './data.mts';
import { blame, refuse, type AdobeContext } from './errors.mts';
import { gated } from './gate.mts';
import { isOneTime, isOpen, seatsLeft } from './subscriptionData.mts';

const lineSchema = z.object({
	extLineItemNumber: z.number().int().min(1),
	offerId: z.string().min(1),
	quantity: z.number().int().min(1).optional(),
	subscriptionId: z.string().min(1).optional(),
	currencyCode: z.string().length(3).optional(),
	/** for worldwide customers, together with the line's currency */
	deploymentId: z.string().min(1).optional(),
	/** high-volume discount */
	discountCode: z.string().min(1).optional(),
	flexDiscountCodes: z.array(z.string().min(1)).min(1).optional(),
});
const bodySchema = z.object({
	orderType: z.string(),
	currencyCode: z.string().length(3).optional(),
	lineItems: z.array(lineSchema).min(1).optional(),
});
type Line = z.infer<typeof lineSchema> & { quantity: number };
type Body = z.infer<typeof bodySchema>;

const PRICE = 300;
/** Days before and after its renewal date in which a subscription can be renewed by hand. */
const EARLY_DAYS = 30;
const LATE_DAYS = 14;

/** Only previews are served: an order would be a mistake of the client, and the sandbox sells nothing. */
export const previewRoute = gated({
	method: 'POST',
	path: '/v3/customers/{customerId}/orders',
	handle(request, context) {
		const customer = customerById(request.params.customerId ?? '', context);
		const order = bodyOf(request, context);
		const { orderType } = order;
		if (orderType !== 'PREVIEW_RENEWAL') {
			throw blame(context, '1117', 'order', `orderType ${orderType}: only PREVIEW_RENEWAL reads`);
		}
		const lines = order.lineItems ? checked(order, customer, context) : automatic(customer, context);
		const isPriced = request.query.get('fetch-price') === 'true';
		const total = lines.reduce((sum, { quantity }) => sum + quantity * PRICE, 0);
		return json(context.knobs.previewStatus, {
			referenceOrderId: '',
			externalReferenceId: '',
			orderId: '',
			customerId: customer.id,
			currencyCode: 'USD',
			orderType,
			creationDate: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
			status: '',
			lineItems: lines.map((line) => written(line, customer, isPriced)),
			...(isPriced && { pricingSummary: [{ totalLineItemPartnerPrice: total, currencyCode: 'USD' }] }),
		});
	},
});

function bodyOf(request: VendorRequest, context: AdobeContext): Body {
	const parsed = bodySchema.safeParse(jsonIn(request));
	if (parsed.success) return parsed.data;
	const fields = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
	throw blame(context, '1117', 'order body', `Not as documented: ${fields || 'no JSON'}`);
}

/** What auto-renewal would order. */
function automatic({ subscriptions }: Customer, context: AdobeContext): Line[] {
	const on = subscriptions.filter(
		({ status, autoRenewal }) => ['1000', '1009'].includes(status) && autoRenewal.enabled,
	);
	if (on.length === 0) throw refuse(context, '2136');
	const open = on.filter(isOpen);
	if (open.length === 0) throw refuse(context, '2164');
	return open.map((one, index) => ({
		extLineItemNumber: index + 1,
		offerId: one.offerId,
		// What auto-renewal orders of a partly renewed subscription whose renewal quantity is lower is not documented.
		quantity: Math.max(1, Math.min(seatsLeft(one), one.autoRenewal.renewalQuantity)),
		subscriptionId: one.id,
	}));
}

function checked({ currencyCode, lineItems = [] }: Body, { subscriptions }: Customer, context: AdobeContext): Line[] {
	return lineItems.map((line) => {
		if (currencyCode !== undefined && line.currencyCode !== undefined) throw refuse(context, '2140');
		if ((line.currencyCode ?? 'USD') !== 'USD') throw refuse(context, '2137');
		if ((line.flexDiscountCodes?.length ?? 0) > 1) throw refuse(context, '2147');
		const quantity = line.quantity ?? (line.discountCode === undefined ? undefined : 1);
		if (quantity === undefined) throw refuse(context, '1122', ['lineItems.quantity']);
		if (line.subscriptionId === undefined) return { ...line, quantity };
		const found = subscriptions.find(({ id }) => id === line.subscriptionId);
		if (!found) throw refuse(context, '3115', [], 400);
		// MANUAL_RENEWAL stands on one-time offers too, which cannot be renewed.
		if (found.manualRenewal && isOneTime(found)) throw refuse(context, '1122');
		const { today } = context.data;
		const { renewalDate } = found;
		const isNow = today >= addDays(renewalDate, -EARLY_DAYS) && today <= addDays(renewalDate, LATE_DAYS);
		if (!isNow) throw refuse(context, '3122');
		return { ...line, quantity };
	});
}

/** The offer comes at the customer's own discount level: characters 11 and 12. */
const written = (line: Line, { level }: Customer, isPriced: boolean) => ({
	...line,
	offerId: `${line.offerId.slice(0, 10)}${level}${line.offerId.slice(12)}`,
	status: '1000',
	currencyCode: 'USD',
	...(isPriced && {
		proratedDays: 365,
		pricing: {
			partnerPrice: PRICE,
			discountedPartnerPrice: PRICE,
			netPartnerPrice: PRICE,
			lineItemPartnerPrice: PRICE * line.quantity,
		},
	}),
});
