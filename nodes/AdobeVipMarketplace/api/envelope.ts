import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../../shared/engine/contract';
import { valueAt, type Call, type Endpoint } from '../../../shared/engine/endpoint';
import { differs } from '../../../shared/engine/differs';
import type { VendorError } from '../../../shared/engine/errors';
import { send } from '../../../shared/engine/http/send';
import type { Session } from '../../../shared/engine/http/session';
import { secondLook } from '../../../shared/engine/secondLook';

/**
 * The object that an endpoint answers with.
 * @param isOdd whether it cannot be right and is requested once more
 * @throws VendorError when it answers with something else
 */
export async function sendForObject(
	session: Session,
	endpoint: Endpoint,
	call: Call,
	isOdd: (body: Record<string, unknown>) => boolean = () => false,
): Promise<IDataObject> {
	const body = await secondLook(
		session,
		async () => (await send(session, endpoint, call)).body,
		(answer) => !isObject(answer) || isOdd(answer),
	);
	// Parsed JSON is what n8n calls an IDataObject.
	if (isObject(body)) return body as IDataObject;
	throw differs(endpoint, 'the answer is not an object');
}

/**
 * One record, which names itself by its ID: an answer without it, or with another one, is not the record.
 * @param name of its ID, in the path and in the answer
 * @throws VendorError
 */
export async function sendForRecord<Name extends string>(
	session: Session,
	endpoint: Endpoint,
	path: Record<Name, string>,
	name: NoInfer<Name>,
): Promise<IDataObject> {
	const isOther = (answer: Record<string, unknown>) => !valueAt(answer, name) || isAnother(answer, name, path[name]);
	const body = await sendForObject(session, endpoint, { path }, isOther);
	if (isOther(body)) throw another(endpoint, name);
	return body;
}

/** Whether an answer names another record than the one asked for. One that names none does not. */
export const isAnother = (answer: Record<string, unknown>, name: string, id: string): boolean =>
	String(valueAt(answer, name) ?? id).toLowerCase() !== id.toLowerCase();

/** The error of {@link isAnother}. */
export const another = (endpoint: Endpoint, name: string): VendorError =>
	differs(endpoint, `the answer does not have the ${name} that was asked for`);

/** Without rows that are listed again as they are. */
export const onceEach = <Row>(rows: readonly Row[]): Row[] => [
	...new Map(rows.map((row) => [JSON.stringify(row), row])).values(),
];
