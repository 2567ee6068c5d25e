import { counted, countIn, mostFrequent } from './wording';

/** What people should know about a run. A warning means that something may be missing or wrong. */
export interface Hint {
	kind: 'info' | 'warning';
	text: string;
}

const MOST_REASONS = 3;

/** Counts what happens to the renewals of a run, so that nothing is dropped unseen. */
export class Tally {
	private kept = 0;
	private noNotice = 0;
	private tooLate = 0;
	private undated = 0;
	private readonly exclusions = new Map<string, number>();
	private readonly undatedReasons = new Map<string, number>();

	/** A renewal is in the window and stays. */
	keep(): void {
		this.kept += 1;
	}

	/** A renewal is in the window and is excluded. */
	exclude(kind: string): void {
		countIn(this.exclusions, kind);
	}

	/** A renewal that was kept turns out to be reported already. */
	excludeReported(): void {
		this.kept -= 1;
		this.exclude('already reported');
	}

	/** The renewal date is used instead of the decision deadline. */
	missNotice(): void {
		this.noNotice += 1;
	}

	/** A renewal that is still to come is outside the window, because its decision deadline has passed. */
	missDeadline(): void {
		this.tooLate += 1;
	}

	/** A renewal has no date that can be used. */
	missDate(reason: string): void {
		this.undated += 1;
		countIn(this.undatedReasons, reason);
	}

	/** How many renewals have no usable date. */
	get withoutDate(): number {
		return this.undated;
	}

	/** The most frequent reasons why a date is missing, with their counts. */
	get whyUndated(): string {
		return mostFrequent(this.undatedReasons, MOST_REASONS);
	}

	*hints(): Generator<Hint> {
		const excluded = [...this.exclusions.values()].reduce((sum, count) => sum + count, 0);
		if (excluded > 0) {
			const kinds = mostFrequent(this.exclusions, Infinity);
			const all = counted(this.kept + excluded, 'renewal');
			yield { kind: 'info', text: `${all} in the window, ${excluded} excluded: ${kinds}` };
		}
		if (this.noNotice > 0) {
			const renewals = counted(this.noNotice, 'renewal');
			yield {
				kind: 'info',
				text: `No notice period is known for ${renewals}: the renewal date was used instead of the decision deadline. Set Notice Period (Days).`,
			};
		}
		if (this.tooLate > 0) {
			const [are, them] = this.tooLate === 1 ? ['is', 'it'] : ['are', 'them'];
			yield {
				kind: 'info',
				text: `${counted(this.tooLate, 'renewal')} ${are} still to come, but outside the window, because the decision deadline has passed. Raise Days Back to include ${them}.`,
			};
		}
	}
}
