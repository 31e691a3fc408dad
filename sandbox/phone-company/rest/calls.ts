import type { FastifyInstance } from 'fastify';
import type { Exchange } from '../calls/exchange';
import type { Leg } from '../calls/leg';
import { fieldsOf } from '../http';
import { notFound } from './errors';
import { pageOf, withinDates } from './paging';

/** https://www.twilio.com/docs/voice/api/call-resource, for reading. */
export async function callRoutes(app: FastifyInstance, exchange: Exchange): Promise<void> {
	app.get('/Calls.json', (request) => {
		const query = fieldsOf(request.query);
		const path = request.url.split('?')[0] ?? '';
		const found = exchange.legs
			.filter(
				(leg) =>
					(query['To'] ?? leg.to) === leg.to &&
					(query['From'] ?? leg.from) === leg.from &&
					(query['Status'] ?? leg.status) === leg.status &&
					(query['ParentCallSid'] ?? leg.parent?.sid) === leg.parent?.sid &&
					withinDates(query, 'StartTime', leg.createdAt),
			)
			.reverse()
			.map((leg) => shown(exchange, leg));
		return pageOf('calls', path, found, query);
	});

	app.get<{ Params: { sid: string } }>('/Calls/:sid.json', (request, reply) => {
		const leg = exchange.legs.find((candidate) => candidate.sid === request.params.sid);
		return leg ? reply.send(shown(exchange, leg)) : notFound(reply, request.url);
	});

	// https://www.twilio.com/docs/voice/api/recording#read-multiple-recording-resources
	app.get<{ Params: { sid: string } }>('/Calls/:sid/Recordings.json', (request) => {
		const found = exchange.recordings.of(request.params.sid).map((recording) => ({
			sid: recording.sid,
			call_sid: recording.callSid,
			duration: String(recording.seconds),
			date_created: rfc2822(recording.createdAt),
			status: 'completed',
			uri: `/2010-04-01/Accounts/${exchange.account.sid}/Recordings/${recording.sid}.json`,
			media_url: exchange.recordings.urlOf(recording),
		}));
		const path = request.url.split('?')[0] ?? '';
		return pageOf('recordings', path, found, fieldsOf(request.query));
	});
}

function rfc2822(at: number): string {
	return new Date(at).toUTCString().replace('GMT', '+0000');
}

function shown({ account }: Exchange, leg: Leg): Record<string, unknown> {
	const date = (at: number | undefined) => (at === undefined ? null : rfc2822(at));
	return {
		sid: leg.sid,
		account_sid: account.sid,
		api_version: '2010-04-01',
		parent_call_sid: leg.parent?.sid ?? null,
		phone_number_sid: account.number(leg.to)?.sid ?? null,
		from: leg.from,
		to: leg.to,
		status: leg.status,
		direction: leg.direction,
		start_time: date(leg.createdAt),
		// As at Twilio: empty unless the call was completed.
		end_time: date(leg.status === 'completed' ? leg.endedAt : undefined),
		date_created: date(leg.createdAt),
		date_updated: date(leg.endedAt ?? leg.answeredAt ?? leg.createdAt),
		duration: leg.over ? String(leg.durationSeconds) : null,
		forwarded_from: leg.extra['ForwardedFrom'] ?? null,
		caller_name: leg.extra['CallerName'] ?? null,
		answered_by: null,
		price: null,
		price_unit: 'USD',
		uri: `/2010-04-01/Accounts/${account.sid}/Calls/${leg.sid}.json`,
	};
}
