import type { FastifyInstance } from 'fastify';
import { asRecord, fieldsOf } from '../../http';
import type { TelnyxAccount } from '../../systems/telnyx-account';
import { notFound, telnyxError } from './errors';
import { pageOf } from './paging';

type ById = { Params: { id: string } };

/** Numbers, and what they are assigned to: https://developers.telnyx.com/api-reference/phone-number-configurations */
export async function numberRoutes(app: FastifyInstance, account: TelnyxAccount): Promise<void> {
	app.get('/phone_numbers', (request) => {
		const query = fieldsOf(request.query);
		const found = account.numbers.filter(
			(number) =>
				(query['filter[phone_number]'] ?? number.phone_number) === number.phone_number &&
				(query['filter[connection_id]'] ?? number.connection_id) === number.connection_id,
		);
		return pageOf(found, query);
	});

	app.get<ById>('/texml_applications/:id', (request, reply) => {
		const found = account.app(request.params.id);
		return found ? reply.send({ data: found }) : notFound(reply);
	});
	app.patch<ById>('/texml_applications/:id', (request, reply) => {
		const found = account.app(request.params.id);
		const change = asRecord(request.body) ?? {};
		if (!found) return notFound(reply);
		if (typeof change['friendly_name'] !== 'string' || typeof change['voice_url'] !== 'string') {
			return telnyxError(reply, 422, '10004', 'Missing required parameter');
		}
		return reply.send({ data: Object.assign(found, known(found, change)) });
	});

	app.get<ById>('/messaging_profiles/:id', (request, reply) => {
		const found = account.profile(request.params.id);
		return found ? reply.send({ data: found }) : notFound(reply);
	});
	app.patch<ById>('/messaging_profiles/:id', (request, reply) => {
		const found = account.profile(request.params.id);
		if (!found) return notFound(reply);
		return reply.send({ data: Object.assign(found, known(found, asRecord(request.body) ?? {})) });
	});
	app.get<ById>('/messaging_profiles/:id/phone_numbers', (request) =>
		pageOf(
			account.numbers.filter((number) => number.messaging_profile_id === request.params.id),
			fieldsOf(request.query),
		),
	);
}

/** Those fields of a change that the record has, but for what it is known by. */
function known(record: object, change: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(change).filter(([name]) => name in record && name !== 'id' && name !== 'record_type'),
	);
}
