import type { Call, ListEndpoint } from '../endpoint';
import { cancelled, VendorError } from '../errors';
import type { Session } from '../http/session';
import { readPage, type Page } from './page';
import type { PageRequest, Position, SecondLook } from './request';

/** Whether the vendor answered that it has no such page. */
export const isRejection = (error: unknown): error is VendorError =>
	error instanceof VendorError && (error.trouble === 'rejected' || error.trouble === 'notFound');

/** For pages past the total: a rejected or unreadable one does not exist. */
export function noPage(error: unknown): undefined {
	const isAnswer = isRejection(error) || (error instanceof VendorError && error.trouble === 'unreadable');
	if (!isAnswer) throw error;
}

/** Requests the pages of one reading, each of them once. */
export class PageReader<Row> {
	private readonly asked = new Map<number, Promise<Page<Row>>>();
	private isAbandoned = false;
	private readonly session: Session;

	/**
	 * @param size rows to ask for on each page
	 * @param secondLook see {@link PageRequest}
	 */
	constructor(
		session: Session,
		readonly endpoint: ListEndpoint<Row>,
		private readonly call: Call,
		readonly size: number,
		private readonly secondLook: SecondLook,
	) {
		const throwIfCancelled = () => {
			if (this.isAbandoned) throw cancelled();
			session.host.throwIfCancelled();
		};
		this.session = { ...session, host: { ...session.host, throwIfCancelled } };
	}

	/** See {@link PageRequest}. */
	page(index: number, position?: Position, rowsBefore?: number): Promise<Page<Row>> {
		const known = this.asked.get(index);
		if (known !== undefined) return known;
		const ask: PageRequest = { index, position, size: this.size, secondLook: this.secondLook, rowsBefore };
		const page = readPage(this.session, this.endpoint, this.call, ask);
		// The reading may be over before this page arrives; its failure must not end the program.
		page.catch(() => undefined);
		this.asked.set(index, page);
		return page;
	}

	/** A page that was passed on need not be kept. */
	forget(index: number): void {
		this.asked.delete(index);
	}

	/** Pages are no longer needed: those in flight are not retried. */
	abandon(): void {
		this.isAbandoned = true;
	}
}
