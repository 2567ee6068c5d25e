/** "Too many requests", in the words of vendors, their gateways and sign-in services. */
const LIMIT =
	/rate.?limit|over.?rate|too.?many.?(?:requests|calls|attempts)|throttl|slow.?down|quota|(?:requests?|calls?|usage|api).{0,2}limit.{0,20}(?:reached|exceeded|hit)/i;

/** Adobe's gateway, among others, begins its own codes with the status that they stand for: 429001, 429050. */
const CODE = /^429\d*$/;

/**
 * Whether an error says that there are too many requests, whatever its status.
 * @param words its code, and what it says
 */
export const saysLimit = (...words: readonly string[]): boolean =>
	words.some((text) => LIMIT.test(text) || CODE.test(text));

const PASSING = /temporar|unavailable|time[ds]?.?out|overload|too busy|try again (?:later|shortly|in )/i;

/** Whether an error with a status that says that all is well says in words that it will pass. */
export const saysPassing = (said: string): boolean => PASSING.test(said);
