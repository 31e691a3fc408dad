import './environment';
import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import type { IWorkflowExecuteAdditionalData, WorkflowExecuteMode } from 'n8n-workflow';
import type { Credentials } from './credentials';

/** Where n8n is reachable from outside; what n8n's `WEBHOOK_URL` sets. Ends with a slash. */
export const DEFAULT_PUBLIC_URL = 'https://n8n.example.com/';

/** What n8n hands to an execution beside the workflow. What our nodes must not need is left to fail loudly. */
export function additionalData(options: {
	credentials: Credentials;
	mode: WorkflowExecuteMode;
	publicUrl?: string;
	executionId?: string;
}): IWorkflowExecuteAdditionalData {
	const { credentials, mode, publicUrl = DEFAULT_PUBLIC_URL, executionId = '1' } = options;
	const now = new Date();
	return {
		credentialsHelper: credentials,
		executionId,
		hooks: new ExecutionLifecycleHooks(mode, executionId, {
			id: 'workflow',
			name: 'Test',
			active: true,
			isArchived: false,
			activeVersionId: null,
			nodes: [],
			connections: {},
			createdAt: now,
			updatedAt: now,
		}),
		externalSecretsProxy: new ExternalSecretsProxy(),
		currentNodeExecutionIndex: 0,
		restApiUrl: `${publicUrl}rest`,
		instanceBaseUrl: publicUrl,
		formBaseUrl: `${publicUrl}form`,
		formWaitingBaseUrl: `${publicUrl}form-waiting`,
		formTestBaseUrl: `${publicUrl}form-test`,
		webhookBaseUrl: `${publicUrl}webhook`,
		webhookWaitingBaseUrl: `${publicUrl}webhook-waiting`,
		webhookTestBaseUrl: `${publicUrl}webhook-test`,
		mcpBaseUrl: `${publicUrl}mcp`,
		mcpTestBaseUrl: `${publicUrl}mcp-test`,
		variables: {},
		logAiEvent: () => undefined,
		executeWorkflow: () => notInTests('sub-workflows'),
		getRunExecutionData: () => notInTests('other executions'),
		getRuntimeCredential: () => notInTests('runtime credentials'),
		startRunnerTask: () => notInTests('task runners'),
	};
}

function notInTests(what: string): Promise<never> {
	return Promise.reject(new Error(`No ${what} in tests`));
}
