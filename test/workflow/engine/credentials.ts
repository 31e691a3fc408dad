import {
	ICredentialsHelper,
	NodeHelpers,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IRequestOptionsSimplified,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
} from 'n8n-workflow';

/** A credential as a person would have filled it in: what is left out gets the property's default. */
export type FilledCredential = { type: ICredentialType; data: Record<string, string | number | boolean> };

/**
 * Does what n8n's own helper does with credentials, without its database: fills in defaults, drops fields that are not
 * displayed, and authenticates a request the way the credential type says.
 */
export class Credentials extends ICredentialsHelper {
	private readonly byType: Map<string, FilledCredential>;

	constructor(filled: FilledCredential[]) {
		super();
		this.byType = new Map(filled.map((credential) => [credential.type.name, credential]));
	}

	has(typeName: string): boolean {
		return this.byType.has(typeName);
	}

	getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_nodeCredentials: INodeCredentialsDetails,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject> {
		const { type, data } = this.get(typeName);
		const filled = NodeHelpers.getNodeParameters(type.properties, data, true, false, null, null);
		const fields = Object.entries(filled ?? {}).flatMap(([name, value]) =>
			typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
				? [[name, value]]
				: [],
		);
		return Promise.resolve(Object.fromEntries(fields));
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		options: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		if (!('url' in options)) throw new Error('Our nodes send requests that name their address');
		const { authenticate } = this.get(typeName).type;
		if (!authenticate) return options;
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		if (!workflow || !node) throw new Error('n8n resolves a generic authentication within a workflow');

		const resolve = (value: string): unknown =>
			workflow.expression.getSimpleParameterValue(node, value, 'internal', { $credentials: credentials });
		const parts = Object.entries(authenticate.properties).map(([part, values]) => [
			part,
			Object.fromEntries(
				Object.entries(values ?? {}).map(([key, value]) => [String(resolve(key)), resolve(String(value))]),
			),
		]);
		return mergeParts(options, Object.fromEntries(parts));
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	preAuthentication(): Promise<undefined> {
		return Promise.resolve(undefined);
	}

	runPreAuthentication(): Promise<undefined> {
		return Promise.resolve(undefined);
	}

	getCredentialsProperties(typeName: string): INodeProperties[] {
		return this.get(typeName).type.properties;
	}

	getCredentials(): Promise<never> {
		return Promise.reject(new Error('Encrypted credentials do not exist in tests'));
	}

	updateCredentials(): Promise<never> {
		return Promise.reject(new Error('Our nodes do not change credentials'));
	}

	updateCredentialsOauthTokenData(): Promise<never> {
		return Promise.reject(new Error('Our nodes do not change credentials'));
	}

	private get(typeName: string): FilledCredential {
		const credential = this.byType.get(typeName);
		if (!credential) throw new Error(`The test gave no credential of type ${typeName}`);
		return credential;
	}
}

/** Lays the credential's headers, query fields and so on over those of the request. */
function mergeParts(
	request: IHttpRequestOptions,
	parts: Pick<IHttpRequestOptions, 'headers' | 'qs' | 'auth'> & { body?: Record<string, unknown> },
): IHttpRequestOptions {
	return {
		...request,
		headers: { ...request.headers, ...parts.headers },
		qs: { ...request.qs, ...parts.qs },
		...(parts.auth && { auth: parts.auth }),
		...(parts.body && { body: { ...Object(request.body), ...parts.body } }),
	};
}
