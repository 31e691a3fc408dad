import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fieldsOf } from './http';
import type { EventLog } from './log';
import { twilioError } from './rest/errors';

/** How an API refuses, in its own words. */
export type Refusals = Record<'401' | '429' | '500', (reply: FastifyReply) => Promise<void>>;

/**
 * How the API fails. `timeout` never answers and does nothing; `lostAnswer` does what was asked but never answers, so
 * that the customer cannot know.
 */
export type FailureMode = 'none' | '401' | '429' | '500' | 'timeout' | 'html' | 'lostAnswer';

const twilioRefusals: Refusals = {
	'401': (reply) => twilioError(reply, 401, 20003, 'Authenticate'),
	'429': (reply) => twilioError(reply.header('Retry-After', '1'), 429, 20429, 'Too Many Requests'),
	'500': (reply) => twilioError(reply, 500, 20500, 'An internal server error has occurred'),
};

/** Makes the API fail on purpose. */
export class FailureSwitch {
	#mode: FailureMode = 'none';
	#path: string | undefined;
	#timesLeft = Infinity;

	constructor(private readonly log: EventLog) {}

	/**
	 * @param path only requests whose path contains this; without it, all of Twilio's REST API
	 * @param times how many requests fail before all is well again
	 */
	set(mode: FailureMode, path?: string, times = Infinity): void {
		this.#mode = mode;
		this.#path = path;
		this.#timesLeft = times;
	}

	/** Hooks itself in front of, and for lost answers behind, the routes of this scope. */
	install(scope: FastifyInstance, refusals = twilioRefusals): void {
		scope.addHook('preHandler', async (request, reply) => {
			if (this.#mode === 'lostAnswer' || !this.#strikes(request)) return;
			await this.#fail(request, reply, refusals);
		});
		scope.addHook('onSend', async (request, _reply, payload) => {
			if (this.#mode === 'lostAnswer' && this.#strikes(request)) await never();
			return payload;
		});
	}

	#strikes(request: FastifyRequest): boolean {
		if (this.#mode === 'none' || this.#timesLeft <= 0) return false;
		if (!request.url.includes(this.#path ?? '/2010-04-01/')) return false;
		this.#timesLeft--;
		return true;
	}

	async #fail(request: FastifyRequest, reply: FastifyReply, refusals: Refusals): Promise<void> {
		switch (this.#mode) {
			case '401':
			case '429':
			case '500':
				return refusals[this.#mode](reply);
			case 'html':
				await reply.code(502).type('text/html').send('<html><body><h1>502 Bad Gateway</h1></body></html>');
				return;
			default:
				this.log.add({
					type: 'api',
					method: request.method,
					path: request.url,
					form: fieldsOf(request.body),
					status: 0,
					answer: '(no answer)',
					ms: 0,
				});
				await never();
		}
	}
}

/** The connection stays open without a word until the other side, or the end of the company, closes it. */
function never(): Promise<never> {
	return new Promise(() => {});
}
