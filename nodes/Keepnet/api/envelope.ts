import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../../shared/engine/contract';
import { differs } from '../../../shared/engine/differs';
import { valueAt, type Call, type Endpoint } from '../../../shared/engine/endpoint';
import { send } from '../../../shared/engine/http/send';
import type { Session } from '../../../shared/engine/http/session';

/** The content of an answer's envelope; some lookups come without one. */
export async function sendForAny(session: Session, endpoint: Endpoint, call: Call = {}): Promise<unknown> {
	const { body } = await send(session, endpoint, call);
	const data = valueAt(body, 'data');
	return data === undefined ? body : data;
}

/** Like `sendForAny`, for an endpoint that answers with one object. @throws VendorError when it does not */
export async function sendForData(session: Session, endpoint: Endpoint, call: Call = {}): Promise<IDataObject> {
	const data = await sendForAny(session, endpoint, call);
	if (isObject(data)) return data as IDataObject;
	throw differs(endpoint, 'data is not an object');
}
