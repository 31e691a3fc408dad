import type { IWebhookFunctions } from 'n8n-workflow';
import type { Credential } from '../../providers/contract';

/** How long a credential counts as it was read: a secret that was replaced is not believed for longer. */
const FRESH_MS = 60_000;

/** Strangers can cause no more than so many readings of one credential in that time. */
const MOST_READ_AGAIN = 3;

type Known = { readAt: number; credential: Promise<Credential> };

/** By their id in n8n; a new credential has a new one. */
const known = new Map<string, Known>();

/** When each was read again before its time, in ms. */
const readAgain = new Map<string, number[]>();

/**
 * The node's credential, as it was less than a minute ago. Reading one in a webhook takes n8n tens of milliseconds, in
 * which a caller hears nothing.
 *
 * @param now ms.
 */
export async function recentCredential(
	context: IWebhookFunctions,
	type: string,
	now: number,
): Promise<Credential> {
	const id = idOf(context, type);
	const at = id === undefined ? undefined : known.get(id);
	return await (at && isRecent(at.readAt, now) ? at.credential : read(context, type, now));
}

/**
 * The node's credential as it is now, for a webhook that the one at hand does not verify.
 *
 * @param now ms.
 * @returns undefined when it was read just now, or too often within the last minute.
 */
export async function credentialReadAgain(
	context: IWebhookFunctions,
	type: string,
	now: number,
): Promise<Credential | undefined> {
	const id = idOf(context, type);
	if (id === undefined || known.get(id)?.readAt === now) return undefined;
	const lately = (readAgain.get(id) ?? []).filter((at) => isRecent(at, now));
	if (lately.length >= MOST_READ_AGAIN) return undefined;
	readAgain.set(id, [...lately, now]);
	return await read(context, type, now);
}

/** Those who ask while it is being read get the same answer. */
async function read(context: IWebhookFunctions, type: string, now: number): Promise<Credential> {
	const id = idOf(context, type);
	const credential = context.getCredentials<Credential>(type);
	if (id === undefined) return await credential;
	const reading = { readAt: now, credential };
	known.set(id, reading);
	credential.catch(() => {
		if (known.get(id) === reading) known.delete(id);
	});
	return await credential;
}

/** A time that is still to come was told by a clock that was wrong. */
function isRecent(at: number, now: number): boolean {
	return at <= now && now - at < FRESH_MS;
}

function idOf(context: IWebhookFunctions, type: string): string | undefined {
	return context.getNode().credentials?.[type]?.id ?? undefined;
}
