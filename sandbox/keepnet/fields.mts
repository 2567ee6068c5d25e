import type { Company } from './data.mts';
import { isExpired } from './data.mts';
import type { KeepnetContext } from './envelope.mts';

/** A field that companies can be filtered by. Names and operators are those of the vendor's front end. */
export type FilterField =
	| { kind: 'text'; operators: readonly string[]; read(company: Company): readonly string[] }
	| { kind: 'number'; operators: readonly string[]; read(company: Company): number }
	| { kind: 'ids'; operators: readonly string[]; read(company: Company): readonly string[] }
	| { kind: 'date'; operators: readonly string[]; read(company: Company): number | null }
	| { kind: 'flag'; operators: readonly string[]; read(company: Company): boolean }
	| { kind: 'month'; operators: readonly string[] };

const TEXT = ['Contains', '=', '!='];
const NUMBER = ['=', '!=', '>', '>=', '<', '<='];
const DATE = ['=', '>', '>=', '<', '<='];

/** The license limit as the API writes it: text. */
export const limitText = ({ limit }: Company, { knobs }: KeepnetContext): string | null =>
	limit === null ? knobs.unlimitedAs : String(limit);

/** The field of that name, in any case; undefined when the platform has no such filter. */
export function filterField(name: string, context: KeepnetContext): FilterField | undefined {
	switch (name.toLowerCase()) {
		case 'companyname':
			return { kind: 'text', operators: TEXT, read: (company) => [company.companyName] };
		case 'resellername':
			return {
				kind: 'text',
				operators: TEXT,
				read: (company) => [company.reseller?.companyName ?? ''],
			};
		case 'tags':
			return { kind: 'text', operators: TEXT, read: (company) => company.tags };
		case 'numberofusers':
			// A text column that the front end also asks for ranges of.
			return {
				kind: 'text',
				operators: [...TEXT, '>=', '<='],
				read: (company) => [limitText(company, context) ?? ''],
			};
		case 'targetusercount':
			return { kind: 'number', operators: NUMBER, read: (company) => company.targetUserCount };
		case 'industryresourceid':
			return { kind: 'ids', operators: ['Include'], read: ({ industry }) => [industry.resourceId] };
		case 'licensetyperesourceid':
			return {
				kind: 'ids',
				operators: ['Include'],
				read: ({ licenseType }) => [licenseType.resourceId],
			};
		case 'moduleresourceid':
			return {
				kind: 'ids',
				operators: ['Include'],
				read: ({ licenseType }) => licenseType.modules.map(({ resourceId }) => resourceId),
			};
		case 'licenseenddate':
			return { kind: 'date', operators: DATE, read: ({ licenseEnd }) => licenseEnd };
		case 'createtime':
			return { kind: 'date', operators: DATE, read: ({ createTime }) => createTime };
		case 'licenceexpired':
			return {
				kind: 'flag',
				operators: ['='],
				read: (company) => isExpired(company, context.data),
			};
		case 'monthlyactiveuser':
			return { kind: 'month', operators: ['='] };
		default:
			return undefined;
	}
}
