import type { FastifyInstance } from 'fastify';
import { NUMBER_SETTINGS, type Account, type IncomingNumber } from '../account';
import { fieldsOf } from '../http';
import { notFound, twilioError } from './errors';
import { pageOf } from './paging';

/** https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource */
export async function numberRoutes(app: FastifyInstance, account: Account): Promise<void> {
	app.get('/IncomingPhoneNumbers.json', (request) => {
		const query = fieldsOf(request.query);
		const found = account.numbers.filter(
			(number) =>
				number.phone_number.includes(query['PhoneNumber'] ?? '') &&
				(query['FriendlyName'] ?? number.friendly_name) === number.friendly_name,
		);
		const path = request.url.split('?')[0] ?? '';
		return pageOf(
			'incoming_phone_numbers',
			path,
			found.map((number) => shown(account, number)),
			query,
		);
	});

	app.get<{ Params: { sid: string } }>('/IncomingPhoneNumbers/:sid.json', (request, reply) => {
		const number = account.numbers.find((candidate) => candidate.sid === request.params.sid);
		return number ? reply.send(shown(account, number)) : notFound(reply, request.url);
	});

	app.post<{ Params: { sid: string } }>('/IncomingPhoneNumbers/:sid.json', (request, reply) => {
		const number = account.numbers.find((candidate) => candidate.sid === request.params.sid);
		if (!number) return notFound(reply, request.url);
		const form = fieldsOf(request.body);
		if (form['VoiceFallbackUrl'] && !(form['VoiceUrl'] ?? number.voice_url)) {
			return twilioError(reply, 400, 21405, 'Cannot set VoiceFallbackUrl without setting Url');
		}
		for (const [field, setting] of Object.entries(NUMBER_SETTINGS)) {
			const value = form[field];
			if (value !== undefined) number[setting] = value;
		}
		number.date_updated = new Date().toUTCString();
		return reply.send(shown(account, number));
	});
}

/** The real API shows unset references to other resources as null, and unset addresses as empty. */
function shown(account: Account, number: IncomingNumber): Record<string, unknown> {
	return {
		...number,
		voice_application_sid: number.voice_application_sid || null,
		sms_application_sid: number.sms_application_sid || null,
		trunk_sid: number.trunk_sid || null,
		account_sid: account.sid,
		api_version: '2010-04-01',
		capabilities: { voice: true, sms: true, mms: true, fax: false },
		beta: false,
		origin: 'twilio',
		status: 'in-use',
		uri: `/2010-04-01/Accounts/${account.sid}/IncomingPhoneNumbers/${number.sid}.json`,
	};
}
