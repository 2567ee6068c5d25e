/** The store of credentials that n8n's server keeps: what is saved, defaults, expressions, and pre-authentication. */
import {
	ICredentialsHelper,
	NodeHelpers,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialsExpressionResolveValues,
	type ICredentialType,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeProperties,
	type INodeTypes,
} from 'n8n-workflow';

export interface StoredCredential {
	id: string;
	type: string;
}

const noTypes = {
	getByName: () => undefined,
	getByNameAndVersion: () => undefined,
	getKnownTypes: () => ({}),
} as unknown as INodeTypes;
const mockNode: INode = {
	id: 'mock',
	name: 'mock',
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

export class CredentialStore extends ICredentialsHelper {
	private readonly stored = new Map<string, ICredentialDataDecryptedObject>();
	private readonly types = new Map<string, ICredentialType>();
	private count = 0;

	constructor(classes: Record<string, new () => object>) {
		super();
		this.add(classes);
	}

	add(classes: Record<string, new () => object>): void {
		for (const Class of Object.values(classes)) {
			const made = new Class();
			if ('properties' in made && 'name' in made) this.types.set(String(made.name), made as ICredentialType);
		}
	}

	/** Saves a credential as the server would. */
	save(type: string, data: Record<string, unknown>): StoredCredential {
		this.count += 1;
		const id = `credential-${this.count}`;
		this.stored.set(id, data as ICredentialDataDecryptedObject);
		return { id, type };
	}

	saved(id: string): ICredentialDataDecryptedObject | undefined {
		return this.stored.get(id);
	}

	override getParentTypes(type: string): string[] {
		return this.types.get(type)?.extends ?? [];
	}

	override isCredentialUsableByNode(): boolean {
		return true;
	}

	override getCredentialsProperties(type: string): INodeProperties[] {
		return this.types.get(type)?.properties ?? [];
	}

	override async getCredentials(): Promise<never> {
		throw new Error('not needed: getDecrypted is overridden');
	}

	override async getDecrypted(
		_additionalData: unknown,
		{ id }: INodeCredentialsDetails,
		type: string,
		_mode?: unknown,
		_executeData?: unknown,
		raw?: boolean,
		item?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const data = structuredClone(this.stored.get(id ?? '') ?? {});
		if (raw === true) return data;
		const filled = NodeHelpers.getNodeParameters(
			this.getCredentialsProperties(type),
			data as never,
			true,
			false,
			null,
			null,
		) as ICredentialDataDecryptedObject;
		const all = { ...data, ...filled };
		// As in n8n: expressions of a credential are those of the input item it is read for.
		if (item !== undefined)
			return item.workflow.expression.getParameterValue(
				all as never,
				item.runExecutionData,
				item.runIndex,
				item.itemIndex,
				item.node.name,
				item.connectionInputData,
				'internal',
				{},
				undefined,
				false,
				all as never,
			) as unknown as ICredentialDataDecryptedObject;
		const workflow = new Workflow({ nodes: [mockNode], connections: {}, active: false, nodeTypes: noTypes });
		return workflow.expression.getComplexParameterValue(
			mockNode,
			all as never,
			'internal',
			{},
			undefined,
			undefined,
			all as never,
		) as ICredentialDataDecryptedObject;
	}

	override async updateCredentials(
		{ id }: INodeCredentialsDetails,
		_type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.stored.set(id ?? '', data);
	}

	override async updateCredentialsOauthTokenData(
		{ id }: INodeCredentialsDetails,
		_type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		const { oauthTokenData = {} } = data;
		this.stored.set(id ?? '', { ...this.stored.get(id ?? ''), oauthTokenData });
	}

	override async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	/** As in n8n: asked for only when the expirable field is empty, or when a 401 says that it no longer holds. */
	override async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		expired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const type = this.types.get(typeName);
		const field = type?.properties.find(
			({ type: kind, typeOptions }) => kind === 'hidden' && typeOptions?.expirable === true,
		);
		if (type?.preAuthentication === undefined || field === undefined) return undefined;
		if (credentials[field.name] !== '' && !expired) return undefined;
		const output = await type.preAuthentication.call(helpers, credentials);
		if (output[field.name] === undefined) return undefined;
		const id = node.credentials?.[typeName]?.id ?? '';
		this.stored.set(id, { ...this.stored.get(id), ...output } as ICredentialDataDecryptedObject);
		return { ...credentials, ...output } as ICredentialDataDecryptedObject;
	}

	override async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const authenticate = this.types.get(typeName)?.authenticate;
		if (typeof authenticate === 'function') return await authenticate(credentials, request);
		const headers = Object.entries(authenticate?.properties.headers ?? {}).map(([name, value]) => [
			name,
			String(value)
				.replace(/^=/, '')
				.replace(/\{\{\s*\$credentials\.(\w+)\s*\}\}/g, (_, field: string) => String(credentials[field])),
		]);
		return { ...request, headers: { ...request.headers, ...(Object.fromEntries(headers) as Record<string, string>) } };
	}
}
