import { z } from 'zod';

import {
	date,
	flag,
	isObject,
	list,
	number,
	object,
	readRow,
	text,
	type RowContract,
} from '../../../shared/engine/contract';
import { valueAt } from '../../../shared/engine/endpoint';

/** A row of the company search (Keepnet API reference, `SearchCompanyDto`). */
export const companyRow = object({
	companyName: text(),
	companyResourceId: text(),
	resellerName: text(),
	industryName: text(),
	industryResourceId: text(),
	licenseTypeName: text(),
	licenseTypeResourceId: text(),
	isNumberOfUsersLimited: flag(),
	/** The license limit, as text; may hold a word or 9999 when the license is not limited. */
	numberOfUsers: text(),
	targetUserCount: number(),
	inactiveTargetUserCount: number(),
	deletedTargetUserCount: number(),
	monthlyActiveUserCount: number(),
	licenseEndDate: date(),
	/** Keepnet spells this one field with a c. */
	licenceExpired: flag(),
	createTime: date(),
	privacyDurationId: number(),
	tags: list(z.string()),
});

export type CompanyRow = z.infer<typeof companyRow>;

export const company: RowContract<CompanyRow> = {
	name: 'company',
	schema: companyRow,
	id: (row) => row.companyResourceId,
};

/** The companies under a reseller in a clustered list; they may have children too. */
export function childrenOf(raw: Record<string, unknown>): Array<{ row: CompanyRow; raw: Record<string, unknown> }> {
	const children = valueAt(raw, 'children');
	return (Array.isArray(children) ? children : []).filter(isObject).flatMap((child) => {
		const read = readRow(company, child);
		return read === undefined ? [] : [{ row: read.row, raw: child }];
	});
}

/** The account's settings (`GET /api/system-users/settings`), as far as the nodes read them. */
export const accountSettings = object({ dateFormat: text() });

/** One entry of a lookup list, such as license types (`GET /api/lookups/licenses`) or industries. */
export const lookupEntry: RowContract<LookupEntry> = {
	name: 'entry',
	schema: object({ resourceId: text(), name: text() }),
	id: ({ resourceId }) => resourceId,
};

interface LookupEntry {
	resourceId?: string | null;
	name?: string | null;
}

/** Licensed users; `null` when the license is not limited or the text is not a number. */
export function licenseLimitOf(row: CompanyRow): number | null {
	const text = row.numberOfUsers?.trim() ?? '';
	if (row.isNumberOfUsersLimited === false || !/^\d+$/.test(text)) return null;
	return Number(text);
}
