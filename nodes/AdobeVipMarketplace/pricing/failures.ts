import { firstOf } from '../../../shared/engine/differs';
import { VendorError } from '../../../shared/engine/errors';

/** After this many server errors, more requests only cost time. */
const MOST = 20;
const NAMED = 3;

/** Whether Adobe understood and rejected a request, which says nothing about the next one. */
export const isRejection = ({ trouble }: VendorError): boolean => ['rejected', 'input', 'notFound'].includes(trouble);

/**
 * Data that a report can do without, such as prices: errors are counted and reported, and the renewals are still
 * returned.
 */
export class Failures {
	private readonly failures = new Map<string, string>();
	private serverErrors = 0;
	private readonly skipped = new Set<string>();

	/** How many are missing. */
	get count(): number {
		return this.failures.size + this.skipped.size;
	}

	/** Why, in a few words; the first few are named. */
	get reasons(): string {
		const rest = this.skipped.size === 0 ? '' : `; ${this.skipped.size} not tried after ${MOST} errors`;
		const named = [...this.failures].map(([id, message]) => `${id}: ${message}`);
		return `${firstOf(named, NAMED)}${rest}`;
	}

	has(id: string): boolean {
		return this.failures.has(id) || this.skipped.has(id);
	}

	/**
	 * The answer; `undefined` where there is none.
	 * @param isHarmless for an error that means there is nothing to get
	 * @throws VendorError when the execution was cancelled, or Adobe no longer accepts the credential
	 */
	async try<Answer>(
		id: string,
		ask: () => Promise<Answer>,
		isHarmless: (error: VendorError) => boolean = () => false,
	): Promise<Answer | undefined> {
		if (this.serverErrors >= MOST) {
			this.skipped.add(id);
			return undefined;
		}
		return await ask().catch(async (error: unknown) => {
			if (!(error instanceof VendorError) || ['cancelled', 'credential'].includes(error.trouble)) {
				return await Promise.reject(error);
			}
			if (isHarmless(error)) return undefined;
			if (!isRejection(error)) this.serverErrors += 1;
			this.failures.set(id, error.message);
			return undefined;
		});
	}
}
