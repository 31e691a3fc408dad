import { twilio } from '../../../providers/twilio';
import { ACCOUNT, http, WEBHOOK } from './support';

const NUMBER = '+14155550100';
const record = {
	sid: 'PN1',
	phone_number: NUMBER,
	friendly_name: 'Oak Street',
	voice_url: 'https://old.example/voice',
	voice_method: 'POST',
	status_callback: '',
	status_callback_method: 'POST',
	sms_url: 'https://old.example/sms',
	sms_method: 'GET',
	voice_application_sid: '',
	trunk_sid: null,
	sms_application_sid: '',
};
const nothing = { body: { incoming_phone_numbers: [] } };
const found = (change: object = {}) => ({ body: { incoming_phone_numbers: [{ ...record, ...change }] } });

describe('a number’s webhooks', () => {
	test('the account’s numbers are listed with their names', async () => {
		expect(await twilio.numbers.list(http(found()).http, ACCOUNT)).toEqual([
			{ id: 'PN1', number: NUMBER, label: 'Oak Street' },
		]);
	});

	test('more numbers than fit on a page are listed, too', async () => {
		const next = '/2010-04-01/Accounts/AC/IncomingPhoneNumbers.json?Page=1&PageToken=x';
		const first = { body: { ...found().body, next_page_uri: next } };
		const numbers = await twilio.numbers.list(http(first, found({ sid: 'PN2' })).http, ACCOUNT);
		expect(numbers.map(({ id }) => id)).toEqual(['PN1', 'PN2']);
	});

	test('an address that was empty is put back, and a method that never was is left', async () => {
		const api = http(found(), {});
		await twilio.numbers.writeWebhooks(api.http, ACCOUNT, NUMBER, { VoiceUrl: '', VoiceMethod: '' });
		expect(api.asked[1]?.form).toEqual({ VoiceUrl: '' });
	});

	test('what is there now is read, so that it can be put back', async () => {
		expect(await twilio.numbers.readWebhooks(http(found()).http, ACCOUNT, NUMBER, 'calls')).toEqual({
			VoiceUrl: 'https://old.example/voice',
			VoiceMethod: 'POST',
			StatusCallback: '',
			StatusCallbackMethod: 'POST',
			VoiceFallbackUrl: '',
			VoiceFallbackMethod: '',
		});
		expect(await twilio.numbers.readWebhooks(http(found()).http, ACCOUNT, NUMBER, 'texts')).toEqual({
			SmsUrl: 'https://old.example/sms',
			SmsMethod: 'GET',
		});
	});

	test('they are written to the number’s own record', async () => {
		const api = http(found(), {});
		await twilio.numbers.writeWebhooks(api.http, ACCOUNT, NUMBER, { VoiceUrl: 'https://new.example' });
		expect(api.asked[1]).toMatchObject({ method: 'POST', form: { VoiceUrl: 'https://new.example' } });
		expect(api.asked[1]?.url).toMatch(/\/IncomingPhoneNumbers\/PN1\.json$/);
	});

	test('a number of another account is refused with the way out', async () => {
		await expect(
			twilio.numbers.readWebhooks(http(nothing, { status: 401 }).http, ACCOUNT, NUMBER, 'calls'),
		).rejects.toMatchObject({ kind: 'notAllowed', message: expect.stringContaining(NUMBER) as unknown });
	});

	test('a number of a subaccount is refused with the subaccount’s name, where the main account can tell', async () => {
		const accounts = [
			{ sid: ACCOUNT.accountSid, friendly_name: 'The agency' },
			{ sid: 'AC2', friendly_name: 'Elm Street Roofing' },
			{ sid: 'AC3', friendly_name: 'Oak Street Plumbing' },
		];
		const api = http(nothing, { body: { accounts } }, nothing, found());
		await expect(twilio.numbers.readWebhooks(api.http, ACCOUNT, NUMBER, 'calls')).rejects.toMatchObject({
			message: expect.stringContaining('subaccount “Oak Street Plumbing”') as unknown,
			advice: expect.stringContaining('AC3') as unknown,
		});
		expect(api.asked.at(-1)?.url).toBe(
			'https://api.twilio.com/2010-04-01/Accounts/AC3/IncomingPhoneNumbers.json',
		);
	});

	test('where another system handles the calls, its address for calls stays', () => {
		expect(Object.keys(twilio.numbers.webhookFields('calls', 'listen', WEBHOOK))).toEqual([
			'StatusCallback',
			'StatusCallbackMethod',
		]);
		expect(twilio.numbers.webhookFields('calls', 'ring', WEBHOOK)).toMatchObject({
			VoiceUrl: `${WEBHOOK}?step=incoming#rc=2&rp=ct,5xx&ct=1000&rt=2000`,
			StatusCallback: `${WEBHOOK}?step=status#rc=5&rp=ct,rt,4xx,5xx`,
		});
	});
});
