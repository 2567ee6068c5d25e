/** The total that an answer states; `undefined` when it states none. A wrong one is off by a tenth. */
export function statedTotal(total: number, stated: 'exact' | 'low' | 'high' | 'absent'): number | undefined {
	if (stated === 'absent') return undefined;
	const lie = Math.ceil(total / 10);
	return total + { exact: 0, low: -lie, high: lie }[stated];
}

/** The rows of an answer, or what is in their place when there are none; `undefined` is left out of JSON. */
export function statedRows<Row>(rows: Row[], empty: 'array' | 'null' | 'absent'): Row[] | null | undefined {
	if (rows.length > 0 || empty === 'array') return rows;
	return empty === 'null' ? null : undefined;
}
