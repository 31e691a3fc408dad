import type { FastifyInstance } from 'fastify';
import { fieldsOf } from '../http';
import { TextRefused, type Texts } from '../texts';
import { notFound, twilioError } from './errors';
import { pageOf, withinDates } from './paging';

/** https://www.twilio.com/docs/messaging/api/message-resource */
export async function messageRoutes(
	app: FastifyInstance,
	texts: Texts,
	serviceSender: string,
): Promise<void> {
	app.post('/Messages.json', (request, reply) => {
		const form = fieldsOf(request.body);
		const service = form['MessagingServiceSid'];
		try {
			const message = texts.accept({
				from: form['From'] ?? (service ? serviceSender : ''),
				to: form['To'] ?? '',
				body: form['Body'] ?? '',
				...(form['StatusCallback'] && { statusCallback: form['StatusCallback'] }),
				...(service && { messagingServiceSid: service }),
			});
			return reply.code(201).send(message);
		} catch (error) {
			if (!(error instanceof TextRefused)) throw error;
			return twilioError(reply, 400, error.code, error.message);
		}
	});

	app.get('/Messages.json', (request) => {
		const query = fieldsOf(request.query);
		const path = request.url.split('?')[0] ?? '';
		const found = texts.messages
			.filter(
				(message) =>
					(query['To'] ?? message.to) === message.to &&
					(query['From'] ?? message.from) === message.from &&
					withinDates(query, 'DateSent', Date.parse(message.date_sent ?? message.date_created)),
			)
			.reverse();
		return pageOf('messages', path, found, query);
	});

	app.get<{ Params: { sid: string } }>('/Messages/:sid.json', (request, reply) => {
		const message = texts.messages.find((candidate) => candidate.sid === request.params.sid);
		return message ? reply.send(message) : notFound(reply, request.url);
	});
}
