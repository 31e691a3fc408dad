import type { FastifyInstance } from 'fastify';
import type { Account } from '../account';
import type { EventLog } from '../log';
import type { Phones } from '../phones';
import { basicCredentials, logAnswers } from './api';
import { twilioError } from './errors';

/** Twilio's Lookup, as far as it tells mobiles from landlines, https://www.twilio.com/docs/lookup/v2-api */
export function lookupRoutes(
	app: FastifyInstance,
	{ account, phones, log }: { account: Account; phones: Phones; log: EventLog },
): Promise<void> {
	logAnswers(app, log);
	app.get<{ Params: { number: string } }>('/v2/PhoneNumbers/:number', async (request, reply) => {
		const { user, password } = basicCredentials(request);
		if (!account.accepts(user, password)) {
			await twilioError(reply, 401, 20003, 'Authenticate');
			return;
		}
		const { number } = request.params;
		return {
			phone_number: number,
			valid: true,
			line_type_intelligence: { type: phones.get(number).lineType, error_code: null },
		};
	});
	return Promise.resolve();
}
