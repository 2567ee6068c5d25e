/** What something takes, in the unit of the format: characters or bytes. */
export interface Costly {
	cost: number;
}

/** A heading with entries below it. */
export interface Section<Entry extends Costly> {
	headingCost: number;
	entries: Entry[];
}

/** The part of a section that stands on one page. */
export interface Part<Entry extends Costly> {
	/** index of the section */
	section: number;
	entries: Entry[];
	/** whether the section began on an earlier page */
	isContinued: boolean;
}

/**
 * Distributes sections over as few pages as their order allows. An entry is never torn apart, and no heading stands
 * alone at the end of a page. An entry that is larger than a page gets one of its own.
 * @param room what the first page has room for, and every later one
 * @param mostParts sections that a page can hold
 */
export function paginate<Entry extends Costly>(
	sections: ReadonlyArray<Section<Entry>>,
	{ room, mostParts }: { room: { first: number; later: number }; mostParts: number },
): Array<Array<Part<Entry>>> {
	let page: Array<Part<Entry>> = [];
	const pages = [page];
	let left = room.first;
	const turn = () => {
		// An empty page is turned only if the next one has more room, as after a first page full of totals.
		if (page.length === 0 && left >= room.later) return;
		page = [];
		pages.push(page);
		left = room.later;
	};
	sections.forEach(({ headingCost, entries }, section) => {
		const [first] = entries;
		if (page.length >= mostParts || headingCost + (first?.cost ?? 0) > left) turn();
		let part: Part<Entry> = { section, entries: [], isContinued: false };
		page.push(part);
		left -= headingCost;
		for (const entry of entries) {
			if (entry.cost > left && part.entries.length > 0) {
				turn();
				part = { section, entries: [], isContinued: true };
				page.push(part);
				left -= headingCost;
			}
			part.entries.push(entry);
			left -= entry.cost;
		}
	});
	return pages;
}
