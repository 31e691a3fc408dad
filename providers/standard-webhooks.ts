import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import type { WebhookRequest } from './contract';

/**
 * Whether the request is signed as https://www.standardwebhooks.com says, not longer ago than five minutes. The standard's
 * own library, constant-time; it takes the time from the machine's clock.
 *
 * @param secret `whsec_` and the key in base64.
 */
export function isSigned({ headers, rawBody }: WebhookRequest, secret: string): boolean {
	if (!isSecret(secret)) return false;
	const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = headers;
	if (!id || !timestamp || !signature) return false;
	try {
		new Webhook(secret).verify(
			rawBody,
			{ 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature },
			{ jsonParse: false },
		);
		return true;
	} catch (error) {
		if (error instanceof WebhookVerificationError) return false;
		throw error;
	}
}

/** Whether it can be the secret of a signature: at least 16 bytes. */
export function isSecret(secret: string): boolean {
	return /^whsec_[A-Za-z0-9+/]{22,}={0,2}$/.test(secret) && secret.replace('whsec_', '').length % 4 === 0;
}
