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
const found = (change: object = {}) => ({ body: { incoming_phone_numbers: [{ ...record, ...change }] } });

describe('a number’s webhooks', () => {
	test('the account’s numbers are listed with their names', async () => {
		expect(await twilio.listNumbers(http(found()).http, ACCOUNT)).toEqual([
			{ id: 'PN1', number: NUMBER, label: 'Oak Street' },
		]);
	});

	test('what is there now is read, so that it can be put back', async () => {
		expect(await twilio.readWebhooks(http(found()).http, ACCOUNT, NUMBER, 'calls')).toEqual({
			current: {
				VoiceUrl: 'https://old.example/voice',
				VoiceMethod: 'POST',
				StatusCallback: '',
				StatusCallbackMethod: 'POST',
			},
			problems: [],
		});
		expect(await twilio.readWebhooks(http(found()).http, ACCOUNT, NUMBER, 'texts')).toEqual({
			current: { SmsUrl: 'https://old.example/sms', SmsMethod: 'GET' },
			problems: [],
		});
	});

	test.each([
		['calls', { voice_application_sid: 'AP1' }, 'TwiML App'],
		['calls', { trunk_sid: 'TK1' }, 'SIP Trunk'],
		['texts', { sms_application_sid: 'AP1' }, 'TwiML App'],
	] as const)('a setting that would keep %s from us is named: %j', async (use, change, name) => {
		const { problems } = await twilio.readWebhooks(http(found(change)).http, ACCOUNT, NUMBER, use);
		expect(problems).toHaveLength(1);
		expect(problems[0]).toContain(name);
	});

	test('they are written to the number’s own record', async () => {
		const api = http(found(), {});
		await twilio.writeWebhooks(api.http, ACCOUNT, NUMBER, { VoiceUrl: 'https://new.example' });
		expect(api.asked[1]).toMatchObject({ method: 'POST', form: { VoiceUrl: 'https://new.example' } });
		expect(api.asked[1]?.url).toMatch(/\/IncomingPhoneNumbers\/PN1\.json$/);
	});

	test('a number of another account is refused with the way out', async () => {
		await expect(
			twilio.readWebhooks(http({ body: { incoming_phone_numbers: [] } }).http, ACCOUNT, NUMBER, 'calls'),
		).rejects.toMatchObject({ kind: 'notAllowed', message: expect.stringContaining(NUMBER) });
	});

	test('where another system handles the calls, its address for calls stays', () => {
		expect(Object.keys(twilio.webhookFields('calls', 'listen', WEBHOOK))).toEqual([
			'StatusCallback',
			'StatusCallbackMethod',
		]);
		expect(twilio.webhookFields('calls', 'ring', WEBHOOK)).toMatchObject({
			VoiceUrl: `${WEBHOOK}?step=incoming`,
			StatusCallback: `${WEBHOOK}?step=status`,
		});
	});
});
