import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { asRecord } from './http';
import type { EventLog, LoggedEvent } from './log';
import type { PhonesView } from './view';
import { isInternet } from './webhooks';
import type { PhoneCompany } from './index';

const FILES: Record<string, { file: string; type: string }> = {
	'/': { file: 'phones.html', type: 'text/html; charset=utf-8' },
	'/phones.css': { file: 'phones.css', type: 'text/css; charset=utf-8' },
	'/phones.js': { file: 'phones.js', type: 'text/javascript; charset=utf-8' },
	'/wire.js': { file: 'wire.js', type: 'text/javascript; charset=utf-8' },
};
const FOLDER = join(__dirname, '..', 'phones');

/** What a new page is shown of the past. */
const REPLAYED_EVENTS = 300;

type Page = {
	company: PhoneCompany;
	log: EventLog;
	view: () => PhonesView;
	canvasUrl: (() => string | Promise<string>) | undefined;
};

/** The phones page, and the small JSON API under `/phones` by which it works the telephones. */
export async function phonesPage(
	app: FastifyInstance,
	{ company, log, view, canvasUrl }: Page,
): Promise<void> {
	app.addHook('onSend', async (_request, reply, payload) => {
		// What callers write is shown as text; should that ever fail, it still must not run.
		reply.headers({
			'Content-Security-Policy':
				"default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; form-action 'none'; base-uri 'none'",
			'X-Content-Type-Options': 'nosniff',
			'Cache-Control': 'no-store',
		});
		return payload;
	});
	app.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) =>
		reply.code(error.statusCode ?? 409).send({ error: error.message }),
	);

	for (const [path, { file, type }] of Object.entries(FILES)) {
		app.get(path, async (_request, reply) =>
			reply.type(type).send(await readFile(join(FOLDER, file), 'utf8')),
		);
	}
	app.get('/canvas', async (_request, reply) => {
		if (!canvasUrl) return reply.code(404).send({ error: 'No canvas is open.' });
		return reply.redirect(await canvasUrl());
	});
	app.get('/phones/state', () => view());
	app.get('/phones/events', (request, reply) => {
		reply.hijack();
		reply.raw.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
		const seen = Number(request.headers['last-event-id'] ?? 0);
		const send = (event: LoggedEvent) =>
			reply.raw.write(`id: ${event.id}\ndata: ${JSON.stringify(event)}\n\n`);
		for (const event of log.all().slice(-REPLAYED_EVENTS)) if (event.id > seen) send(event);
		const stop = log.on(send);
		request.raw.on('close', stop);
	});

	await app.register(async (actions) => {
		actions.post('/phones/calls', async (request) => {
			const { from, to } = textFields(request.body, 'from', 'to');
			const call = await company.placeCall({ from, to, speaks: true });
			return { sid: call.sid };
		});
		actions.post<{ Params: { sid: string } }>('/phones/calls/:sid/hang-up', (request) => {
			const call = company.call(request.params.sid);
			if (!call) throw new Error('There is no such call.');
			call.hangUp();
			return {};
		});
		actions.post<{ Params: { sid: string } }>('/phones/calls/:sid/press', (request) => {
			const call = company.call(request.params.sid);
			if (!call) throw new Error('There is no such call.');
			call.press(textFields(request.body, 'digit').digit);
			return {};
		});
		actions.post<{ Params: { number: string; act: string } }>('/phones/phone/:number/:act', (request) => {
			const phone = company.phone(request.params.number);
			switch (request.params.act) {
				case 'answer':
					phone.answer();
					break;
				case 'decline':
					phone.decline();
					break;
				case 'voicemail':
					phone.voicemailPicksUp();
					break;
				case 'hang-up':
					phone.hangUp();
					break;
				case 'press':
					phone.pressNow(textFields(request.body, 'digit').digit);
					break;
				default:
					throw new Error(`A phone cannot ${request.params.act}.`);
			}
			return {};
		});
		actions.post('/phones/internet', (request) => {
			const { state } = textFields(request.body, 'state');
			if (!isInternet(state)) throw new Error(`The way to n8n cannot be ${state}.`);
			company.internet = state;
			return {};
		});
		actions.post('/phones/texts', async (request) => {
			const message = await company.sendText(textFields(request.body, 'from', 'to', 'body'));
			return { sid: message.sid };
		});
	});
}

function textFields<K extends string>(body: unknown, ...names: K[]): Record<K, string>;
function textFields(body: unknown, ...names: string[]): Record<string, string> {
	const fields = asRecord(body) ?? {};
	return Object.fromEntries(
		names.map((name) => {
			const value = fields[name];
			if (typeof value !== 'string' || value === '') throw new Error(`"${name}" is missing.`);
			return [name, value];
		}),
	);
}
