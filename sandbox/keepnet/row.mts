import { isExpired, monthlyUsers, type Company } from './data.mts';
import { writeDate } from './dates.mts';
import type { KeepnetContext } from './envelope.mts';
import { limitText } from './fields.mts';

/** A row of the search, as the specification's `SearchCompanyDto` has it. */
export type Row = Record<string, unknown>;

/** `month`, as `YYYY-MM`, is the one to count new users of; default: the present one. */
export function rowOf(company: Company, context: KeepnetContext, month?: string): Row {
	const { knobs, data } = context;
	const { industry, licenseType, licenseEnd, reseller } = company;
	const row = {
		companyName: company.companyName,
		companyResourceId: company.companyResourceId,
		resellerName: reseller?.companyName ?? null,
		industryName: industry.name,
		industryResourceId: industry.resourceId,
		licenseTypeName: licenseType.name,
		licenseTypeResourceId: licenseType.resourceId,
		isNumberOfUsersLimited: company.limit !== null,
		numberOfUsers: limitText(company, context),
		privacyDurationId: company.privacyDurationId,
		licenceExpired: isExpired(company, data),
		licenseEndDate: licenseEnd === null ? null : writeDate(licenseEnd, knobs.dateFormat),
		createTime: writeDate(company.createTime, knobs.dateFormat),
		targetUserCount: company.targetUserCount,
		inactiveTargetUserCount: company.inactiveTargetUserCount,
		deletedTargetUserCount: company.deletedTargetUserCount,
		monthlyActiveUserCount: monthlyUsers(company, month ?? data.today.slice(0, 7), data.today),
		tags: company.tags,
		children: null,
	};
	return knobs.newerFields ? { ...row, ...newerFields(company) } : row;
}

/** Fields that only the vendor's front end is seen to read. */
const newerFields = ({ licenseType, targetUserCount }: Company): Row => ({
	modules: licenseType.modules,
	enrolledVendorNames: 'Keepnet',
	monthlyEnrolled: targetUserCount % 7,
	monthlyConsumption: targetUserCount % 5,
	regionCode: 'westeurope',
	regionDisplayName: 'West Europe',
});
