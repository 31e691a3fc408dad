import { createHmac } from 'node:crypto';
import type { Credential } from '../contract';
import { ProviderError } from '../error';

/** A Telnyx account as the credential describes it. n8n itself puts the API key into the requests. */
export type TelnyxAccount = {
	/** Ed25519, 32 bytes. Telnyx signs its webhooks with the private one. */
	publicKey: Buffer;
	/** Address of the REST API without a slash at the end. */
	apiUrl: string;
};

const API_URL = 'https://api.telnyx.com';

/** @throws ProviderError when the credential has no public key, or one that is cut off. */
export function readAccount(credential: Credential): TelnyxAccount {
	const publicKey = Buffer.from(field(credential, 'webhooksSignedBy'), 'base64');
	if (publicKey.length !== 32) {
		throw new ProviderError(
			'credentials',
			publicKey.length === 0
				? 'The Telnyx credential has no Public Key'
				: 'The Public Key in the Telnyx credential is not a whole one',
			'Copy it from the Telnyx portal: Account Settings > Keys & Credentials > Public Key. It has 44 characters and ends with =.',
		);
	}
	return { publicKey, apiUrl: apiUrl(credential) };
}

/**
 * Keys the signature of our own addresses: Telnyx signs the body alone, and not which address it asks. The same in every
 * process, and there whatever becomes of the record.
 *
 * @throws ProviderError when the credential has no API key.
 */
export function addressKey(credential: Credential): Buffer {
	const apiKey = field(credential, 'apiKey');
	if (apiKey === '') {
		throw new ProviderError(
			'credentials',
			'The Telnyx credential has no API Key',
			'Make one in the Telnyx portal under Account Settings > Keys & Credentials > API Keys.',
		);
	}
	return createHmac('sha256', apiKey).update('addresses of the steps of a call').digest();
}

/** The API's address, which needs no public key. */
export function apiUrl(credential: Credential): string {
	return (field(credential, 'apiUrl') || API_URL).replace(/(?<!\/)\/+$/, '');
}

function field(credential: Credential, name: string): string {
	const value = credential[name];
	return typeof value === 'string' ? value.trim() : '';
}
