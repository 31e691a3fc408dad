import { randomBytes } from 'node:crypto';

/** A new identifier as Twilio makes them: two letters for the kind of thing and 32 hex digits. */
export function newSid(kind: 'CA' | 'SM' | 'PN' | 'RE' | 'TR' | 'FW'): string {
	return kind + randomBytes(16).toString('hex');
}
