import type { WebhookRequest } from '../contract';
import type { Dialect } from './dialect';

/**
 * The parts of a call flow. Every request of a call comes to the one webhook address; the `step` in its query says
 * which part it is.
 */
const STEPS = [
	/** A call has come in. */
	'incoming',
	/** A dialled phone begins to ring. */
	'ringing',
	/** A dialled phone was picked up; asked for on that phone's leg, before the caller is connected. */
	'whisper',
	/** A key was pressed there. */
	'accept',
	/** It goes on waiting there until the phone system has heard who picked up. */
	'screen',
	/** The phone system has heard who picked up. */
	'heard',
	/** Ringing is over. */
	'dialed',
	/** The caller has left a message. */
	'recorded',
	/** The message was written down. */
	'transcribed',
	/** The caller's leg has ended. */
	'status',
] as const;

export type Step = (typeof STEPS)[number];

/** What an address of a step says besides the step. */
export type StepDetails = {
	/** Id of the caller's leg: requests about the owner's leg carry only that one's own. */
	call?: string;
	/** As Twilio gave it. */
	caller?: string;
	/** The dialled phone, E.164. */
	phone?: string;
	/** Which of the phones that ring one after the other; how often `screen` has asked. From 0. */
	turn?: number;
};

/** The address that the phone system is to ask for a step. */
export function stepUrl(webhookUrl: string, step: Step, details: StepDetails = {}): string {
	const url = new URL(webhookUrl);
	for (const [name, value] of Object.entries({ step, ...details })) url.searchParams.set(name, String(value));
	return url.toString();
}

/** @returns undefined for a request that is no step of a call flow of ours. */
export function readStep(
	dialect: Dialect,
	{ query, rawBody }: WebhookRequest,
): { step: Step; details: StepDetails } | undefined {
	const step =
		query.step === undefined
			? stepOfPlainAddress(dialect, rawBody)
			: STEPS.find((known) => known === query.step);
	if (!step) return undefined;
	const { call, caller, phone } = query;
	const turn = Number(query.turn);
	return {
		step,
		details: {
			...(call !== undefined && { call }),
			...(caller !== undefined && { caller }),
			...(phone !== undefined && { phone }),
			...(query.turn !== undefined && Number.isSafeInteger(turn) && { turn }),
		},
	};
}

/** A person who sets the number up by hand pastes the one plain address for calls and for their status. */
function stepOfPlainAddress(dialect: Dialect, rawBody: string): Step {
	return dialect.reportsStatus(new URLSearchParams(rawBody)) ? 'status' : 'incoming';
}
