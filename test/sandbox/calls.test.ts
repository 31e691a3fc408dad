import VoiceResponse from 'twilio/lib/twiml/VoiceResponse';
import type { Call, PhoneCompany, PhoneCompanyOptions } from '../../sandbox/phone-company/index';
import { AUTH_TOKEN, BUSINESS, CALLER, OWNER, setNumber, startQuickCompany } from './company';
import { signedByTwilio, startReceiver, type Received } from './receiver';

const SECOND_PHONE = '+14155550198';

/** Our call flow, as twilio's own library writes it. */
const flow = {
	ring: (attributes: object = {}, phones = [OWNER]) => {
		const response = new VoiceResponse();
		const dial = response.dial({
			timeout: 18,
			answerOnBridge: true,
			action: '/ended?client=1',
			...attributes,
		});
		for (const phone of phones) dial.number({ url: '/screen?phone=owner&x=%2B1' }, phone);
		return response.toString();
	},
	screen: () => {
		const response = new VoiceResponse();
		response
			.gather({ numDigits: 1, timeout: 6, action: '/accept' })
			.say("Call for Oak Street Plumbing & Sons. Press 1 to take it; it's urgent.");
		response.hangup();
		return response.toString();
	},
	accept: () => new VoiceResponse().toString(),
	hangUp: () => {
		const response = new VoiceResponse();
		response.hangup();
		return response.toString();
	},
	voicemail: () => {
		const response = new VoiceResponse();
		response.say('Please leave a message.');
		response.record({
			action: '/recorded',
			maxLength: 60,
			timeout: 5,
			recordingStatusCallback: '/recording-ready',
		});
		response.say('We heard nothing.');
		return response.toString();
	},
	reject: (reason: 'busy' | 'rejected') => {
		const response = new VoiceResponse();
		response.reject({ reason });
		return response.toString();
	},
};

let company: PhoneCompany;
let customer: Awaited<ReturnType<typeof startReceiver>>;
let answers: Record<string, string | (() => string)>;

async function open(options: Partial<PhoneCompanyOptions> = {}): Promise<void> {
	company = await startQuickCompany(options);
	await setNumber(company, {
		VoiceUrl: `${customer.url}/voice?id=7&q=a%20b`,
		StatusCallback: `${customer.url}/status`,
	});
}

beforeEach(async () => {
	answers = {
		'/voice': flow.ring(),
		'/screen': flow.screen(),
		'/accept': flow.accept(),
		'/ended': flow.hangUp(),
		'/status': '',
		'/recorded': flow.hangUp(),
		'/recording-ready': '',
	};
	customer = await startReceiver(signedByTwilio(AUTH_TOKEN), ({ path }: Received) => {
		const answer = answers[path.split('?')[0] ?? ''] ?? '';
		return typeof answer === 'string' ? answer : answer();
	});
	await open();
});

afterEach(async () => {
	await company.close();
	await customer.close();
});

/** Waits until the call is over and everything about it has been told. */
async function settled(call: Call): Promise<void> {
	await call.waitFor('ended');
	await company.next((event) => event.type === 'webhookAnswer' && event.purpose === 'call ended');
}

/** Waits until the answer to the dial's action is there: it may come after the call's end is told. */
async function dialTold(): Promise<void> {
	await company.next((event) => event.type === 'webhookAnswer' && event.purpose === 'dial ended');
}

/** Waits for requests that nobody tells of otherwise. */
async function settledOnce(holds: () => boolean): Promise<void> {
	if (holds()) return;
	await company.next((event) => event.type === 'webhookAnswer' && holds());
}

const theOnly = (path: string): Record<string, string> => {
	const requests = customer.at(path);
	expect(requests).toHaveLength(1);
	return requests[0]?.params ?? {};
};

type Story = {
	happens: string;
	act: (call: Call) => Promise<void> | void;
	dial: Record<string, string>;
	callStatus: string;
	bridged: boolean;
};

const rings = () => company.phone(OWNER).rings();
const picksUp = async () => {
	await rings();
	company.phone(OWNER).answer();
};

const stories: Story[] = [
	{
		happens: 'nobody answers',
		act: () => {},
		dial: { DialCallStatus: 'no-answer', DialBridged: 'false' },
		callStatus: 'no-answer',
		bridged: false,
	},
	{
		happens: 'the owner declines',
		act: async () => {
			await rings();
			company.phone(OWNER).decline();
		},
		dial: { DialCallStatus: 'busy', DialBridged: 'false' },
		callStatus: 'busy',
		bridged: false,
	},
	{
		happens: 'the owner is in another call',
		act: () => {},
		dial: { DialCallStatus: 'busy', DialBridged: 'false' },
		callStatus: 'busy',
		bridged: false,
	},
	{
		happens: 'the owner answers, presses 1 and hangs up later',
		act: async (call) => {
			await picksUp();
			await company.phone(OWNER).press('1');
			await call.waitFor('bridged');
			company.phone(OWNER).hangUp();
		},
		dial: { DialCallStatus: 'completed', DialBridged: 'true' },
		callStatus: 'completed',
		bridged: true,
	},
	{
		happens: 'the owner answers, presses 1 and the caller hangs up later',
		act: async (call) => {
			await picksUp();
			await company.phone(OWNER).press('1');
			await call.waitFor('bridged');
			call.hangUp();
		},
		dial: { DialCallStatus: 'completed', DialBridged: 'true' },
		callStatus: 'completed',
		bridged: true,
	},
	{
		happens: 'the owner answers and presses nothing',
		act: picksUp,
		dial: { DialCallStatus: 'completed', DialBridged: 'false' },
		callStatus: 'no-answer',
		bridged: false,
	},
	{
		happens: 'a voicemail picks up and presses nothing',
		act: async () => {
			await rings();
			company.phone(OWNER).voicemailPicksUp();
		},
		dial: { DialCallStatus: 'completed', DialBridged: 'false' },
		callStatus: 'no-answer',
		bridged: false,
	},
	{
		happens: 'the owner picks up and hangs up at once',
		act: async () => {
			await picksUp();
			company.phone(OWNER).hangUp();
		},
		dial: { DialCallStatus: 'completed', DialBridged: 'false' },
		callStatus: 'no-answer',
		bridged: false,
	},
	{
		happens: 'the caller hangs up while it rings',
		act: async (call) => {
			await rings();
			call.hangUp();
		},
		dial: { DialCallStatus: 'canceled', DialBridged: 'false' },
		callStatus: 'no-answer',
		bridged: false,
	},
	{
		happens: 'the caller hangs up while the owner is asked to press 1',
		act: async (call) => {
			await picksUp();
			await company.phone(OWNER).hears(/Press 1/);
			call.hangUp();
		},
		dial: { DialCallStatus: 'completed', DialBridged: 'false' },
		callStatus: 'no-answer',
		bridged: false,
	},
];

describe('ringing the owner', () => {
	test.each(stories)('when $happens', async ({ happens, act, dial, callStatus, bridged }) => {
		company.phone(OWNER).busy = happens === 'the owner is in another call';
		const call = await company.placeCall({ from: CALLER, to: BUSINESS });
		await act(call);
		await settled(call);
		await dialTold();

		expect(theOnly('/ended')).toMatchObject({ CallSid: call.sid, From: CALLER, To: BUSINESS, ...dial });
		expect(theOnly('/status')).toMatchObject({ CallSid: call.sid, CallStatus: callStatus });
		const wasBridged = company.events().some((event) => event.type === 'call' && event.phase === 'bridged');
		expect(wasBridged).toBe(bridged);
		expect(company.phone(OWNER).state).toBe('idle');
		expect(customer.received.filter((request) => !request.authentic)).toEqual([]);
	});

	test('the first webhook says who calls, also in fields that are empty, and is signed over the query too', async () => {
		const call = await company.placeCall({
			from: CALLER,
			to: BUSINESS,
			forwardedFrom: '+14155550111',
			callerName: 'A CALLER',
		});
		await rings();
		const [first] = customer.received;
		expect(first).toMatchObject({
			path: '/voice?id=7&q=a%20b',
			authentic: true,
			params: {
				CallStatus: 'ringing',
				Direction: 'inbound',
				ApiVersion: '2010-04-01',
				Called: BUSINESS,
				Caller: CALLER,
				ForwardedFrom: '+14155550111',
				StirVerstat: 'TN-Validation-Passed-A',
				CallerName: 'A CALLER',
				FromCity: '',
			},
		});
		call.hangUp();
		await settled(call);
	});

	test("the owner's leg has a CallSid of its own and hears the words as they were written", async () => {
		const call = await company.placeCall({ from: CALLER, to: BUSINESS });
		await picksUp();
		const heard = await company.phone(OWNER).hears(/./);
		const screen = theOnly('/screen');
		expect(heard).toBe("Call for Oak Street Plumbing & Sons. Press 1 to take it; it's urgent.");
		expect(screen).toMatchObject({
			ParentCallSid: call.sid,
			Direction: 'outbound-dial',
			To: OWNER,
			From: CALLER,
		});
		expect(screen['CallSid']).not.toBe(call.sid);
		await company.phone(OWNER).press('1');
		await call.waitFor('bridged');
		expect(theOnly('/accept')).toMatchObject({ Digits: '1', CallSid: screen['CallSid'] });
		call.hangUp();
		await settled(call);
		await dialTold();
		expect(theOnly('/ended')).toMatchObject({
			DialCallSid: screen['CallSid'],
			DialCallDuration: expect.any(String),
		});
	});

	test('a key pressed before anyone listens is lost', async () => {
		const call = await company.placeCall({ from: CALLER, to: BUSINESS });
		await picksUp();
		company.phone(OWNER).pressNow('1');
		await settled(call);
		expect(customer.at('/accept')).toEqual([]);
	});

	test('without answerOnBridge the caller is answered before the owner is', async () => {
		answers['/voice'] = flow.ring({ answerOnBridge: false });
		const call = await company.placeCall({ from: CALLER, to: BUSINESS });
		await settled(call);
		expect(theOnly('/status')).toMatchObject({ CallStatus: 'completed' });
	});

	test('the phone rings as many seconds as the timeout says', async () => {
		answers['/voice'] = flow.ring({ timeout: 40 });
		const startedAt = performance.now();
		await settled(await company.placeCall({ from: CALLER, to: BUSINESS }));
		expect(performance.now() - startedAt).toBeGreaterThanOrEqual(400);
	});

	test('without a flow for the phone, whoever picks up is connected: also a voicemail', async () => {
		const response = new VoiceResponse();
		response.dial({ answerOnBridge: true, action: '/ended', callerId: BUSINESS }).number(OWNER);
		answers['/voice'] = response.toString();
		const call = await company.placeCall({ from: CALLER, to: BUSINESS });
		await rings();
		expect(company.phone(OWNER).leg?.from).toBe(BUSINESS);
		company.phone(OWNER).voicemailPicksUp();
		await call.waitFor('bridged');
		call.hangUp();
		await settled(call);
		await dialTold();
		expect(theOnly('/ended')).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'true' });
	});

	test("the carrier's voicemail picks up by itself when the phone rings long enough", async () => {
		company.phone(OWNER).voicemailAfterSeconds = 3;
		await settled(await company.placeCall({ from: CALLER, to: BUSINESS }));
		expect(theOnly('/ended')).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'false' });
	});

	test('two phones ring at once, and the first that takes the call stops the other', async () => {
		answers['/voice'] = flow.ring({}, [OWNER, SECOND_PHONE]);
		const call = await company.placeCall({ from: CALLER, to: BUSINESS });
		await Promise.all([rings(), company.phone(SECOND_PHONE).rings()]);
		company.phone(SECOND_PHONE).answer();
		await company.phone(SECOND_PHONE).press('1');
		await call.waitFor('bridged');
		expect(company.phone(OWNER).state).toBe('idle');
		call.hangUp();
		await settled(call);
		await dialTold();
		expect(theOnly('/ended')).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'true' });
	});

	test('two phones that are both declined make the call busy', async () => {
		answers['/voice'] = flow.ring({}, [OWNER, SECOND_PHONE]);
		const call = await company.placeCall({ from: CALLER, to: BUSINESS });
		for (const number of [OWNER, SECOND_PHONE]) {
			await company.phone(number).rings();
			company.phone(number).decline();
		}
		await settled(call);
		expect(theOnly('/ended')).toMatchObject({ DialCallStatus: 'busy' });
	});

	test('the company can be told not to ask for the action when the caller gave up', async () => {
		await company.close();
		await open({ behaviour: { actionWhenCallerHangsUp: false, callerHungUpUnanswered: 'canceled' } });
		const call = await company.placeCall({ from: CALLER, to: BUSINESS });
		await rings();
		call.hangUp();
		await settled(call);
		await company.close();
		expect(customer.at('/ended')).toEqual([]);
		expect(theOnly('/status')).toMatchObject({ CallStatus: 'canceled' });
	});
});

describe('what is told of the phones that ring', () => {
	const told = (change: object = {}) => {
		const response = new VoiceResponse();
		response.dial({ answerOnBridge: true, action: '/ended' }).number(
			{
				statusCallback: '/rings',
				statusCallbackEvent: ['ringing'],
				machineDetection: 'Enable',
				amdStatusCallback: '/heard',
				...change,
			},
			OWNER,
		);
		return response.toString();
	};

	test.each<[string, () => void, string]>([
		['a person', () => company.phone(OWNER).answer(), 'human'],
		['a voicemail', () => company.phone(OWNER).voicemailPicksUp(), 'machine_start'],
		[
			'a person who does not sound like one',
			() => {
				company.phone(OWNER).soundsLike = 'machine_start';
				company.phone(OWNER).answer();
			},
			'machine_start',
		],
	])('that it rings, and that %s was heard', async (_who, act, AnsweredBy) => {
		answers['/voice'] = told();
		const call = await company.placeCall({ from: CALLER, to: BUSINESS });
		await rings();
		act();
		await call.waitFor('bridged');
		await company.next((event) => event.type === 'webhookAnswer' && event.purpose === 'voice heard');
		call.hangUp();
		await settled(call);
		expect(theOnly('/rings')).toMatchObject({ CallStatus: 'ringing', To: OWNER, ParentCallSid: call.sid });
		expect(theOnly('/heard')).toMatchObject({ AnsweredBy, To: OWNER });
	});

	test('only how it ended, unless more is asked for', async () => {
		answers['/voice'] = told({ statusCallbackEvent: undefined, machineDetection: undefined });
		const call = await company.placeCall({ from: CALLER, to: BUSINESS });
		await rings();
		company.phone(OWNER).decline();
		await settled(call);
		expect(theOnly('/rings')).toMatchObject({ CallStatus: 'busy', To: OWNER });
		expect(customer.at('/heard')).toEqual([]);
	});

	test('nothing of a phone that is engaged', async () => {
		answers['/voice'] = told();
		company.phone(OWNER).busy = true;
		await settled(await company.placeCall({ from: CALLER, to: BUSINESS }));
		expect(customer.at('/rings')).toEqual([]);
		expect(theOnly('/ended')).toMatchObject({ DialCallStatus: 'busy' });
	});
});

describe('what the caller gets', () => {
	test('a voicemail is put into words, if it is long enough to have some', async () => {
		const response = new VoiceResponse();
		response.record({ action: '/recorded', transcribe: true, transcribeCallback: '/words' });
		answers['/voice'] = response.toString();
		for (const seconds of [12, 0]) {
			const call = await company.placeCall({ from: CALLER, to: BUSINESS });
			call.words = 'My sink leaks.';
			await call.leaveVoicemail(seconds);
			await company.next(
				(event) => event.type === 'webhookAnswer' && event.purpose === 'recording transcribed',
			);
		}
		expect(customer.at('/words').map(({ params }) => params)).toMatchObject([
			{ TranscriptionStatus: 'completed', TranscriptionText: 'My sink leaks.' },
			{ TranscriptionStatus: 'failed', TranscriptionText: '' },
		]);
	});

	test('a voicemail: the recording is handed over with its length, and can be played', async () => {
		answers['/ended'] = flow.voicemail();
		const call = await company.placeCall({ from: CALLER, to: BUSINESS });
		await call.leaveVoicemail(12);
		await company.next((event) => event.type === 'webhookAnswer' && event.purpose === 'voicemail recorded');
		await company.next((event) => event.type === 'webhookAnswer' && event.purpose === 'recording ready');

		const recorded = theOnly('/recorded');
		expect(recorded).toMatchObject({
			Digits: 'hangup',
			RecordingSid: expect.stringMatching(/^RE[0-9a-f]{32}$/),
		});
		expect(Number(recorded['RecordingDuration'])).toBeGreaterThanOrEqual(12);
		expect(theOnly('/recording-ready')).toMatchObject({
			RecordingStatus: 'completed',
			RecordingUrl: recorded['RecordingUrl'],
		});
		const media = await fetch(String(recorded['RecordingUrl']));
		expect(media.headers.get('content-type')).toContain('audio');
		expect(Buffer.from(await media.arrayBuffer()).toString('latin1', 0, 4)).toBe('RIFF');
	});

	test('a caller who stays silent leaves no recording, and the flow goes on', async () => {
		answers['/voice'] = flow.voicemail();
		const call = await company.placeCall({ from: CALLER, to: BUSINESS });
		await settled(call);
		expect(customer.at('/recorded')).toEqual([]);
		const heard = company.events().flatMap((event) => (event.type === 'heard' ? [event.text] : []));
		expect(heard).toEqual(['Please leave a message.', '[beep]', 'We heard nothing.']);
	});

	test('a key ends the recording and the caller hears the answer to it', async () => {
		answers['/voice'] = flow.voicemail();
		const call = await company.placeCall({ from: CALLER, to: BUSINESS, speaks: true });
		await call.waitFor('recording');
		call.press('#');
		await settled(call);
		expect(theOnly('/recorded')).toMatchObject({ Digits: '#', CallStatus: 'in-progress' });
	});

	test.each([
		['busy', 'busy'],
		['rejected', 'no-answer'],
	] as const)('a refusal with the reason %s: the call is never answered', async (reason, callStatus) => {
		answers['/voice'] = flow.reject(reason);
		const call = await company.placeCall({ from: CALLER, to: BUSINESS });
		await settled(call);
		expect(theOnly('/status')).toMatchObject({ CallStatus: callStatus, CallDuration: '0' });
	});

	test('a redirect is followed, relative to the document it stands in', async () => {
		const response = new VoiceResponse();
		response.redirect({ method: 'GET' }, 'elsewhere?a=1');
		answers['/voice'] = response.toString();
		answers['/elsewhere'] = flow.hangUp();
		await settled(await company.placeCall({ from: CALLER, to: BUSINESS }));
		const [elsewhere] = customer.at('/elsewhere?a=1&');
		expect(elsewhere).toMatchObject({ method: 'GET', authentic: true, params: {} });
		expect(elsewhere?.path).toContain('CallStatus=ringing');
	});

	test.each([
		['an answer that is not XML', '<Response><Say>Hello</Response>', 12100],
		['an answer with an unknown verb', '<Response><Sing/></Response>', 12200],
	])('%s ends the call and is noted', async (_what, answer, code) => {
		answers['/voice'] = answer;
		await settled(await company.placeCall({ from: CALLER, to: BUSINESS }));
		expect(company.events()).toContainEqual(expect.objectContaining({ type: 'problem', code }));
		expect(theOnly('/status')).toMatchObject({ CallStatus: 'completed' });
	});

	test('the address of a number with an application is not called', async () => {
		await setNumber(company, { VoiceApplicationSid: `AP${'2'.repeat(32)}` });
		const call = await company.placeCall({ from: CALLER, to: BUSINESS });
		await settled(call);
		expect(customer.at('/voice')).toEqual([]);
		expect(call.status).toBe('failed');
	});
});

describe('a webhook', () => {
	test('that fails is sent again where its address asks for it, with the same content', async () => {
		await company.close();
		await customer.close();
		let failures = 1;
		customer = await startReceiver(signedByTwilio(AUTH_TOKEN), ({ path }) =>
			path.startsWith('/voice') && failures-- > 0 ? { status: 500, body: 'no' } : flow.hangUp(),
		);
		await open();
		await setNumber(company, { VoiceUrl: `${customer.url}/voice#rc=2&rp=4xx,5xx` });
		await settled(await company.placeCall({ from: CALLER, to: BUSINESS }));
		const [first, second, ...more] = customer.at('/voice');
		expect(more).toEqual([]);
		expect(second).toEqual(first);
		expect(first).toMatchObject({ path: '/voice', authentic: true });
	});

	test('can come several times at once', async () => {
		company.setWebhookCopies(4);
		answers['/voice'] = flow.hangUp();
		const call = await company.placeCall({ from: CALLER, to: BUSINESS });
		await settled(call);
		expect(customer.at('/voice').map(({ params }) => params['CallSid'])).toEqual(Array(4).fill(call.sid));
	});

	test('can come again later', async () => {
		company.setWebhookCopies(2, 5);
		answers['/voice'] = flow.hangUp();
		await settled(await company.placeCall({ from: CALLER, to: BUSINESS }));
		await settledOnce(() => customer.at('/voice').length === 2 && customer.at('/status').length === 2);
		const sent = company.events().filter((event) => event.type === 'webhook');
		expect(sent.map(({ purpose }) => purpose).sort()).toEqual([
			'call ended',
			'call ended',
			'incoming call',
			'incoming call',
		]);
		for (const purpose of ['incoming call', 'call ended']) {
			const [first, again] = sent.filter((event) => event.purpose === purpose);
			expect(again?.params).toEqual(first?.params);
			// Five seconds of this network; a timer may ring a millisecond early.
			expect((again?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(49);
		}
	});

	test('can be held back, so that a later one may overtake it', async () => {
		company.holdBackWebhooks('dial ended', 20);
		const call = await company.placeCall({ from: CALLER, to: BUSINESS });
		await rings();
		const hungUpAt = Date.now();
		call.hangUp();
		await dialTold();
		const held = company.events().find((event) => event.type === 'webhook' && event.purpose === 'dial ended');
		expect((held?.at ?? 0) - hungUpAt).toBeGreaterThanOrEqual(199);
		expect(theOnly('/ended')).toMatchObject({ DialCallStatus: 'canceled' });
	});

	test('never shows its whole signature in the log', async () => {
		answers['/voice'] = flow.hangUp();
		await settled(await company.placeCall({ from: CALLER, to: BUSINESS }));
		const signatures = company
			.events()
			.flatMap((event) => (event.type === 'webhook' ? [event.signature] : []));
		expect(signatures.length).toBeGreaterThan(0);
		expect(signatures.every((signature) => signature.length === 9)).toBe(true);
		expect(JSON.stringify(company.events())).not.toContain(AUTH_TOKEN);
	});
});
