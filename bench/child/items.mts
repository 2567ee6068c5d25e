/**
 * Renewals as the vendor nodes hand them on, their dates spread over a year to either side of `today`. Plain
 * JavaScript in one function, for the Code node of a real n8n makes the same ones from its text.
 */
export function renewalRow(index: number, todayMs: number): Record<string, unknown> {
	const days = ((index * 7919) % 731) - 365;
	return {
		vendor: 'Keepnet',
		customerId: 'C' + String(index).padStart(7, '0'),
		customerName: 'Customer ' + index,
		resellerName: 'Reseller ' + (index % 50),
		product: 'Professional',
		quantity: (index % 80) * 25,
		autoRenew: 'unknown',
		status: 'active',
		renewalDate: new Date(todayMs + days * 86_400_000).toISOString().slice(0, 10),
	};
}

/** How many of the first `count` rows renew within the next `days` days. */
export function dueAmong(count: number, daysAhead: number): number {
	let due = 0;
	for (let index = 0; index < count; index += 1) {
		const days = ((index * 7919) % 731) - 365;
		if (days >= 0 && days <= daysAhead) due += 1;
	}
	return due;
}

/** Rows in an item: one of n8n's HTTP Request node holds a page. */
export function rowsIn({ json }: { json: Record<string, unknown> }): number {
	const page = json.data as { results?: unknown[] } | undefined;
	return page?.results?.length ?? 1;
}
