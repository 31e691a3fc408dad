/**
 * Our nodes in n8n's own engine, without its server and database.
 *
 * - {@link runWorkflow} runs nodes from the source, in n8n's `WorkflowExecute`, with n8n's expressions, HTTP helpers, retries
 *   and error outputs, and returns what each node put on each output.
 * - {@link MountedTrigger} does with a trigger what n8n does: activates and deactivates it, hands it requests, collects
 *   what it starts. Its result can be given to `runWorkflow` as `emitted`.
 *
 * Each test file that imports this gets an n8n folder of its own ({@link userFolder}), removed at the end.
 */
export { userFolder } from './engine/environment';
export type { FilledCredential } from './engine/credentials';
export type { WebhookAnswer, WebhookCall } from './engine/http';
export type { NodeClass } from './engine/node-types';
export { RunResult, runWorkflow, type RunOptions } from './engine/run';
export { MountedTrigger, type TriggerOptions, type WebhookOutcome } from './engine/trigger';
export type { Line, NodeSpec } from './engine/workflow';
