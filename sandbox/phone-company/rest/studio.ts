import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import type { Account } from '../account';
import type { FailureSwitch } from '../failure';
import { fieldsOf } from '../http';
import type { EventLog } from '../log';
import { readDefinition, type Studio, type StudioFlow } from '../studio';
import { basicCredentials, logAnswers } from './api';
import { notFound, twilioError } from './errors';

type Played = { account: Account; studio: Studio; failure: FailureSwitch; log: EventLog };

/** Twilio's Studio API, for making flows (https://www.twilio.com/docs/studio/rest-api/v2/flow). */
export async function studioRoutes(
	app: FastifyInstance,
	{ account, studio, failure, log }: Played,
): Promise<void> {
	await app.register(formbody);
	logAnswers(app, log);
	failure.install(app);
	app.addHook('onRequest', async (request, reply) => {
		const { user, password } = basicCredentials(request);
		if (!account.accepts(user, password)) return twilioError(reply, 401, 20003, 'Authenticate');
		if (!studio.isAllowed) return twilioError(reply, 403, 20403, 'Forbidden');
	});
	const shown = (flow: StudioFlow) => ({
		...flow,
		account_sid: account.sid,
		valid: true,
		errors: [],
		webhook_url: studio.urlOf(flow),
	});

	app.post('/v2/Flows', (request, reply) => {
		const form = fieldsOf(request.body);
		const read = readDefinition(form['Definition'] ?? '');
		if ('problems' in read) return twilioError(reply, 400, 20001, read.problems.join('; '));
		const { FriendlyName: name = '', Status: status = 'draft' } = form;
		return reply.code(201).send(shown(studio.create(name, status, read.definition)));
	});

	app.get<{ Params: { sid: string } }>('/v2/Flows/:sid', (request, reply) => {
		const flow = studio.get(request.params.sid);
		return flow ? reply.send(shown(flow)) : notFound(reply, request.url);
	});

	app.post<{ Params: { sid: string } }>('/v2/Flows/:sid', (request, reply) => {
		const flow = studio.get(request.params.sid);
		if (!flow) return notFound(reply, request.url);
		const { FriendlyName: name, Status: status, Definition: definition } = fieldsOf(request.body);
		if (definition !== undefined) {
			const read = readDefinition(definition);
			if ('problems' in read) return twilioError(reply, 400, 20001, read.problems.join('; '));
			flow.definition = read.definition;
		}
		if (name !== undefined) flow.friendly_name = name;
		if (status !== undefined) flow.status = status;
		flow.revision++;
		flow.date_updated = new Date().toISOString();
		return reply.send(shown(flow));
	});

	app.delete<{ Params: { sid: string } }>('/v2/Flows/:sid', (request, reply) => {
		return studio.remove(request.params.sid) ? reply.code(204).send() : notFound(reply, request.url);
	});
}
