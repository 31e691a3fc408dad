import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookRequest } from '../contract';
import type { Dialect } from './dialect';

/**
 * The parts of a call flow. Every request of a call comes to the one webhook address; the `step` in its query says
 * which part it is.
 */
export const STEPS = [
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
	/** Ringing is over, or that of one turn. */
	'dialed',
	/** Every phone was picked up in vain or declined: asked for by our own redirect. */
	'noneLeft',
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
	/** Which ringing of the call it is; how often `screen` has asked. From 0. */
	turn?: number;
	/** When the ringing began, ms. */
	since?: number;
};

/** Where a call's steps are asked for. */
export type StepAddress = {
	/** The node's public address. */
	url: string;
	/** Keys the signature of our own addresses, where the phone system does not sign which address it asks. */
	key?: Buffer;
};

/** The address that the phone system is to ask for a step. */
export function stepUrl(address: StepAddress, step: Step, details: StepDetails = {}): string {
	const said = new Map(Object.entries({ step, ...details }).map(([name, value]) => [name, String(value)]));
	const proof = proofOf(address, said);
	const url = new URL(address.url);
	for (const [name, value] of said) url.searchParams.set(name, value);
	if (proof !== undefined) url.searchParams.set('proof', proof);
	return url.toString();
}

/** @returns undefined for a request that is no step of a call flow of ours. */
export function readStep(
	dialect: Dialect,
	{ query }: WebhookRequest,
	fields: URLSearchParams,
	address: StepAddress,
): { step: Step; details: StepDetails } | undefined {
	if (query.step === undefined) return { step: stepOfPlainAddress(dialect, fields), details: {} };
	const step = STEPS.find((known) => known === query.step);
	if (!step) return undefined;
	if (isOurs(address, query)) return { step, details: detailsIn(query) };
	return AT_THE_NUMBER.has(step) ? { step, details: {} } : undefined;
}

/** The steps that a number is set to: their addresses say nothing more, and need no proof. */
const AT_THE_NUMBER: ReadonlySet<Step> = new Set(['incoming', 'status']);

/** A person who sets the number up by hand pastes the one plain address for calls and for their status. */
function stepOfPlainAddress(dialect: Dialect, fields: URLSearchParams): Step {
	return dialect.reportsStatus(fields) ? 'status' : 'incoming';
}

function detailsIn(query: WebhookRequest['query']): StepDetails {
	const { call, caller, phone } = query;
	return {
		...(call !== undefined && { call }),
		...(caller !== undefined && { caller }),
		...(phone !== undefined && { phone }),
		...numberIn(query, 'turn'),
		...numberIn(query, 'since'),
	};
}

function numberIn<K extends 'turn' | 'since'>(
	query: WebhookRequest['query'],
	name: K,
): Partial<Record<K, number>>;
function numberIn(query: WebhookRequest['query'], name: string): Record<string, number> {
	const value = query[name];
	const number = Number(value);
	return value !== undefined && Number.isSafeInteger(number) && number >= 0 ? { [name]: number } : {};
}

/** Whether we made this address; where the phone system signs addresses, its own signature says so. Constant-time. */
function isOurs(address: StepAddress, query: WebhookRequest['query']): boolean {
	const right = proofOf(address, new Map(Object.entries(query)));
	if (right === undefined) return true;
	const [ours, theirs] = [Buffer.from(right), Buffer.from(query.proof ?? '')];
	return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

/** The signature of what an address of this node says; undefined where none is needed. */
function proofOf({ url, key }: StepAddress, said: ReadonlyMap<string, string>): string | undefined {
	if (!key) return undefined;
	const signed = [new URL(url).pathname, ...SIGNED.map((name) => said.get(name) ?? null)];
	return createHmac('sha256', key).update(JSON.stringify(signed)).digest('base64url');
}

const SIGNED = ['step', 'call', 'caller', 'phone', 'turn', 'since'] as const satisfies ReadonlyArray<
	'step' | keyof StepDetails
>;
