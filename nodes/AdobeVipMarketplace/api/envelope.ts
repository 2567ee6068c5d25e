import type { IDataObject } from 'n8n-workflow';

import type { Call, Endpoint } from '../../../shared/engine/endpoint';
import { differs } from '../../../shared/engine/differs';
import { send } from '../../../shared/engine/http/send';
import type { Session } from '../../../shared/engine/http/session';

const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object that an endpoint answers with. @throws VendorError when it answers with something else */
export async function sendForObject(session: Session, endpoint: Endpoint, call: Call): Promise<IDataObject> {
	const { body } = await send(session, endpoint, call);
	if (isObject(body)) return body;
	throw differs(endpoint, 'the answer is not an object');
}
