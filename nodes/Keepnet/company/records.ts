/** What can be seen of the records in an exported file. */
export interface Records {
	/** Without the header; `undefined` if they cannot be counted. */
	count?: number;
	/** Records that are the same as one before, or as the header. */
	repeated: number;
	/** The end of the file is missing. */
	isCut: boolean;
}
