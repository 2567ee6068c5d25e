import type { Route } from '../frame/vendor.mts';
import { jsonBody } from './body.mts';
import type { KeepnetData, Named } from './data.mts';
import { blame, success, type KeepnetContext } from './envelope.mts';
import type { keepnetKnobs } from './knobs.mts';
import { authorized } from './token.mts';

type KeepnetRoute = Route<KeepnetData, typeof keepnetKnobs>;

/** Lookup types by id (seen in the vendor's front end and agent). */
const INDUSTRY = 2;
const LICENSE_TYPE = 3;

const licensesRoute: KeepnetRoute = {
	method: 'GET',
	path: '/api/lookups/licenses',
	handle(request, context) {
		authorized(request, context);
		const { licenseTypes, modules } = context.data;
		const licenses = licenseTypes.map((type) => ({
			resourceId: type.resourceId,
			name: type.name,
			licenseModules: modules.map((module) => ({
				...module,
				isAvailable: type.modules.includes(module),
			})),
		}));
		const allLicenseModules = modules.map((module) => ({ ...module, isAvailable: true }));
		return success({ licenses, allLicenseModules }, context.knobs);
	},
};

const listRoute: KeepnetRoute = {
	method: 'POST',
	path: '/api/lookups',
	handle(request, context) {
		authorized(request, context);
		const ids = jsonBody(request, context).get('typeidlist');
		if (!Array.isArray(ids)) throw blame(context, 400, 'body', 'typeIdList is not a list');
		return success(
			ids.flatMap((id: unknown) => rowsOf(Number(id), context)),
			context.knobs,
		);
	},
};

const typeRoute: KeepnetRoute = {
	method: 'GET',
	path: '/api/lookups/{typeId}',
	handle(request, context) {
		authorized(request, context);
		return success(rowsOf(Number(request.params.typeId), context), context.knobs);
	},
};

/** Rows of a lookup type; none for a type that the sandbox has no use for. */
function rowsOf(typeId: number, { data }: KeepnetContext): Array<Record<string, unknown>> {
	const [typeName, items]: [string, Named[]] =
		typeId === INDUSTRY
			? ['Industry', data.industries]
			: ['License Type', typeId === LICENSE_TYPE ? data.licenseTypes : []];
	return items.map(({ resourceId, name }, index) => ({
		resourceId,
		genericCodeTypeId: typeId,
		genericCodeTypeName: typeName,
		name,
		code: name.toUpperCase().replaceAll(' ', '_'),
		description: null,
		orderNumber: index + 1,
		isoCode: null,
		isoFriendlyName: null,
	}));
}

export const lookupRoutes = [licensesRoute, listRoute, typeRoute];
