import type { Target } from './report.mts';
import { figure } from './stats.mts';

type Bound = Pick<Target, 'what' | 'reason'> & { value: number; bound: number; unit?: string };

/** A figure that must not be above a bound. */
export const atMost = ({ what, value, bound, unit = '', reason }: Bound): Target => ({
	what,
	target: `≤ ${withUnit(bound, unit)}`,
	figure: withUnit(value, unit),
	isMet: value <= bound,
	...(reason !== undefined && { reason }),
});

/** A figure that must not be below a bound. */
export const atLeast = ({ what, value, bound, unit = '', reason }: Bound): Target => ({
	...atMost({ what, value: -value, bound: -bound, unit, ...(reason !== undefined && { reason }) }),
	target: `≥ ${withUnit(bound, unit)}`,
	figure: withUnit(value, unit),
});

const withUnit = (value: number, unit: string): string => (unit === 'x' ? `${figure(value)}x` : figure(value, unit));
