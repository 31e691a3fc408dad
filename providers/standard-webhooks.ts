import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import type { WebhookRequest } from './contract';

/**
 * Whether the request is signed as https://www.standardwebhooks.com says, not longer ago than five minutes. The standard's
 * own library, constant-time; it takes the time from the machine's clock.
 *
 * @param secret `whsec_` and the key in base64.
 */
export function isSigned({ headers, rawBody }: WebhookRequest, secret: string): boolean {
	if (keyBytes(secret) === 0) return false;
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

/** How many bytes the key in a secret has; 0 for what is no secret. The standard asks for 24 to 64. */
export function keyBytes(secret: string): number {
	const [, key = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? [];
	return key.length % 4 === 0 ? Buffer.from(key, 'base64').length : 0;
}
