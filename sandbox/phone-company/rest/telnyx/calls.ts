import type { FastifyInstance } from 'fastify';
import type { Exchange } from '../../calls/exchange';
import type { Leg } from '../../calls/leg';
import { fieldsOf } from '../../http';
import type { TelnyxAccount } from '../../systems/telnyx-account';
import { pageOf } from '../paging';
import { notFound } from './errors';

type ByAccount = { Params: { account: string } };

/** https://developers.telnyx.com/api-reference/texml-rest-commands/fetch-multiple-call-resources */
export async function callRoutes(
	app: FastifyInstance,
	account: TelnyxAccount,
	exchange: Exchange,
): Promise<void> {
	app.get<ByAccount>('/texml/Accounts/:account/Calls', (request, reply) => {
		if (request.params.account !== account.id) return notFound(reply);
		const query = fieldsOf(request.query);
		const after = query['StartTime_gt'];
		const found = exchange.legs
			.filter(
				(leg) =>
					account.number((leg.parent ?? leg).to) !== undefined &&
					(query['To'] ?? leg.to) === leg.to &&
					(query['From'] ?? leg.from) === leg.from &&
					(after === undefined || new Date(leg.createdAt).toISOString().slice(0, 10) > after),
			)
			.reverse()
			.map((leg) => shown(account, leg));
		return pageOf('calls', `/v2/texml/Accounts/${account.id}/Calls.json`, found, query);
	});
}

/** It does not say for which call a phone was dialled. */
function shown({ id }: TelnyxAccount, leg: Leg): Record<string, unknown> {
	const date = (at: number | undefined) =>
		at === undefined ? null : new Date(at).toUTCString().replace('GMT', '+0000');
	return {
		sid: leg.sid,
		account_sid: id,
		from: leg.from,
		to: leg.to,
		caller_name: leg.extra['CallerName'] ?? leg.from,
		status: leg.status,
		direction: leg.parent ? 'outbound' : 'inbound',
		start_time: date(leg.createdAt),
		end_time: date(leg.endedAt),
		date_created: date(leg.createdAt),
		date_updated: date(leg.endedAt ?? leg.createdAt),
		duration: leg.endedAt === undefined ? null : String(Math.round((leg.endedAt - leg.createdAt) / 1000)),
		uri: `/v2/texml/Accounts/${id}/Calls/${leg.sid}.json`,
	};
}
