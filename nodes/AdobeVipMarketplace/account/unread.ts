import type { OperationContext } from '../../../shared/n8n/operation';
import { firstOf } from '../../../shared/engine/differs';
import { VendorError } from '../../../shared/engine/errors';
import { send } from '../../../shared/engine/http/send';
import { counted } from '../../../shared/renewal/wording';
import { getCustomer } from '../api/endpoints';
import type { Customer } from './customers';

/** If more customers than this cannot be read, the problem is not the customers. */
const MOST = 20;
/** Number of customers that the hint names. */
const NAMED = 5;

const TO_GET_THE_OTHERS = 'To get the others, turn off Fail on Incomplete List under Options.';

/** Customers whose data could not be read completely. They are never skipped silently. */
export class Unread {
	private readonly customers: string[] = [];
	/** Customers that were deleted after they were listed. */
	private readonly deleted: string[] = [];

	/** @param what what is read of each customer, in the plural: "subscriptions" */
	constructor(
		private readonly run: OperationContext,
		private readonly what: string,
	) {}

	/**
	 * Records a customer that could not be read, if the list may be incomplete.
	 * @throws VendorError that names the customer, if it may not be
	 */
	async note({ id, name }: Pick<Customer, 'id' | 'name'>, error: unknown): Promise<undefined> {
		if (!(error instanceof VendorError) || error.trouble === 'cancelled' || error.trouble === 'credential') {
			return await Promise.reject(error);
		}
		const called = name === null ? id : `${name} (${id})`;
		if (error.trouble === 'notFound' && (await this.isDeleted(id))) {
			this.deleted.push(called);
			return undefined;
		}
		if (this.run.failOnIncomplete || this.customers.length === MOST) {
			const { status, code, requestId } = error;
			const advice = this.run.failOnIncomplete ? TO_GET_THE_OTHERS : undefined;
			const more = { status, code, requestId, description: [error.description, advice].filter(Boolean).join(' ') };
			return await Promise.reject(
				new VendorError(
					error.trouble,
					`The ${this.what} of customer ${called} could not be read: ${error.message}`,
					more,
				),
			);
		}
		this.customers.push(`${called}: ${error.message}`);
		return undefined;
	}

	/** A customer whose subscriptions are not found may have been deleted: then Adobe does not find the customer either. */
	private async isDeleted(customerId: string): Promise<boolean> {
		return await send(this.run.session, getCustomer, { path: { customerId } }).then(
			() => false,
			(error: unknown) => error instanceof VendorError && error.trouble === 'notFound',
		);
	}

	/** Shows a hint about customers whose data are missing. */
	report(): void {
		if (this.deleted.length > 0)
			this.run.session.host.hint(
				`Adobe: ${counted(this.deleted.length, 'customer')} deleted while the list was being read: ${firstOf(this.deleted, NAMED)}. Their ${this.what} are not included.`,
			);
		if (this.customers.length > 0)
			this.run.session.host.hint(
				`Adobe: the ${this.what} of ${counted(this.customers.length, 'customer')} could not be read and are missing: ${firstOf(this.customers, NAMED)}`,
			);
	}
}
