import type { FastifyInstance } from 'fastify';
import type { Exchange } from '../../calls/exchange';
import type { FailureSwitch } from '../../failure';
import { headerOf } from '../../http';
import type { EventLog } from '../../log';
import type { Phones } from '../../phones';
import type { TelnyxAccount } from '../../systems/telnyx-account';
import type { Texts } from '../../texts';
import { logAnswers } from '../api';
import { callRoutes } from './calls';
import { telnyxError, telnyxRefusals } from './errors';
import { messageRoutes } from './messages';
import { numberRoutes } from './numbers';

type Company = {
	account: TelnyxAccount;
	texts: Texts;
	phones: Phones;
	exchange: Exchange;
	failure: FailureSwitch;
	log: EventLog;
};

/** Telnyx's REST API, as far as it is played here: what lies below `/v2`. */
export async function telnyxApi(
	app: FastifyInstance,
	{ account, texts, phones, exchange, failure, log }: Company,
): Promise<void> {
	logAnswers(app, log);
	app.addHook('onRequest', async (request, reply) => {
		const key = /^Bearer (.+)$/i.exec(headerOf(request, 'authorization'))?.[1] ?? '';
		if (!account.accepts(key)) await telnyxError(reply, 401, '10009', 'Authentication failed');
	});
	failure.install(app, telnyxRefusals);
	await numberRoutes(app, account);
	await messageRoutes(app, texts);
	await callRoutes(app, account, exchange);
	app.get<{ Params: { number: string } }>('/number_lookup/:number', (request) => {
		const { number } = request.params;
		const type = phones.get(number).lineType === 'landline' ? 'fixed line' : 'mobile';
		return { data: { record_type: 'number_lookup', phone_number: number, carrier: { type } } };
	});
}
