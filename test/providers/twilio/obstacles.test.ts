import type { HttpResponse } from '../../../providers/contract';
import { twilio } from '../../../providers/twilio';
import { ACCOUNT, http } from './support';

const NUMBER = '+14155550100';
const numbered = (change: object = {}) => ({
	body: {
		incoming_phone_numbers: [
			{
				sid: 'PN1',
				phone_number: NUMBER,
				voice_application_sid: null,
				trunk_sid: null,
				sms_application_sid: null,
				capabilities: { voice: true, sms: true, mms: true },
				...change,
			},
		],
	},
});
const services = (...of: Array<{ sid: string; friendly_name: string; onNumber: boolean }>) => ({
	body: {
		services: of.map(({ onNumber, ...service }) => ({
			...service,
			inbound_request_url: null,
			use_inbound_webhook_on_number: onNumber,
		})),
	},
});
const inService: Partial<HttpResponse> = { body: { sid: 'PN1' } };
const notInService: Partial<HttpResponse> = { status: 404, body: { code: 20404 } };

describe('what keeps Twilio from calling us', () => {
	test.each([
		['calls', { voice_application_sid: 'AP1' }, /calls go to a TwiML App/, /Voice Configuration/],
		['calls', { trunk_sid: 'TK1' }, /calls go to a SIP Trunk/, /Voice Configuration/],
		['calls', { capabilities: { voice: false } }, /cannot get calls/, /Voice among its capabilities/],
		['texts', { sms_application_sid: 'AP1' }, /texts go to a TwiML App/, /Messaging Configuration/],
		['texts', { capabilities: { sms: false } }, /cannot get texts/, /SMS among its capabilities/],
	] as const)('%s: %j is named, with the place to change it', async (use, change, what, fix) => {
		const { http: asks } = http(numbered(change), services());
		const obstacles = await twilio.numbers.findObstacles(asks, ACCOUNT, NUMBER, use);
		expect(obstacles).toEqual([
			{ what: expect.stringMatching(what) as unknown, fix: expect.stringMatching(fix) as unknown },
		]);
	});

	test('a Messaging Service that keeps the number’s texts is named', async () => {
		const asked = http(
			numbered(),
			services(
				{ sid: 'MG1', friendly_name: 'Passes on', onNumber: true },
				{ sid: 'MG2', friendly_name: 'Of others', onNumber: false },
				{ sid: 'MG3', friendly_name: 'Plumbing A2P', onNumber: false },
			),
			notInService,
			inService,
		);
		const [obstacle, ...more] = await twilio.numbers.findObstacles(asked.http, ACCOUNT, NUMBER, 'texts');
		expect(obstacle).toEqual({
			what: expect.stringContaining('Messaging Service “Plumbing A2P”') as unknown,
			fix: expect.stringContaining('Defer to sender’s webhook') as unknown,
		});
		expect(more).toEqual([]);
		expect(asked.asked.map(({ url }) => url).slice(1)).toEqual([
			'https://messaging.twilio.com/v1/Services?PageSize=1000',
			'https://messaging.twilio.com/v1/Services/MG2/PhoneNumbers/PN1',
			'https://messaging.twilio.com/v1/Services/MG3/PhoneNumbers/PN1',
		]);
	});

	test('a service that passes the texts on to the number’s own address is none', async () => {
		const asked = http(numbered(), services({ sid: 'MG1', friendly_name: 'A2P', onNumber: true }));
		expect(await twilio.numbers.findObstacles(asked.http, ACCOUNT, NUMBER, 'texts')).toEqual([]);
		expect(asked.asked).toHaveLength(2);
	});

	test('is not guessed when the credential may not read Messaging Services', async () => {
		const asked = http(numbered(), { status: 403, body: { code: 20003 } });
		expect(await twilio.numbers.findObstacles(asked.http, ACCOUNT, NUMBER, 'texts')).toEqual([]);
	});

	test('calls do not care for Messaging Services', async () => {
		const asked = http(numbered());
		expect(await twilio.numbers.findObstacles(asked.http, ACCOUNT, NUMBER, 'calls')).toEqual([]);
		expect(asked.asked).toHaveLength(1);
	});

	test('the region’s own host is asked, and a proxy serves all', async () => {
		const hosts = [
			[{ region: 'ie1' }, 'https://messaging.dublin.ie1.twilio.com/v1/Services?PageSize=1000'],
			[
				{ apiUrl: 'https://twilio-proxy.example.com' },
				'https://twilio-proxy.example.com/v1/Services?PageSize=1000',
			],
		] as const;
		for (const [change, url] of hosts) {
			const asked = http(numbered(), services());
			await twilio.numbers.findObstacles(asked.http, { ...ACCOUNT, ...change }, NUMBER, 'texts');
			expect(asked.asked[1]?.url).toBe(url);
		}
	});
});
