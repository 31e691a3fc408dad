import { SegmentedMessage } from 'sms-segments-calculator';
import type { Account } from './account';
import type { Clock } from './clock';
import type { EventLog } from './log';
import { ANONYMOUS, type Timings } from './options';
import type { Phones } from './phones';
import type { Line, Lines } from './systems/system';
import { parseTwiml, TwimlError } from './twiml';
import type { WebhookSender } from './webhooks';

/** A text as Twilio's REST API shows it. Dates are RFC 2822. */
export type Message = {
	sid: string;
	account_sid: string;
	api_version: '2010-04-01';
	from: string;
	to: string;
	body: string;
	direction: 'inbound' | 'outbound-api' | 'outbound-reply';
	status: 'queued' | 'sent' | 'delivered' | 'undelivered' | 'received';
	error_code: number | null;
	error_message: string | null;
	num_segments: string;
	num_media: string;
	messaging_service_sid: string | null;
	price: null;
	price_unit: 'USD';
	date_created: string;
	date_updated: string;
	date_sent: string | null;
	uri: string;
	subresource_uris: { media: string };
};

/** Why a text is not accepted; `code` is Twilio's. */
export class TextRefused extends Error {
	constructor(
		readonly code: number,
		message: string,
	) {
		super(message);
	}
}

export type TextRequest = {
	from: string;
	to: string;
	body: string;
	statusCallback?: string;
	messagingServiceSid?: string;
};

const LONGEST_BODY = 1600;
const LANDLINE_OR_UNREACHABLE = 30006;
const STOP_WORDS = /^\s*(stop|stopall|unsubscribe|cancel|end|quit|revoke|optout)\s*$/i;
const START_WORDS = /^\s*(start|yes|unstop)\s*$/i;

/** Texts, both ways: from the business to a phone with receipts, and from a phone to the business with a webhook. */
export class Texts {
	/** Oldest first. */
	readonly messages: Message[] = [];
	readonly #optedOut = new Set<string>();
	readonly #running = new Set<Promise<void>>();
	readonly #closed = new AbortController();

	constructor(
		private readonly account: Account,
		private readonly lines: Lines,
		private readonly clock: Clock,
		private readonly log: EventLog,
		private readonly webhooks: WebhookSender,
		private readonly phones: Phones,
		private readonly timings: Timings,
		private readonly carrierOptOut: boolean,
	) {}

	/**
	 * Accepts a text from the business and sends it on its way.
	 * @throws TextRefused with Twilio's code
	 */
	accept(request: TextRequest): Message {
		const line = this.#check(request);
		const message = this.#add(line, request, 'outbound-api', 'queued');
		this.#track(this.#deliver(line, message, request.statusCallback));
		return message;
	}

	/**
	 * A phone sends a text to one of the business's numbers.
	 * @throws Error when `to` is none of them
	 */
	sendFromPhone({ from, to, body }: { from: string; to: string; body: string }): Message {
		const line = this.lines.find(to);
		if (!line) throw new Error(`${to} is no number of this phone company`);
		const message = this.#add(line, { from, to, body }, 'inbound', 'received');
		if (this.carrierOptOut && STOP_WORDS.test(body)) this.#optedOut.add(`${to} ${from}`);
		if (this.carrierOptOut && START_WORDS.test(body)) this.#optedOut.delete(`${to} ${from}`);
		this.#track(this.#handIn(message, line));
		return message;
	}

	/** Waits for the deliveries under way, which are cut short. */
	async close(): Promise<void> {
		this.#closed.abort();
		await Promise.all(this.#running);
	}

	#check({ from, to, body }: TextRequest): Line {
		if (!to) throw new TextRefused(21604, "A 'To' phone number is required.");
		if (!from) throw new TextRefused(21603, "A 'From' phone number is required.");
		if (!body) throw new TextRefused(21602, 'Message body is required.');
		if (body.length > LONGEST_BODY) {
			throw new TextRefused(
				21617,
				`The concatenated message body exceeds the ${LONGEST_BODY} character limit`,
			);
		}
		if (!/^\+[1-9]\d{6,14}$/.test(to) || to === ANONYMOUS) {
			throw new TextRefused(21211, `Invalid 'To' Phone Number: ${to}`);
		}
		const line = this.lines.find(from);
		if (!line) {
			throw new TextRefused(
				21606,
				`The 'From' phone number ${from} is not a valid message-capable phone number`,
			);
		}
		if (from === to) throw new TextRefused(21266, "'To' and 'From' number cannot be the same");
		if (this.#optedOut.has(`${from} ${to}`)) {
			throw new TextRefused(21610, 'Attempt to send to unsubscribed recipient');
		}
		return line;
	}

	#add(
		{ system }: Line,
		request: TextRequest,
		direction: Message['direction'],
		status: Message['status'],
	): Message {
		const sid = system.newTextId();
		const now = new Date(this.clock.now()).toUTCString().replace('GMT', '+0000');
		const uri = `/2010-04-01/Accounts/${this.account.sid}/Messages/${sid}`;
		const message: Message = {
			sid,
			account_sid: this.account.sid,
			api_version: '2010-04-01',
			from: request.from,
			to: request.to,
			body: request.body,
			direction,
			status,
			error_code: null,
			error_message: null,
			num_segments: String(new SegmentedMessage(request.body).segmentsCount),
			num_media: '0',
			messaging_service_sid: request.messagingServiceSid ?? null,
			price: null,
			price_unit: 'USD',
			date_created: now,
			date_updated: now,
			date_sent: direction === 'inbound' ? now : null,
			uri: `${uri}.json`,
			subresource_uris: { media: `${uri}/Media.json` },
		};
		this.messages.push(message);
		this.log.add({ type: 'text', message: { ...message } });
		return message;
	}

	async #deliver(line: Line, message: Message, statusCallback: string | undefined): Promise<void> {
		await this.clock.sleep(this.timings.textSentSeconds, this.#closed.signal);
		await this.#advance(line, message, 'sent', statusCallback);
		await this.clock.sleep(this.timings.textDeliveredSeconds, this.#closed.signal);
		if (this.phones.get(message.to).lineType === 'landline') {
			message.error_code = LANDLINE_OR_UNREACHABLE;
			message.error_message = 'Landline or unreachable carrier';
			await this.#advance(line, message, 'undelivered', statusCallback);
		} else {
			await this.#advance(line, message, 'delivered', statusCallback);
		}
	}

	async #advance(
		{ system }: Line,
		message: Message,
		status: Message['status'],
		statusCallback: string | undefined,
	): Promise<void> {
		const now = new Date(this.clock.now()).toUTCString().replace('GMT', '+0000');
		message.status = status;
		message.date_updated = now;
		message.date_sent ??= now;
		const { sid, from, to, error_code: errorCode } = message;
		this.log.add({ type: 'textStatus', sid, from, to, status, errorCode });
		if (!statusCallback || this.#closed.signal.aborted) return;
		await this.webhooks.send({
			purpose: `text ${status}`,
			url: statusCallback,
			method: 'POST',
			system,
			...system.aboutText(message),
		});
	}

	/** Hands an inbound text to the number's address and sends what a `<Message>` in the answer asks for. */
	async #handIn(message: Message, line: Line): Promise<void> {
		const target = line.texts();
		if (!target) return;
		const { system } = line;
		const content = system.incomingText(message);
		const answer = await this.webhooks.send({ purpose: 'incoming text', ...target, system, ...content });
		if (!answer) return;
		const problem = (code: number, text: string) =>
			this.log.add({ type: 'problem', code, message: text, url: target.url });
		if (answer.status >= 400) {
			problem(11200, `The incoming text webhook answered ${answer.status}`);
		} else if (!system.repliesInAnswers) {
			return;
		} else if (answer.body !== '' && !/xml|text\/plain/i.test(answer.contentType)) {
			problem(12300, `The incoming text webhook answered with the content type "${answer.contentType}"`);
		} else if (/xml/i.test(answer.contentType)) {
			this.#reply(line, message, answer.body, problem);
		}
	}

	#reply(line: Line, to: Message, twiml: string, problem: (code: number, text: string) => void): void {
		try {
			for (const verb of parseTwiml(twiml)) {
				if (verb.verb !== 'Message') continue;
				const request = { from: to.to, to: to.from, body: verb.body };
				const reply = this.#add(line, request, 'outbound-reply', 'queued');
				this.#track(this.#deliver(line, reply, undefined));
			}
		} catch (error) {
			if (!(error instanceof TwimlError)) throw error;
			problem(error.code, error.message);
		}
	}

	#track(work: Promise<void>): void {
		this.#running.add(work);
		void work.finally(() => this.#running.delete(work));
	}
}
