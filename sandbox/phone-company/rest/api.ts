import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { toneWav, type Recordings } from '../calls/recordings';
import type { Exchange } from '../calls/exchange';
import type { FailureSwitch } from '../failure';
import { fieldsOf, headerOf } from '../http';
import type { EventLog } from '../log';
import type { Texts } from '../texts';
import { callRoutes } from './calls';
import { notFound, twilioError } from './errors';
import { messageRoutes } from './messages';
import { numberRoutes } from './numbers';

/** Twilio's REST API, as far as it is played here: `/2010-04-01/Accounts/{Sid}` and what lies below. */
export async function twilioApi(
	app: FastifyInstance,
	{ exchange, texts, failure }: { exchange: Exchange; texts: Texts; failure: FailureSwitch },
): Promise<void> {
	const { account, log } = exchange;
	await app.register(formbody);
	logAnswers(app, log);
	failure.install(app);
	app.setNotFoundHandler((request, reply) => notFound(reply, request.url));
	recordingMedia(app, exchange.recordings);

	await app.register(async (guarded) => {
		guarded.addHook('onRequest', async (request, reply) => {
			const path = `/2010-04-01/Accounts/${account.sid}`;
			const known = request.url.startsWith(`${path}/`) || request.url.startsWith(`${path}.`);
			const { user, password } = basicCredentials(request);
			if (!known || !account.accepts(user, password)) await twilioError(reply, 401, 20003, 'Authenticate');
		});
		guarded.get('/:accountSid.json', () => ({
			sid: account.sid,
			friendly_name: 'Pretend phone company',
			status: 'active',
			type: 'Full',
			owner_account_sid: account.sid,
			uri: `/2010-04-01/Accounts/${account.sid}.json`,
		}));
		await guarded.register(
			async (resources) => {
				await messageRoutes(resources, texts, account.numbers[0]?.phone_number ?? '');
				await numberRoutes(resources, account);
				await callRoutes(resources, exchange);
			},
			{ prefix: '/:accountSid' },
		);
	});
}

/** Recordings are public at Twilio unless an account asks for protection: whoever knows the address may listen. */
function recordingMedia(app: FastifyInstance, recordings: Recordings): void {
	for (const ending of ['', '.wav']) {
		app.get<{ Params: { sid: string } }>(`/:accountSid/Recordings/:sid${ending}`, (request, reply) => {
			const recording = recordings.get(request.params.sid);
			if (!recording) return notFound(reply, request.url);
			return reply.type('audio/x-wav').send(toneWav(recording.seconds));
		});
	}
}

/** Each request with its form and its answer. Headers stay out: they hold the credentials. */
export function logAnswers(app: FastifyInstance, log: EventLog): void {
	app.addHook('onSend', async (request, reply, payload) => {
		log.add({
			type: 'api',
			method: request.method,
			path: request.url,
			form: fieldsOf(request.body),
			status: reply.statusCode,
			answer: typeof payload === 'string' ? prettyJson(payload) : '(binary)',
			ms: Math.round(reply.elapsedTime),
		});
		return payload;
	});
}

function prettyJson(text: string): string {
	try {
		return JSON.stringify(JSON.parse(text), null, 2);
	} catch {
		return text;
	}
}

export function basicCredentials(request: FastifyRequest): { user: string; password: string } {
	const encoded = /^Basic (.+)$/i.exec(headerOf(request, 'authorization'))?.[1] ?? '';
	const [user = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
	return { user, password: rest.join(':') };
}
