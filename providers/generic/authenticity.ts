import { createHash, timingSafeEqual } from 'node:crypto';
import type { Credential, WebhookRequest } from '../contract';
import { isSigned, keyBytes } from '../standard-webhooks';

/** A token that is shorter than this can be guessed. */
const SHORTEST_TOKEN = 16;

/** In bytes, as Standard Webhooks asks for. */
const SHORTEST_KEY = 24;
const LONGEST_KEY = 64;

/**
 * Whether the sender knows the credential's secret: by a signature (Standard Webhooks), or, from systems that cannot sign,
 * by a token in the header `Authorization: Bearer …`. Both constant-time.
 */
export function isAuthentic(request: WebhookRequest, credential: Credential): boolean {
	if (problemOf(credential) !== undefined) return false;
	if (provesBySignature(credential)) return isSigned(request, field(credential, 'secret'));
	const [, token] = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '') ?? [];
	return token !== undefined && timingSafeEqual(digest(token), digest(field(credential, 'token')));
}

/** What keeps the credential from proving anything, in a sentence; undefined when all is well. */
export function problemOf(credential: Credential): string | undefined {
	if (provesBySignature(credential)) {
		const bytes = keyBytes(field(credential, 'secret'));
		return bytes >= SHORTEST_KEY && bytes <= LONGEST_KEY
			? undefined
			: `“Signing Secret” must be whsec_ followed by a key of ${SHORTEST_KEY} to ${LONGEST_KEY} bytes in base64. Make one with: echo whsec_$(openssl rand -base64 32)`;
	}
	const token = field(credential, 'token');
	return token.length >= SHORTEST_TOKEN && /^\S+$/.test(token)
		? undefined
		: `“Token” must have at least ${SHORTEST_TOKEN} characters and no spaces. Make one with: openssl rand -hex 32`;
}

function provesBySignature(credential: Credential): boolean {
	return credential.proof === 'signature';
}

function field(credential: Credential, name: string): string {
	const value = credential[name];
	return typeof value === 'string' ? value.trim() : '';
}

/** Of the same length whatever was given, so that comparing tells nothing of the length either. */
function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
