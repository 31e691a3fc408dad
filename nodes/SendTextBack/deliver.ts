import { setTimeout as wait } from 'node:timers/promises';
import type { SentText } from '../../providers/contract';
import { ProviderError } from '../../providers/error';

/** How long a phone system that is busy or broken is asked again here; after that the outbox brings the call back. */
export const patience = { deadlineMs: 8_000, firstPauseMs: 500 };

/** How the sending of a text ended. `mayBeOut`: nobody can say that it did not go out. */
export type Delivery =
	{ kind: 'sent'; text: SentText } | { kind: 'failed'; error: ProviderError; mayBeOut: boolean };

/**
 * Sends a text. A phone system that has too much to do or a problem of its own is asked again, with growing pauses of
 * random length; one that refuses is not. Before a text that may be out is sent again, the phone system's own list is
 * asked, and a request that nobody answered is not sent again here: it may still be on its way.
 *
 * @param find What the phone system's list says: the text if it went out.
 */
export async function deliver(
	send: () => Promise<SentText>,
	find: () => Promise<SentText | undefined>,
): Promise<Delivery> {
	const endsAt = performance.now() + patience.deadlineMs;
	let mayBeOut = false;
	const attempt = async (): Promise<SentText> => {
		const found = mayBeOut ? await find() : undefined;
		mayBeOut = false;
		return found ?? (await send());
	};
	for (let pause = patience.firstPauseMs; ; pause *= 2) {
		const answer = await outcomeOf(attempt());
		if (answer.ok) return { kind: 'sent', text: answer.value };
		const { error } = answer;
		mayBeOut ||= error.details.mayHaveHappened === true;
		const isOver = performance.now() + pause > endsAt;
		if (isOver || !mayPass(error)) return await settle(error, mayBeOut, find);
		await wait(pause * (0.5 + Math.random() / 2));
	}
}

/** Without a later attempt, the list has the last word. */
async function settle(
	error: ProviderError,
	mayBeOut: boolean,
	find: () => Promise<SentText | undefined>,
): Promise<Delivery> {
	if (!mayBeOut) return { kind: 'failed', error, mayBeOut };
	const found = await outcomeOf(find());
	return found.ok && found.value ? { kind: 'sent', text: found.value } : { kind: 'failed', error, mayBeOut };
}

/** Whether the same request may be answered differently in a moment: 429, 5xx, or no connection at all. */
function mayPass({ kind, details }: ProviderError): boolean {
	const { httpStatus, mayHaveHappened } = details;
	if (httpStatus === undefined) return kind === 'unavailable' && mayHaveHappened === false;
	return httpStatus === 429 || httpStatus >= 500;
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; error: ProviderError };

/** A provider's refusal is an outcome to deal with; any other error is a fault of ours and goes on. */
export async function outcomeOf<T>(request: Promise<T>): Promise<Outcome<T>> {
	return await request.then(
		(value) => ({ ok: true as const, value }),
		(error: unknown) => {
			if (error instanceof ProviderError) return { ok: false as const, error };
			throw error;
		},
	);
}
