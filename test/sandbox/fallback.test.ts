import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse';
import type { PhoneCompany } from '../../sandbox/phone-company/index';
import { ACCOUNT_SID, AUTH_TOKEN, BUSINESS, CALLER, OWNER, setNumber, startQuickCompany } from './company';
import { signedByTwilio, startReceiver, type Answer } from './receiver';

/** Rings the owner, then says sorry; as Studio's own examples write it. */
const RINGS_THE_OWNER = {
	description: 'When n8n does not answer',
	initial_state: 'Trigger',
	flags: { allow_concurrent_calls: true },
	states: [
		{
			name: 'Trigger',
			type: 'trigger',
			transitions: [{ event: 'incomingCall', next: 'ring' }],
			properties: {},
		},
		{
			name: 'ring',
			type: 'connect-call-to',
			transitions: [{ event: 'callCompleted', next: 'answered' }, { event: 'hangup' }],
			properties: { noun: 'number', to: OWNER, timeout: 18, caller_id: '{{contact.channel.address}}' },
		},
		{
			name: 'answered',
			type: 'split-based-on',
			transitions: [
				{ event: 'noMatch', next: 'sorry' },
				{
					event: 'match',
					conditions: [
						{
							friendly_name: 'Answered',
							arguments: ['{{widgets.ring.DialCallStatus}}'],
							type: 'equal_to',
							value: 'completed',
						},
					],
				},
			],
			properties: { input: '{{widgets.ring.DialCallStatus}}' },
		},
		{
			name: 'sorry',
			type: 'say-play',
			transitions: [{ event: 'audioComplete', next: 'voicemail' }],
			properties: { say: 'Sorry, please leave a message.' },
		},
		{
			name: 'voicemail',
			type: 'record-voicemail',
			transitions: [{ event: 'recordingComplete' }, { event: 'noAudio' }, { event: 'hangup' }],
			properties: { max_length: 60, timeout: 5 },
		},
	],
};

let company: PhoneCompany;
let customer: Awaited<ReturnType<typeof startReceiver>>;
let answer: (path: string) => Answer | string;

beforeEach(async () => {
	answer = () => ({ status: 500, body: 'no' });
	customer = await startReceiver(signedByTwilio(AUTH_TOKEN), ({ path }) => answer(path));
	company = await startQuickCompany();
});
afterEach(async () => {
	await company.close();
	await customer.close();
});

async function studio(method: string, path: string, form?: Record<string, string>) {
	const response = await fetch(`${company.url}/v2/Flows${path}`, {
		method,
		headers: { Authorization: `Basic ${Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString('base64')}` },
		body: form ? new URLSearchParams(form) : null,
	});
	const text = await response.text();
	const json: Record<string, unknown> = text === '' ? {} : { ...JSON.parse(text) };
	return { status: response.status, json };
}

async function hostFlow(definition: object = RINGS_THE_OWNER): Promise<string> {
	const { json } = await studio('POST', '', {
		FriendlyName: 'Fallback',
		Status: 'published',
		Definition: JSON.stringify(definition),
	});
	return String(json['webhook_url']);
}

const heard = () => company.events().flatMap((event) => (event.type === 'heard' ? [event.text] : []));

test('a fallback is asked once the number’s own address has failed, and learns what was wrong', async () => {
	const sorry = new VoiceResponse();
	sorry.say('We will be right back.');
	answer = (path) => (path.startsWith('/voice') ? { status: 404, body: 'no' } : sorry.toString());
	await setNumber(company, {
		VoiceUrl: `${customer.url}/voice`,
		VoiceFallbackUrl: `${customer.url}/instead`,
	});
	const call = await company.placeCall({ from: CALLER, to: BUSINESS });
	await call.waitFor('ended');
	expect(customer.at('/instead')).toMatchObject([
		{ authentic: true, params: { ErrorCode: '11200', ErrorUrl: `${customer.url}/voice`, CallSid: call.sid } },
	]);
	expect(heard()).toEqual(['We will be right back.']);
});

test('a flow that the company hosts rings the phone, and takes a message when it is not answered', async () => {
	await setNumber(company, { VoiceUrl: `${customer.url}/voice`, VoiceFallbackUrl: await hostFlow() });
	const call = await company.placeCall({ from: CALLER, to: BUSINESS, speaks: true });
	await company.phone(OWNER).rings();
	await call.leaveVoicemail(3);
	await call.waitFor('ended');
	expect(heard()).toEqual(['Sorry, please leave a message.', '[beep]']);
});

test('a flow ends the call when the phone was answered', async () => {
	await setNumber(company, { VoiceUrl: `${customer.url}/voice`, VoiceFallbackUrl: await hostFlow() });
	const call = await company.placeCall({ from: CALLER, to: BUSINESS });
	const owner = company.phone(OWNER);
	await owner.rings();
	owner.answer();
	await call.waitFor('bridged');
	owner.hangUp();
	await call.waitFor('ended');
	expect(heard()).toEqual([]);
});

test('a flow that does not fit the published schema is refused', async () => {
	const [trigger, ring] = RINGS_THE_OWNER.states;
	const broken = { ...RINGS_THE_OWNER, states: [trigger, { ...ring, transitions: [{ event: 'noAnswer' }] }] };
	const { status, json } = await studio('POST', '', {
		FriendlyName: 'Fallback',
		Status: 'published',
		Definition: JSON.stringify(broken),
	});
	expect(status).toBe(400);
	expect(json['message']).toContain('noAnswer is no event of connect-call-to');
});

test('a fallback needs an address of the number’s own', async () => {
	await setNumber(company, { VoiceFallbackUrl: `${customer.url}/instead` });
	const refused = company.events().flatMap((event) => (event.type === 'api' ? [event.answer] : []));
	expect(refused.at(-1)).toContain('Cannot set VoiceFallbackUrl without setting Url');
});

test('an address may shorten the wait for its answer, after which the fallback is asked', async () => {
	await company.close();
	company = await startQuickCompany({ timings: { shortestWaitMs: 0 } });
	const silent = createServer(() => undefined);
	await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
	const { port } = silent.address() as AddressInfo;
	await setNumber(company, {
		VoiceUrl: `http://127.0.0.1:${port}/voice#rc=0&rt=100`,
		VoiceFallbackUrl: await hostFlow(),
	});
	const call = await company.placeCall({ from: CALLER, to: BUSINESS });
	await company.phone(OWNER).rings();
	call.hangUp();
	silent.close();
	silent.closeAllConnections();
});
