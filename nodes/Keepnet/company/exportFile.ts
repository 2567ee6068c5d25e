import { csvRecords } from './csvRecords';
import { excelRecords } from './excelRecords';
import type { Records } from './records';

type FileType = 'CSV' | 'Excel' | 'PDF';

/** How a file of each type begins; a CSV file with a line of several columns. */
const BEGINNINGS: Record<FileType, RegExp> = { CSV: /^[^\r\n]*[,;\t|]/, Excel: /^(PK|\xd0\xcf)/, PDF: /^\s*%PDF/ };

/** Whether a file is what it should be, and not an error in words. */
export const isFileOf = (type: FileType, file: Uint8Array): boolean =>
	BEGINNINGS[type].test(new TextDecoder('latin1').decode(file.subarray(0, 4096)));

/** The end of a PDF file, within its last 1,024 bytes (Adobe's PDF Reference, implementation notes). */
const PDF_END = /%%EOF/;

const RECORDS: Record<FileType, (file: Uint8Array) => Records> = {
	CSV: csvRecords,
	Excel: excelRecords,
	PDF: (file) => ({ repeated: 0, isCut: !PDF_END.test(new TextDecoder('latin1').decode(file.subarray(-1024))) }),
};

/** What can be seen of the records in a file that is of its type. */
export const recordsOf = (type: FileType, file: Uint8Array): Records => RECORDS[type](file);
