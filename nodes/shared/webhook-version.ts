/**
 * The version of the nodes that have a webhook. For a node of version 1, n8n evaluates an expression at every webhook
 * (`parseRequestBody` in its webhook-helpers, for the options of old Webhook nodes), while the caller waits.
 */
export const WEBHOOK_NODE_VERSION = 1.1;
