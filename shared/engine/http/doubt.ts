/** Lessons within a short time that show that sending less does not help. */
const LESSONS = 5;
/** Accepted requests in a row after which the next lesson starts from scratch. */
const CALM = 20;

/**
 * Whether sending less helps. A vendor that rejects at random does so at any pace: after a few lessons without effect,
 * its rejections are ignored until it has been calm for a while.
 */
export class Doubt {
	/** Whether nothing is to be learned from rejections. */
	isCertain = false;
	private lessons = 0;
	private inARow = 0;

	accepted(): void {
		this.inARow += 1;
		if (this.inARow >= CALM) this.allay();
	}

	rejected(): void {
		this.inARow = 0;
	}

	/** The vendor accepted what it was expected to accept. */
	allay(): void {
		this.lessons = 0;
		this.isCertain = false;
	}

	/** The vendor rejected although less was sent. */
	lesson(): void {
		this.lessons += 1;
		this.isCertain ||= this.lessons >= LESSONS;
	}
}
