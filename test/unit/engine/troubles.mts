import fc from 'fast-check';

import type { Trouble } from './vendorInMemory.mts';

/** Faults, and how many good answers come before each. A request is tried six times: five can be survived anywhere. */
export const survivable: fc.Arbitrary<Trouble[]> = fc
	.array(fc.tuple(fc.nat(12), fc.constantFrom<Trouble>('busy', 'down', 'reset', 'cut', 'html', 'empty')), {
		maxLength: 5,
		size: 'max',
	})
	.map((faults) => faults.flatMap(([good, fault]) => [...Array<Trouble>(good).fill('none'), fault]));
