import type { FastifyInstance } from 'fastify';
import { asRecord, fieldsOf } from '../../http';
import { detailRecord, messageRecord } from '../../systems/telnyx-records';
import { TextRefused, type Texts } from '../../texts';
import { notFound, telnyxError } from './errors';
import { pageOf } from './paging';

/** Telnyx's codes for the reasons that the phone company knows by Twilio's. */
const CODES: Record<number, string> = {
	21211: '40310',
	21266: '40310',
	21602: '40316',
	21603: '40305',
	21604: '40310',
	21606: '40305',
	21610: '40300',
	21617: '40302',
};

/** https://developers.telnyx.com/api-reference/messages/send-a-message and the detail records */
export async function messageRoutes(app: FastifyInstance, texts: Texts): Promise<void> {
	app.post('/messages', (request, reply) => {
		const asked = asRecord(request.body) ?? {};
		const field = (name: string) => (typeof asked[name] === 'string' ? asked[name] : '');
		try {
			const message = texts.accept({
				from: field('from'),
				to: field('to'),
				body: field('text'),
				...(field('webhook_url') !== '' && { statusCallback: field('webhook_url') }),
			});
			return reply.send({ data: messageRecord(message) });
		} catch (error) {
			if (!(error instanceof TextRefused)) throw error;
			return telnyxError(reply, 400, CODES[error.code] ?? '10015', error.message);
		}
	});

	app.get<{ Params: { id: string } }>('/messages/:id', (request, reply) => {
		const message = texts.messages.find((candidate) => candidate.sid === request.params.id);
		return message ? reply.send({ data: messageRecord(message) }) : notFound(reply);
	});

	app.get('/detail_records', (request) => {
		const query = fieldsOf(request.query);
		const found = texts.messages
			.filter(({ status }) => status !== 'queued' && status !== 'sent')
			.map(detailRecord)
			.filter((record) =>
				['cli', 'cld', 'direction'].every(
					(name) => (query[`filter[${name}]`] ?? record[name]) === record[name],
				),
			)
			.reverse();
		return pageOf(found, query);
	});
}
