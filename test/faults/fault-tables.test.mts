/** A vendor of index.ts cannot be without fault tables: every operation of its node has its row. */
import { expect, test } from '@jest/globals';

import { OPERATIONS, useEveryVendor } from './support/everyOperation.mts';
import { inTables } from './support/operations.mts';

const every = useEveryVendor();

test('every operation that a vendor node offers is in a fault table, and no other', () => {
	const tabled = inTables((type) => every.vendors[type as keyof typeof every.vendors]);
	expect(tabled.sort()).toEqual(OPERATIONS.map(({ name }) => name).sort());
});
