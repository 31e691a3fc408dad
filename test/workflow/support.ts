import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { dirname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { MissedCallTelnyxApi } from '../../credentials/MissedCallTelnyxApi.credentials';
import { MissedCallTwilioApi } from '../../credentials/MissedCallTwilioApi.credentials';
import { TRIAL_HEADER } from '../../nodes/shared/trial-answer';
import type { CallPart, TextBackItem } from '../../textback/item';
import { closeLedgers, ledgerFile } from '../../ledger/open';
import type { PhoneCompany } from '../../sandbox/phone-company';
import { ACCOUNT_SID, AUTH_TOKEN, BUSINESS, CALLER, TELNYX_KEYS } from '../sandbox/company';
import type { FilledCredential, MountedTrigger, WebhookOutcome } from './engine';

/** The Twilio credential of the company's only customer. */
export function credentialFor(company: PhoneCompany): FilledCredential {
	return {
		type: new MissedCallTwilioApi(),
		data: { accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, apiUrl: company.url },
	};
}

/** The credential of its customer at Telnyx. */
export function telnyxCredentialFor(company: PhoneCompany): FilledCredential {
	const { apiKey, publicKey } = TELNYX_KEYS;
	return {
		type: new MissedCallTelnyxApi(),
		data: { apiKey, webhooksSignedBy: publicKey, apiUrl: company.url },
	};
}

/** A fresh ledger for the next test. */
export async function forgetLedger(): Promise<void> {
	await closeLedgers();
	await rm(dirname(ledgerFile()), { recursive: true, force: true });
}

/** The item of a call that was just missed. */
export function missedCall(
	change: { id?: string; caller?: string; endedAt?: string } = {},
): TextBackItem & { call: CallPart } {
	const number = change.caller ?? CALLER;
	const now = new Date().toISOString();
	return {
		event: 'missedCall',
		call: {
			id: change.id ?? 'CA1',
			provider: 'twilio',
			from: number,
			to: BUSINESS,
			startedAt: now,
			endedAt: change.endedAt ?? now,
			verdict: 'missed',
			reason: 'noAnswer',
		},
		contact: { number, anonymous: false, missedCalls: 1, firstSeenAt: now, optedOut: false },
		business: { name: 'Oak Street Plumbing', number: BUSINESS },
	};
}

/**
 * Puts a trigger's webhook on the network, so that the phone company can call it.
 *
 * @param heard Told of every request of the phone system, once it is answered.
 */
export async function exposed(
	mount: (publicUrl: string) => MountedTrigger,
	heard: (outcome: WebhookOutcome) => void = () => undefined,
): Promise<{ trigger: MountedTrigger; close: () => Promise<void> }> {
	const server = createServer((request, response) => {
		// As n8n answers when a webhook throws.
		pass(request, response).catch(() => response.writeHead(500).end());
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	const trigger = mount(`http://127.0.0.1:${String(address.port)}/`);

	async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const outcome = await trigger.call({
			raw: await buffer(request),
			headers: Object.fromEntries(
				Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
			),
			query: Object.fromEntries(new URL(request.url ?? '/', 'http://localhost').searchParams),
		});
		response.writeHead(outcome.answer?.status ?? 500, outcome.answer?.headers);
		response.end(outcome.answer?.body);
		if (!(TRIAL_HEADER in request.headers)) heard(outcome);
	}

	return {
		trigger,
		close: async () => {
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		},
	};
}
