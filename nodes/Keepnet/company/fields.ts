import {
	choiceField,
	collectionField,
	flagField,
	locatorField,
	openChoiceField,
	optionalNumberField,
	textField,
	textsField,
} from '../../../shared/n8n/field';
import { extentFields } from '../../../shared/n8n/list';
import { sortField } from '../../../shared/n8n/listFields';
import { dayRangeFields } from '../../../shared/panel/dayRange';
import { COMPANIES_PER_PAGE } from '../api/endpoints';
import { expertFilterField } from './filter';

/** Several entries of a list that the account holds. */
const picked = (displayName: string, name: string, method: string, what: string) =>
	textsField({
		displayName: `${displayName} Names or IDs`,
		name,
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: method },
		default: [],
		description: `${what}. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
	});

const text = (displayName: string, name: string, placeholder: string, description: string) =>
	textField({ displayName, name, type: 'string', default: '', placeholder, description });

const LARGEST_COUNT = 100_000_000;

const count = (displayName: string, name: string, description: string) =>
	optionalNumberField({
		displayName,
		name,
		type: 'number',
		typeOptions: { minValue: 0, maxValue: LARGEST_COUNT },
		default: 0,
		description,
	});

/** The fields that Keepnet's Companies page can be filtered by. */
export const filters = collectionField(
	{ displayName: 'Filters', name: 'filters', placeholder: 'Add filter' },
	{
		companyName: text('Company Name', 'companyName', 'e.g. Blue Heron', 'Text to find in the name'),
		created: dayRangeFields('Created', 'created', 'creation'),
		expert: expertFilterField,
		industries: picked('Industry', 'industries', 'getIndustries', 'Industries to include'),
		licenseLimit: count('License Limit', 'licenseLimit', 'Exact number of licensed users'),
		licenseTypes: picked('License Type', 'licenseTypes', 'getLicenseTypes', 'License types to include'),
		modules: picked('Module', 'modules', 'getModules', 'Modules (products). The license must include at least one.'),
		overLicenseLimitOnly: flagField(
			{
				displayName: 'Over License Limit Only',
				name: 'overLicenseLimitOnly',
				type: 'boolean',
				default: true,
				description: 'Whether to return only companies with more target users than their license allows',
			},
			false,
		),
		renewal: dayRangeFields('Renewal Date', 'renewalDate', 'renewal'),
		resellerName: text(
			'Reseller Name',
			'resellerName',
			'e.g. Northgate',
			'Text to find in the name of the managing reseller',
		),
		tags: text('Tags', 'tags', 'e.g. education', 'Text to find in the tags'),
		targetUsersFrom: count('Target Users From', 'targetUsersFrom', 'Minimum number of active target users'),
		targetUsersTo: count('Target Users To', 'targetUsersTo', 'Maximum number of active target users'),
	},
);

/** The columns that Keepnet's Companies page can be sorted by, and any other. */
export const sort = sortField(
	openChoiceField(
		choiceField({
			displayName: 'Sort By',
			name: 'sortBy',
			type: 'options',
			options: [
				{ name: 'Company Name', value: 'CompanyName' },
				{ name: 'Date Created', value: 'CreateTime' },
				{ name: 'Industry', value: 'IndustryName' },
				{ name: 'License Limit', value: 'NumberOfUsers' },
				{ name: 'License Type', value: 'LicenseTypeName' },
				{ name: 'Other Field', value: 'custom' },
				{ name: 'Renewal Date (LicenseEndDate)', value: 'LicenseEndDate' },
				{ name: 'Renewal Date (RenewalDate)', value: 'RenewalDate' },
				{ name: 'Reseller Name', value: 'ResellerName' },
				{ name: 'Tags', value: 'Tags' },
				{ name: 'Target Users', value: 'TargetUserCount' },
			],
			default: 'CreateTime',
			description: 'The column to sort by',
		}),
		textField({
			displayName: 'Field Name',
			name: 'customField',
			type: 'string',
			default: '',
			placeholder: 'e.g. MonthlyActiveUserCount',
			description: 'The name of the field as Keepnet spells it',
		}),
	),
	['ascending', 'descending'],
);

/** Which company an operation is about. */
export const company = locatorField(
	{ displayName: 'Company', name: 'companyId', description: 'The company to read' },
	{ searchListMethod: 'searchCompanies', placeholder: 'e.g. kN4pQ7sXb2Lm' },
);

/** How much of the list to read. */
export const extent = extentFields(
	'companies',
	{ by: 'page', first: 1, size: COMPANIES_PER_PAGE },
	{ displayName: 'Page Number', name: 'pageNumber' },
);

/** Off by default: pages then contain companies, not resellers with companies under them. */
export const isClustered = flagField(
	{
		displayName: 'Is Clustered',
		name: 'isClustered',
		type: 'boolean',
		default: true,
		description: 'Whether to nest companies under their resellers, in the field children',
	},
	false,
);

/** How dates are written in filters. Keepnet's assistant writes ISO, its web front end the account's format. */
export const filterDateFormat = choiceField({
	displayName: 'Date Format in Filters',
	name: 'filterDateFormat',
	type: 'options',
	options: [
		{ name: 'DD/MM/YYYY', value: 'dayFirst' },
		{ name: 'ISO 8601 (YYYY-MM-DD)', value: 'iso' },
		{ name: 'MM/DD/YYYY', value: 'monthFirst' },
		{ name: 'YYYY/DD/MM', value: 'yearDayMonth' },
		{ name: 'YYYY/MM/DD', value: 'yearFirst' },
	],
	default: 'iso',
	description: 'How dates are sent to Keepnet. Change it if your account rejects ISO dates.',
});
