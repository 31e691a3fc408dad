import Fastify from 'fastify';
import { Account } from './account';
import { Calls, type Call, type CallRequest } from './calls/calls';
import { Exchange } from './calls/exchange';
import { Recordings } from './calls/recordings';
import { createClock } from './clock';
import { FailureSwitch, type FailureMode } from './failure';
import { EventLog, type LoggedEvent } from './log';
import { ntfyRoutes, PushService, type PushNotification } from './ntfy';
import {
	DEFAULT_BEHAVIOUR,
	DEFAULT_CALLERS,
	DEFAULT_OWNER,
	DEFAULT_TIMINGS,
	type PhoneCompanyOptions,
} from './options';
import { phonesPage } from './page';
import { Phones, type Phone } from './phones';
import { twilioApi } from './rest/api';
import { lookupRoutes } from './rest/lookups';
import { studioRoutes } from './rest/studio';
import { telnyxApi } from './rest/telnyx/api';
import { Studio, type StudioFlow } from './studio';
import { Texts, type Message } from './texts';
import { Lines } from './systems/system';
import { Pbx } from './systems/pbx';
import { Telnyx } from './systems/telnyx';
import { TelnyxAccount } from './systems/telnyx-account';
import { Twilio } from './systems/twilio';
import { viewOf } from './view';
import { WebhookSender, type Internet } from './webhooks';

export type { Call, CallRequest } from './calls/calls';
export type { LegOutcome, Milestone } from './calls/leg';
export type { FailureMode } from './failure';
export type { EventOf, LoggedEvent, PhoneCompanyEvent } from './log';
export type { PushNotification } from './ntfy';
export type { PhoneCompanyOptions } from './options';
export { ANONYMOUS } from './options';
export type { Phone } from './phones';
export type { Internet } from './webhooks';
export type { Message } from './texts';

/** A running pretend phone company. Nothing in it outlives `close()`. */
export type PhoneCompany = {
	/** e.g. `http://127.0.0.1:4010`: base address of the REST API, and of the phones page. */
	url: string;
	/** The address to name as ntfy server; what is published there lands on the owner's phone. */
	ntfyUrl: string;
	/** Someone calls one of the company's numbers. @throws Error when it is not one */
	placeCall(request: CallRequest): Promise<Call>;
	call(sid: string): Call | undefined;
	/** The telephone with this number: any number is one. */
	phone(number: string): Phone;
	/** A phone sends a text to one of the company's numbers. @throws Error when it is not one */
	sendText(text: { from: string; to: string; body: string }): Promise<Message>;
	/** All texts, both directions, oldest first. */
	messages(): readonly Message[];
	/** All pushes, oldest first. */
	notifications(): readonly PushNotification[];
	/**
	 * Makes the REST API fail until it is set to `none`.
	 * @param path only requests whose path contains this, e.g. `Messages` or `/ntfy`
	 * @param times how many requests fail before all is well again
	 */
	setFailure(mode: FailureMode, path?: string, times?: number): void;
	/** From now on each webhook is sent so many times, the copies so many seconds after the first; 1 is normal. */
	setWebhookCopies(copies: number, delaySeconds?: number): void;
	/** From now on webhooks of this purpose, e.g. `dial ended`, are held back so long; 0 is normal. */
	holdBackWebhooks(purpose: string, seconds: number): void;
	/** The way to the customer; `down`, no webhook gets there. */
	internet: Internet;
	/** The flows that the company hosts for the customer, the oldest first. */
	flows(): readonly StudioFlow[];
	/** Somebody deletes them all. */
	deleteFlows(): void;
	/** Whether the customer's credential may make flows. */
	mayMakeFlows: boolean;
	/** The customer gives a number up. */
	removeNumber(number: string): void;
	/** Calls `listener` for each event from now on. Returns the way to stop that. */
	on(listener: (event: LoggedEvent) => void): () => void;
	/** Everything that happened, oldest first. */
	events(): readonly LoggedEvent[];
	/**
	 * The first event that matches, past or future, and that no earlier `next` has returned.
	 * @throws Error when `timeoutMs` (default 240,000) pass without one
	 */
	next(match: (event: LoggedEvent) => boolean, timeoutMs?: number): Promise<LoggedEvent>;
	/** The first text from the business to this number that no earlier `next` or `nextText` has returned. */
	nextText(to: string, timeoutMs?: number): Promise<Message>;
	/** The same for pushes. */
	nextPush(timeoutMs?: number): Promise<PushNotification>;
	/** Ends all calls, waits for the webhooks under way and stops listening. */
	close(): Promise<void>;
};

/**
 * Starts the company on 127.0.0.1.
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function startPhoneCompany(options: PhoneCompanyOptions): Promise<PhoneCompany> {
	const timings = { ...DEFAULT_TIMINGS, ...options.timings };
	const behaviour = { ...DEFAULT_BEHAVIOUR, ...options.behaviour };
	const callers = options.callers ?? DEFAULT_CALLERS;
	const owner = options.owner ?? DEFAULT_OWNER;
	const clock = createClock(timings.secondMs);
	const log = new EventLog();
	const account = new Account(options.accountSid, options.authToken, options.apiKey, options.numbers);
	const telnyxAccount = options.telnyx && new TelnyxAccount(options.telnyx.keys, options.telnyx.numbers);
	const systems = [
		new Twilio(account),
		...(telnyxAccount ? [new Telnyx(telnyxAccount)] : []),
		...(options.pbx ? [new Pbx(options.pbx)] : []),
	];
	const lines = new Lines(systems.map((system) => () => system.lines()));
	const webhooks = new WebhookSender(log, clock, timings);
	const phones = new Phones(log);
	for (const number of options.landlines ?? []) phones.get(number).lineType = 'landline';
	for (const { number, lineType } of callers) phones.get(number).lineType = lineType;
	const recordings = new Recordings(() => `${url}/2010-04-01/Accounts/${account.sid}`);
	const studio = new Studio(() => url, account.sid);
	const exchange = new Exchange(
		account,
		lines,
		clock,
		log,
		webhooks,
		phones,
		recordings,
		studio,
		timings,
		behaviour,
	);
	const calls = new Calls(exchange);
	const texts = new Texts(
		account,
		lines,
		clock,
		log,
		webhooks,
		phones,
		timings,
		options.carrierOptOut ?? false,
	);
	const pushes = new PushService(log);
	const failure = new FailureSwitch(log);

	const app = Fastify({ forceCloseConnections: true, routerOptions: { ignoreTrailingSlash: true } });
	const { canvasUrl } = options;
	const view = () =>
		viewOf({
			exchange,
			log,
			texts,
			pushes: pushes.notifications,
			callers,
			owner,
			hasCanvas: canvasUrl !== undefined,
		});

	const company: PhoneCompany = {
		url: '',
		ntfyUrl: '',
		placeCall: (request) => Promise.resolve().then(() => calls.place(request)),
		call: (sid) => calls.get(sid),
		phone: (number) => phones.get(number),
		sendText: (text) => Promise.resolve().then(() => texts.sendFromPhone(text)),
		messages: () => texts.messages,
		notifications: () => pushes.notifications,
		setFailure: (mode, path, times) => failure.set(mode, path, times),
		removeNumber: (number) => account.remove(number),
		setWebhookCopies: (copies, delaySeconds = 0) => {
			webhooks.copies = copies;
			webhooks.copyDelaySeconds = delaySeconds;
		},
		holdBackWebhooks: (purpose, seconds) => {
			webhooks.heldBackSeconds.set(purpose, seconds);
		},
		flows: () => studio.all(),
		deleteFlows: () => studio.clear(),
		get mayMakeFlows() {
			return studio.isAllowed;
		},
		set mayMakeFlows(may) {
			studio.isAllowed = may;
		},
		get internet() {
			return webhooks.internet;
		},
		set internet(state) {
			webhooks.internet = state;
		},
		on: (listener) => log.on(listener),
		events: () => log.all(),
		next: (match, timeoutMs) => log.next(match, timeoutMs),
		nextText: async (to, timeoutMs) => {
			const event = await log.next(
				(candidate) =>
					candidate.type === 'text' &&
					candidate.message.direction !== 'inbound' &&
					candidate.message.to === to,
				timeoutMs,
				`text to ${to}`,
			);
			if (event.type !== 'text') throw new Error('not a text');
			return event.message;
		},
		nextPush: async (timeoutMs) => {
			const event = await log.next((candidate) => candidate.type === 'push', timeoutMs, 'push notification');
			if (event.type !== 'push') throw new Error('not a push');
			return event.notification;
		},
		close: async () => {
			await Promise.all([calls.close(), texts.close()]);
			await app.close();
		},
	};

	await app.register((scope) => twilioApi(scope, { exchange, texts, failure }), {
		prefix: '/2010-04-01/Accounts',
	});
	await app.register((scope) => lookupRoutes(scope, { account, phones, log }));
	await app.register((scope) => studioRoutes(scope, { account, studio, failure, log }));
	if (telnyxAccount) {
		await app.register(
			(scope) => telnyxApi(scope, { account: telnyxAccount, texts, phones, exchange, failure, log }),
			{
				prefix: '/v2',
			},
		);
	}
	await app.register((scope) => ntfyRoutes(scope, { pushes, failure }));
	await app.register((scope) => phonesPage(scope, { company, log, view, canvasUrl }));
	const url = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
	company.url = url;
	company.ntfyUrl = `${url}/ntfy`;
	return company;
}
