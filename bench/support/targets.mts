import type { Target } from './report.mts';
import { figure } from './stats.mts';

type Bound = Pick<Target, 'what' | 'reason'> & { value: number; bound: number; unit?: string };

const compared = (sign: '≤' | '≥', isMet: boolean, { what, value, bound, unit = '', reason }: Bound): Target => {
	const written = (one: number) => (unit === 'x' ? `${figure(one)}x` : figure(one, unit));
	return { what, target: `${sign} ${written(bound)}`, figure: written(value), isMet, ...(reason && { reason }) };
};

/** A figure that must not be above a bound. */
export const atMost = (given: Bound): Target => compared('≤', given.value <= given.bound, given);

/** A figure that must not be below a bound. */
export const atLeast = (given: Bound): Target => compared('≥', given.value >= given.bound, given);
