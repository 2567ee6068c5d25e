/** Something that a polite, correct client never does. */
export interface Violation {
	/** ISO 8601, UTC */
	at: string;
	method: string;
	path: string;
	rule: string;
	detail: string;
}

export interface LogEntry {
	at: string;
	method: string;
	/** with its query, without secrets */
	path: string;
	/** 0 when the connection was cut or left hanging without an answer */
	status: number;
	/** from arrival until the answer was handed over */
	ms: number;
	/** kinds of the faults that were applied */
	faults?: string[];
	/** what the vendor's handler thinks worth knowing, such as the page that was asked for */
	note?: Record<string, unknown>;
}

export interface RequestSummary {
	total: number;
	/** such as `{'POST /api/companies/search': 12}` */
	byRoute: Record<string, number>;
	/** the most requests that were being answered at the same time */
	peakInFlight: number;
	/** the newest entries */
	log: LogEntry[];
}

/** A request that is being answered. */
export interface Visit {
	started: number;
	method: string;
	target: string;
	route: string;
	faults: string[];
	note?: Record<string, unknown>;
}

const LOG_LENGTH = 2_000;
const SECRET_PARAMETER = /([?&][^=&]*(?:secret|token|password|signature)[^=&]*=)[^&]*/gi;

const withoutSecrets = (target: string) => target.replace(SECRET_PARAMETER, '$1***');

/** What was asked of a vendor, and what should not have been. Holds no headers and no bodies. */
export class Journal {
	private violationList: Violation[] = [];
	private log: LogEntry[] = [];
	private byRoute: Record<string, number> = {};
	private total = 0;
	private inFlight = 0;
	private peakInFlight = 0;

	begin(visit: Omit<Visit, 'started' | 'faults'>): Visit {
		this.total += 1;
		this.byRoute[visit.route] = (this.byRoute[visit.route] ?? 0) + 1;
		this.inFlight += 1;
		this.peakInFlight = Math.max(this.peakInFlight, this.inFlight);
		return { ...visit, started: Date.now(), faults: [] };
	}

	end(visit: Visit, status: number): void {
		this.inFlight -= 1;
		this.log.push({
			at: new Date(visit.started).toISOString(),
			method: visit.method,
			path: withoutSecrets(visit.target),
			status,
			ms: Date.now() - visit.started,
			...(visit.faults.length > 0 && { faults: visit.faults }),
			...(visit.note && { note: visit.note }),
		});
		if (this.log.length > LOG_LENGTH) this.log.splice(0, this.log.length - LOG_LENGTH);
	}

	violate({ method, target }: Pick<Visit, 'method' | 'target'>, rule: string, detail: string) {
		const path = withoutSecrets(target);
		this.violationList.push({ at: new Date().toISOString(), method, path, rule, detail });
	}

	violations(): Violation[] {
		return [...this.violationList];
	}

	requests(): RequestSummary {
		const { total, byRoute, peakInFlight, log } = this;
		return { total, byRoute: { ...byRoute }, peakInFlight, log: [...log] };
	}

	clear(): void {
		this.violationList = [];
		this.log = [];
		this.byRoute = {};
		this.total = 0;
		this.peakInFlight = this.inFlight;
	}
}
