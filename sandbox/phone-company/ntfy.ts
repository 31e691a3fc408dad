import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { FailureSwitch } from './failure';
import { asRecord, headerOf } from './http';
import type { EventLog } from './log';

export type PushAction = { label: string; url: string };

/** A notification on the owner's phone. `at` is milliseconds since 1970-01-01 UTC. */
export type PushNotification = {
	id: string;
	at: number;
	topic: string;
	title: string;
	message: string;
	/** 1 (lowest) to 5 (highest); 3 unless said. */
	priority: number;
	tags: string[];
	/** Opened by a tap on it. */
	click: string;
	actions: PushAction[];
};

const PRIORITIES: Record<string, number> = { min: 1, low: 2, default: 3, high: 4, max: 5, urgent: 5 };

/** Pushes as ntfy takes them: the message as body with headers, or all of it as JSON (https://docs.ntfy.sh/publish/). */
export class PushService {
	/** Oldest first. */
	readonly notifications: PushNotification[] = [];

	constructor(private readonly log: EventLog) {}

	publish(push: Omit<PushNotification, 'id' | 'at'>): PushNotification {
		const notification = { id: randomBytes(6).toString('hex'), at: Date.now(), ...push };
		this.notifications.push(notification);
		this.log.add({ type: 'push', notification });
		return notification;
	}
}

/** Adds `/ntfy`, the address to name as the ntfy server. */
export async function ntfyRoutes(
	app: FastifyInstance,
	{ pushes, failure }: { pushes: PushService; failure: FailureSwitch },
): Promise<void> {
	failure.install(app);
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));

	app.route<{ Params: { topic: string } }>({
		method: ['POST', 'PUT'],
		url: '/ntfy/:topic',
		handler: (request, reply) => {
			const header = (...names: string[]) =>
				decodeWords(names.map((name) => headerOf(request, name)).find((value) => value !== '') ?? '');
			return answer(reply, pushes, {
				topic: request.params.topic,
				title: header('x-title', 'title', 'ti', 't'),
				message:
					typeof request.body === 'string' && request.body !== ''
						? request.body
						: header('x-message', 'message', 'm'),
				priority: priorityOf(header('x-priority', 'priority', 'prio', 'p')),
				tags: listOf(header('x-tags', 'tags', 'tag', 'ta')),
				click: header('x-click', 'click'),
				actions: actionsOf(header('x-actions', 'actions', 'action')),
			});
		},
	});

	app.route({
		method: ['POST', 'PUT'],
		url: '/ntfy',
		handler: (request, reply) => {
			const json = asRecord(parseJson(String(request.body)));
			if (!json) return refuse(reply, 40017, 'invalid request: request body must be valid JSON');
			const text = (key: string) => (typeof json[key] === 'string' ? json[key] : '');
			const priority = json['priority'];
			return answer(reply, pushes, {
				topic: text('topic'),
				title: text('title'),
				message: text('message'),
				priority: priorityOf(typeof priority === 'number' ? String(priority) : text('priority')),
				tags: Array.isArray(json['tags']) ? json['tags'].map(String) : [],
				click: text('click'),
				actions: Array.isArray(json['actions']) ? json['actions'].flatMap(actionOf) : [],
			});
		},
	});
}

type Reply = { code(status: number): { send(payload: object): unknown } };

function answer(reply: Reply, pushes: PushService, push: Omit<PushNotification, 'id' | 'at'>): unknown {
	if (!/^[-_A-Za-z0-9]{1,64}$/.test(push.topic))
		return refuse(reply, 40009, 'invalid request: topic invalid');
	const { id, at, topic, title, message, priority } = pushes.publish({
		...push,
		message: push.message === '' ? 'triggered' : push.message,
	});
	return reply
		.code(200)
		.send({ id, time: Math.floor(at / 1000), event: 'message', topic, title, message, priority });
}

function refuse(reply: Reply, code: number, error: string): unknown {
	return reply.code(400).send({ code, http: 400, error, link: 'https://ntfy.sh/docs/publish/' });
}

function priorityOf(text: string): number {
	const priority = PRIORITIES[text.toLowerCase()] ?? Number(text);
	return priority >= 1 && priority <= 5 ? priority : 3;
}

function listOf(text: string): string[] {
	return text
		.split(',')
		.map((part) => part.trim())
		.filter((part) => part !== '');
}

/** `view, Call back, tel:+14155550142; …`, the fields by position or name, or a JSON array. Only `view` is a link. */
function actionsOf(text: string): PushAction[] {
	if (text.trimStart().startsWith('[')) {
		const json = parseJson(text);
		return Array.isArray(json) ? json.flatMap(actionOf) : [];
	}
	return splitOutsideQuotes(text, ';').flatMap((part) => {
		const fields: Record<string, string> = {};
		splitOutsideQuotes(part, ',').forEach((field, position) => {
			const named = /^(action|label|url|clear)\s*=(.*)$/s.exec(field);
			const key = named?.[1] ?? ['action', 'label', 'url'][position];
			if (key) fields[key] = unquote(named?.[2]?.trimStart() ?? field);
		});
		return actionOf(fields);
	});
}

function actionOf(value: unknown): PushAction[] {
	const fields = asRecord(value);
	const label = fields?.['label'];
	const url = fields?.['url'];
	if (fields?.['action'] !== 'view' || typeof label !== 'string' || typeof url !== 'string') return [];
	return [{ label, url }];
}

function splitOutsideQuotes(text: string, separator: ',' | ';'): string[] {
	const parts =
		text.match(separator === ',' ? /(?:"[^"]*"|'[^']*'|[^,"'])+/g : /(?:"[^"]*"|'[^']*'|[^;"'])+/g) ?? [];
	return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function unquote(text: string): string {
	return /^(["']).*\1$/s.test(text) ? text.slice(1, -1) : text;
}

/** Headers hold ASCII only, so ntfy takes other characters as RFC 2047 words, or as the UTF-8 bytes themselves. */
function decodeWords(header: string): string {
	const utf8 = Buffer.from(header, 'latin1').toString('utf8');
	return (utf8.includes('\uFFFD') ? header : utf8)
		.replace(/\?=\s+=\?/g, '?==?')
		.replace(/=\?utf-8\?(b|q)\?([^?]*)\?=/gi, (_word, encoding: string, data: string) =>
			encoding.toLowerCase() === 'b' ? Buffer.from(data, 'base64').toString('utf8') : decodeQ(data),
		);
}

function decodeQ(data: string): string {
	const bytes = data
		.replaceAll('_', ' ')
		.replace(/=([0-9a-f]{2})/gi, (_match, hex: string) => String.fromCharCode(parseInt(hex, 16)));
	return Buffer.from(bytes, 'latin1').toString('utf8');
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
