import type { Route } from '../frame/vendor.mts';
import { isExpired, isOverLimit, type Company, type KeepnetData } from './data.mts';
import { accountDateFormat, writeDate } from './dates.mts';
import { refuse, success, type KeepnetContext } from './envelope.mts';
import type { keepnetKnobs } from './knobs.mts';
import { companiesWithin, companyById, scopeOf } from './scope.mts';
import { authorized, reseller } from './token.mts';

type KeepnetRoute = Route<KeepnetData, typeof keepnetKnobs>;

const PRIVACY = { privacyDurationStartTime: null, privacyDurationEndTime: null };

interface Mine extends Record<string, unknown> {
	children: Mine[];
}

function mine(company: Company, data: KeepnetData, children: Mine[] = []): Mine {
	return {
		name: company.companyName,
		resourceId: company.companyResourceId,
		logoUrl: null,
		privacyDurationId: company.privacyDurationId,
		licenceExpired: isExpired(company, data),
		...PRIVACY,
		children,
	};
}

/**
 * The companies that the caller manages; a company admin sees only the own one. The documents state no order: here the
 * customers come first, so that nobody takes the first one for the caller's own.
 */
const myRoute: KeepnetRoute = {
	method: 'GET',
	path: '/api/companies/my',
	handle(request, context) {
		const { claims } = authorized(request, context);
		const { data, memo, knobs } = context;
		const scope = scopeOf(request, context, claims.role);
		if (claims.role !== 'Reseller') {
			const own = companyById(String(claims.user_company_resourceid), context);
			return success([mine(own, data)], context.knobs);
		}
		const top = scope ?? data.own;
		return memo.get(`my ${top.companyResourceId} ${knobs.myCompanies}`, () => {
			const tree = treeOf(top, context);
			return success(knobs.myCompanies === 'tree' ? [tree] : tree.children.toReversed(), knobs);
		});
	},
};

function treeOf(top: Company, context: KeepnetContext): Mine {
	const { data } = context;
	const below = new Map<Company, Mine[]>();
	for (const company of companiesWithin(top, context)) {
		const parent = company.reseller ?? top;
		const siblings = below.get(parent) ?? [];
		siblings.push(mine(company, data));
		below.set(parent, siblings);
	}
	const resellers = top === data.own ? data.resellers : [];
	const nested = resellers.map((company) => mine(company, data, below.get(company)));
	return mine(top, data, [...nested, ...(below.get(top) ?? [])]);
}

const companyRoute: KeepnetRoute = {
	method: 'GET',
	path: '/api/companies/{resourceId}',
	handle(request, context) {
		const { claims } = reseller(request, context);
		scopeOf(request, context, claims.role);
		const company = companyById(request.params.resourceId ?? '', context);
		return success(detailOf(company, context), context.knobs);
	},
};

/** The specification's `CompanyDto`. Here, unlike in the search, numberOfUsers is a number. */
function detailOf(company: Company, { knobs, data }: KeepnetContext): Record<string, unknown> {
	const account = accountDateFormat(knobs.dateFormat);
	const { licenseEnd, licenseType, industry, limit } = company;
	return {
		resourceId: company.companyResourceId,
		name: company.companyName,
		description: null,
		industryResourceId: industry.resourceId,
		industryName: industry.name,
		countryResourceId: null,
		countryName: 'United Kingdom',
		countryCode: 'GB',
		address: null,
		websiteUrl: null,
		logoUrl: null,
		licenseTypeResourceId: licenseType.resourceId,
		licenseTypeName: licenseType.name,
		licensePeriodTypeResourceId: null,
		licensePeriodTypeName: 'Yearly',
		licenseStartDate: writeDate(company.createTime, knobs.dateFormat),
		licenseEndDate: licenseEnd === null ? null : writeDate(licenseEnd, knobs.dateFormat),
		isNumberOfUsersLimited: limit !== null,
		numberOfUsers: limit ?? (knobs.unlimitedAs === '9999' ? 9_999 : null),
		companyGroups: [],
		parentId: company.reseller?.companyResourceId ?? null,
		statusId: company.isActive ? 1 : 0,
		statusName: company.isActive ? 'Active' : 'Inactive',
		licenseModules: licenseType.modules.map(({ resourceId }) => resourceId),
		targetUserCount: company.targetUserCount,
		timeZoneId: 'UTC',
		dateFormat: company === data.own ? account : knobs.companyDateFormat || account,
		timeFormat: knobs.dateFormat.endsWith(' a') ? '12h' : '24h',
		tags: company.tags,
		hasAgenticAILicense: false,
	};
}

const licenseCheckRoute: KeepnetRoute = {
	method: 'GET',
	path: '/api/companies/{resourceId}/license-check',
	handle(request, context) {
		const { claims } = reseller(request, context);
		scopeOf(request, context, claims.role);
		const company = companyById(request.params.resourceId ?? '', context);
		const check = {
			isLimited: company.limit !== null,
			licenseLimit: company.limit,
			activeUserCount: company.targetUserCount,
			totalUserCount: company.targetUserCount + company.inactiveTargetUserCount,
			isLicenseExceeded: isOverLimit(company),
		};
		return success(check, context.knobs);
	},
};

/** What the vendor's front end reads at start. Whether a REST API client may read it is not documented. */
const settingsRoute: KeepnetRoute = {
	method: 'GET',
	path: '/api/system-users/settings',
	handle(request, context) {
		authorized(request, context);
		const { accountSettings, dateFormat } = context.knobs;
		if (accountSettings === 403) throw refuse(context, 403);
		const timeFormat = dateFormat.endsWith(' a') ? '12h' : '24h';
		return success(
			{ timeZoneId: 'UTC', timeZoneName: 'UTC', dateFormat: accountDateFormat(dateFormat), timeFormat },
			context.knobs,
		);
	},
};

export const companyRoutes = [myRoute, companyRoute, licenseCheckRoute, settingsRoute];
