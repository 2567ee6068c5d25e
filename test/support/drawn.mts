/** What tests draw at random: the same with the same seed, which the name of each such test has. */
export const FAULT_SEED = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000);
/** Pairs of faults that the model of a reading goes through; `npm run faults:nightly` asks for more. */
export const FAULT_PAIRS = Number(process.env.FAULT_PAIRS ?? 500);
