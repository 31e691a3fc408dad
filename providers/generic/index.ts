import type { CallSystem, CallWebhook, IgnoredWebhook, WebhookAnswer, WebhookRequest } from '../contract';
import { isAuthentic, problemOf } from './authenticity';
import { readReport } from './report';

const TAKEN: WebhookAnswer = { status: 200, contentType: 'application/json', body: '{"received":true}' };

/** Any phone system that can send a web request when a call has ended. It handles the call; we only hear of it. */
export const generic = {
	id: 'generic',
	displayName: 'Any Phone System (Signed Webhook)',
	credentialType: 'missedCallWebhookApi',
	signsAddress: false,
	isAuthentic,
	problemOf,
	whereToPaste: {
		calls:
			'Let your phone system send a web request there when a call has ended; recipes for Asterisk, FreePBX, 3CX, FreeSWITCH and others are in this node’s docs.',
	},
	calls: { routes: ['listen'], readWebhook, refusedAnswer: TAKEN },
} satisfies CallSystem;

function readWebhook(request: WebhookRequest): CallWebhook | IgnoredWebhook {
	const report = readReport(request.rawBody, request.receivedAt);
	if (!report) return { kind: 'ignored', why: 'it has no callId' };
	const { callId, from, to, events, status, outcome } = report;
	if (report.isOutbound) return { kind: 'ignored', why: 'the call went out' };
	if (!outcome) return { kind: 'ignored', why: `the status "${status.slice(0, 60)}" is not one we know` };
	return { kind: 'call', callId, from, to, events, someoneWaits: false, answer: () => TAKEN };
}
