/** The kind of problem. It determines which error n8n shows, not whether to retry. */
export type Trouble =
	| 'cancelled'
	| 'connection'
	| 'credential'
	| 'incomplete'
	| 'input'
	| 'notFound'
	| 'permission'
	| 'rateLimit'
	| 'rejected'
	| 'tooLong'
	| 'unavailable'
	| 'unreadable';

export interface VendorErrorDetails {
	/** What to do about it, in one or two sentences. */
	description?: string;
	/** The vendor's own words. */
	said?: string;
	/** HTTP status of the answer. */
	status?: number;
	/** The vendor's own error code, as text: Adobe has codes that are words. */
	code?: string;
	/** The vendor's id of the request, for its support. */
	requestId?: string;
}

/** The only error that leaves the engine. Its texts contain no header, body or URL query of the request. */
export class VendorError extends Error {
	readonly description?: string;
	readonly said?: string;
	readonly status?: number;
	readonly code?: string;
	readonly requestId?: string;

	constructor(
		readonly trouble: Trouble,
		message: string,
		details: VendorErrorDetails = {},
	) {
		super(message);
		this.name = 'VendorError';
		this.description = details.description;
		this.said = details.said;
		this.status = details.status;
		this.code = details.code;
		this.requestId = details.requestId;
	}
}

/** n8n recognizes a cancelled execution by the American spelling in the message. */
export const cancelled = () => new VendorError('cancelled', 'The execution was canceled');
