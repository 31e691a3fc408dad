import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { Credential, WebhookRequest } from '../contract';
import { readAccount } from './account';

/** Seconds by which Telnyx's clock and ours may differ, and that a webhook may be under way. */
const TOLERANCE_SECONDS = 300;

/** What stands before the 32 bytes of an Ed25519 key in the form that Node reads, RFC 8410. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Whether Telnyx signed this request, within the last five minutes: Ed25519 over `timestamp|body`. Nothing secret is
 * compared, so there is no time to measure.
 * https://developers.telnyx.com/docs/messaging/messages/receiving-webhooks
 */
export function isAuthentic(request: WebhookRequest, credential: Credential): boolean {
	const signature = request.headers['telnyx-signature-ed25519'];
	const timestamp = request.headers['telnyx-timestamp'];
	if (!signature || !timestamp || !/^\d{1,12}$/.test(timestamp)) return false;
	if (Math.abs(request.receivedAt / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
	const signed = Buffer.from(`${timestamp}|${request.rawBody}`, 'utf8');
	return verify(null, signed, keyOf(credential), Buffer.from(signature, 'base64'));
}

function keyOf(credential: Credential): KeyObject {
	const key = Buffer.concat([SPKI_PREFIX, readAccount(credential).publicKey]);
	return createPublicKey({ key, format: 'der', type: 'spki' });
}
