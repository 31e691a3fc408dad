import type { Leg } from '../calls/leg';
import type { Message } from '../texts';
import type { Target } from '../twiml';

/** What a webhook tells: form fields, or JSON in place of them. */
export type Content = { params: Record<string, string> } | { json: object };

/** A webhook as it goes over the wire. */
export type Sealed = {
	method: 'GET' | 'POST';
	url: string;
	headers: Record<string, string>;
	body: string | null;
	/** For the log, which shortens it. */
	signature: string;
};

/** A phone system as its customers see it: how it words its webhooks, and how it proves that they are its own. */
export interface System {
	readonly displayName: string;
	/** @param id counts the webhooks. */
	seal(target: Target, content: Content, id: number): Sealed;
	newCallId(): string;
	newTextId(): string;
	/** What a webhook about the leg tells, `fields` in Twilio's words among it. */
	aboutCall(leg: Leg, fields: Record<string, string>): Record<string, string>;
	/** The same when the leg has ended. */
	aboutEnd(leg: Leg): Record<string, string>;
	/** What became of a text of the business's. */
	aboutText(message: Message): Content;
	/** A text to the business. */
	incomingText(message: Message): Content;
	/** After so many seconds of silence a recording ends by itself. */
	readonly secondsOfSilence: number;
	/** Whether an answer to an incoming text may hold texts to send back. */
	readonly repliesInAnswers: boolean;
}

/** One of the business's numbers, and the addresses that its phone system has for it. */
export interface Line {
	readonly number: string;
	readonly label: string;
	readonly system: System;
	/** TwiML that it follows by itself, in place of asking what to do. */
	readonly ownFlow?: string;
	/** The number that texts the callers of this one, where it cannot. */
	readonly textsFrom?: string;
	/** Asked what to do with a call. */
	instructions(): Target | undefined;
	/** Asked in place of an address that fails while a call is handled. */
	fallback(): Target | undefined;
	/** Told how a call ended. */
	status(): Target | undefined;
	/** Told of a text. */
	texts(): Target | undefined;
}

/** All numbers of the business. */
export class Lines {
	constructor(private readonly at: Array<() => Line[]>) {}

	all(): Line[] {
		return this.at.flatMap((lines) => lines());
	}

	find(number: string): Line | undefined {
		return this.all().find((line) => line.number === number);
	}
}
