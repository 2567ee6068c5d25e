/**
 * Lessons without a calm stretch in between that show that sending less does not help, and how many more it takes after
 * each wrong conclusion.
 */
const LESSONS = { first: 5, more: 2 };
/** Accepted requests in a row after which the next lesson starts from scratch. */
const CALM = 100;
/** If more is sent and the vendor accepts less than this part of its earlier share, sending less did help. */
const WORSE = 0.7;
/** Answers that it takes to see that. When there are twice as many, older ones lose half their weight. */
const ANSWERS = 20;

/**
 * Whether sending less helps. A vendor that rejects at random does so at any pace: after a few lessons without effect,
 * its rejections are ignored until it has been calm for a while, or accepts less than when less was sent.
 */
export class Doubt {
	/** Whether nothing is to be learned from rejections. */
	isCertain = false;
	private lessons = 0;
	private needed = LESSONS.first;
	private inARow = 0;
	/** Answers since the last calm stretch, or since it became certain. */
	private answers = { accepted: 0, rejected: 0 };
	/** The share of requests that was accepted before it was certain. */
	private usual = 1;

	accepted(): void {
		this.inARow += 1;
		this.note('accepted');
		if (this.inARow >= CALM) this.allay();
	}

	rejected(): void {
		this.inARow = 0;
		this.note('rejected');
		const isWrong = this.isCertain && this.all >= ANSWERS && this.share < WORSE * this.usual;
		if (!isWrong) return;
		this.allay();
		this.needed += LESSONS.more;
	}

	private note(fared: 'accepted' | 'rejected'): void {
		this.answers[fared] += 1;
		if (!this.isCertain || this.all < 2 * ANSWERS) return;
		this.answers.accepted /= 2;
		this.answers.rejected /= 2;
	}

	private get all(): number {
		return this.answers.accepted + this.answers.rejected;
	}

	private get share(): number {
		return this.answers.accepted / this.all;
	}

	/** Starts from scratch: the vendor was calm, or the conclusion was wrong. */
	private allay(): void {
		this.lessons = 0;
		this.isCertain = false;
		this.answers = { accepted: 0, rejected: 0 };
	}

	/** The vendor rejected although less was sent. */
	lesson(): void {
		this.lessons += 1;
		if (this.isCertain || this.lessons < this.needed) return;
		this.isCertain = true;
		this.usual = this.share;
		this.answers = { accepted: 0, rejected: 0 };
	}
}
