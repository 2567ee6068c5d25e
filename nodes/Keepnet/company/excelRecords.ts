import { Unzip, UnzipInflate } from 'fflate/browser';

import type { Records } from './records';

/** How a .zip file begins, which an .xlsx file is, and what it ends with, but for a comment. */
const [BEGINNING, END] = ['PK\x03\x04', 'PK\x05\x06'];
const LONGEST_END = 22 + 0xffff;
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;
/** Some writers put a prefix before every name. */
const ROW = /<(?:\w+:)?row[\s/>]/g;
const PIECE = 65_536;

const latin1 = new TextDecoder('latin1');

/** The records of an .xlsx file. Of an .xls file, as Excel 97 wrote them, nothing is known. */
export function excelRecords(file: Uint8Array): Records {
	if (latin1.decode(file.subarray(0, BEGINNING.length)) !== BEGINNING) return { repeated: 0, isCut: false };
	const isCut = !latin1.decode(file.subarray(-LONGEST_END)).includes(END);
	return { count: isCut ? undefined : countRows(file), repeated: 0, isCut };
}

/**
 * The rows of all sheets, each without its header; `undefined` if none can be unpacked. They are counted piece by piece,
 * because a sheet has many times its packed size.
 */
function countRows(file: Uint8Array): number | undefined {
	let count: number | undefined;
	const unzip = new Unzip((part) => {
		if (!SHEET.test(part.name)) return;
		let [rows, rest] = [0, ''];
		part.ondata = (error, bytes, isLast) => {
			if (error !== null) throw error;
			const text = rest + latin1.decode(bytes);
			// A tag may be cut between two pieces.
			const end = isLast ? text.length : text.lastIndexOf('<');
			rows += text.slice(0, end).match(ROW)?.length ?? 0;
			rest = text.slice(end);
			if (isLast) count = (count ?? 0) + Math.max(0, rows - 1);
		};
		part.start();
	});
	unzip.register(UnzipInflate);
	try {
		for (let at = 0; at < file.length; at += PIECE)
			unzip.push(file.subarray(at, at + PIECE), at + PIECE >= file.length);
	} catch {
		return undefined;
	}
	return count;
}
