import { openLedger } from '../../ledger/open';
import { MissedCallTrigger } from '../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import type { PhoneCompany } from '../../sandbox/phone-company';
import type { TextBackItem } from '../../textback/item';
import {
	api,
	AUTH_TOKEN,
	BUSINESS,
	CALLER,
	itemsOf,
	OWNER,
	setNumber,
	startQuickCompany,
} from '../sandbox/company';
import { signedByTwilio, startReceiver } from '../sandbox/receiver';
import { MountedTrigger, type TriggerOptions, type WebhookOutcome } from './engine';
import { credentialFor, exposed, forgetLedger, missedCall } from './support';

const PARAMETERS = {
	phoneNumber: { __rl: true, mode: 'number', value: '(415) 555-0100' },
	businessName: 'Oak Street Plumbing',
	phones: { phone: [{ number: '(415) 555-0199' }] },
};

let company: PhoneCompany;
let outcomes: WebhookOutcome[];
let open: Awaited<ReturnType<typeof exposed>> | undefined;

beforeEach(async () => {
	company = await startQuickCompany();
	outcomes = [];
});
afterEach(async () => {
	await open?.trigger.stop();
	await company.close();
	await open?.close();
	open = undefined;
	await forgetLedger();
});

function mount(
	publicUrl: string,
	parameters: object = {},
	options: Partial<TriggerOptions> = {},
): MountedTrigger {
	return new MountedTrigger({
		node: MissedCallTrigger,
		parameters: { ...PARAMETERS, ...parameters },
		credentials: [credentialFor(company)],
		publicUrl,
		...options,
	});
}

/** An active trigger that the phone company can reach. */
async function active(parameters: object = {}): Promise<MountedTrigger> {
	open = await exposed(
		(publicUrl) => mount(publicUrl, parameters),
		(outcome) => outcomes.push(outcome),
	);
	await open.trigger.activate();
	return open.trigger;
}

/** Waits until a webhook of this purpose is answered. */
async function answered(purpose: string): Promise<void> {
	await company.next((event) => event.type === 'webhookAnswer' && event.purpose === purpose);
}

async function ringsAndThen(act: () => void | Promise<void>): Promise<void> {
	const call = await company.placeCall({ from: CALLER, to: BUSINESS });
	await company.phone(OWNER).rings();
	await answered('phone rings');
	await act();
	await call.waitFor('ended');
	await answered('call ended');
}

const started = (output = 0) =>
	outcomes.flatMap(({ started }) => started?.[output] ?? []).map(({ json }) => json);

describe('ring my phone first', () => {
	test.each([
		['nobody answers', () => undefined, 'noAnswer'],
		['the owner declines', () => company.phone(OWNER).decline(), 'declined'],
		['a voicemail picks up', () => company.phone(OWNER).voicemailPicksUp(), 'voicemailPickedUp'],
	])('%s: one missed call, with the reason', async (_what, act, reason) => {
		await active();
		await ringsAndThen(act);
		expect(started()).toEqual([
			{
				event: 'missedCall',
				call: expect.objectContaining({
					provider: 'twilio',
					from: CALLER,
					to: BUSINESS,
					verdict: 'missed',
					reason,
					attestation: 'A',
				}) as unknown,
				contact: expect.objectContaining({
					number: CALLER,
					nationalNumber: '(415) 555-0142',
					country: 'US',
					missedCalls: 1,
				}) as unknown,
				business: { name: 'Oak Street Plumbing', number: BUSINESS },
			},
		]);
	});

	test('somebody presses 1: the two are connected and nothing starts', async () => {
		await active();
		await ringsAndThen(async () => {
			company.phone(OWNER).answer();
			expect(await company.phone(OWNER).hears(/press 1/i)).toContain('Oak Street Plumbing');
			await company.phone(OWNER).press('1');
			await company.next((event) => event.type === 'call' && event.phase === 'bridged');
			company.phone(OWNER).hangUp();
		});
		expect(started()).toEqual([]);
	});

	test('the wrong key is not an answer', async () => {
		await active();
		await ringsAndThen(async () => {
			company.phone(OWNER).answer();
			await company.phone(OWNER).press('5');
		});
		expect(started()).toMatchObject([{ call: { reason: 'voicemailPickedUp' } }]);
	});

	test('a person’s pick-up is enough when no key is asked for', async () => {
		await active({ proof: 'pickUp' });
		await ringsAndThen(async () => {
			company.phone(OWNER).answer();
			await company.next((event) => event.type === 'call' && event.phase === 'bridged');
			company.phone(OWNER).hangUp();
		});
		expect(started()).toEqual([]);
	});

	test('the caller gives up while it rings: still one missed call', async () => {
		await active({ options: { ignoreShorterThan: 0 } });
		const call = await company.placeCall({ from: CALLER, to: BUSINESS });
		await company.phone(OWNER).rings();
		call.hangUp();
		await answered('call ended');
		await answered('dial ended');
		expect(started()).toMatchObject([{ call: { reason: 'hungUp' } }]);
	});

	test('every webhook four times at once: one missed call', async () => {
		await active();
		company.setWebhookCopies(4);
		await ringsAndThen(() => undefined);
		expect(started()).toHaveLength(1);
	});

	test('the caller is told, and a second call counts', async () => {
		await active({ sayText: 'A text from {{business.name}} is on its way.' });
		await ringsAndThen(() => undefined);
		await ringsAndThen(() => company.phone(OWNER).decline());
		expect(company.events()).toContainEqual(
			expect.objectContaining({ type: 'heard', text: 'A text from Oak Street Plumbing is on its way.' }),
		);
		expect(started()).toMatchObject([{ contact: { missedCalls: 1 } }, { contact: { missedCalls: 2 } }]);
	});

	test('a voicemail: the missed call at once, the recording by its own output when it is there', async () => {
		await active({ afterMiss: 'voicemail' });
		const call = await company.placeCall({ from: CALLER, to: BUSINESS, speaks: true });
		await company.phone(OWNER).rings();
		company.phone(OWNER).decline();
		await call.waitFor('recording');
		expect(started(0)).toHaveLength(1);
		expect(started(1)).toEqual([]);
		await call.leaveVoicemail(7);
		await answered('voicemail recorded');
		expect(started(0)).toHaveLength(1);
		expect(started(1)).toMatchObject([
			{ event: 'voicemail', call: { voicemail: { seconds: expect.any(Number) as unknown } } },
		]);
	});

	test('an anonymous caller starts the workflow too: the owner should know', async () => {
		await active();
		const call = await company.placeCall({ from: 'Anonymous', to: BUSINESS });
		await call.waitFor('ended');
		await answered('call ended');
		expect(started()).toMatchObject([{ contact: { anonymous: true } }]);
	});
});

describe('calls are forwarded here when missed', () => {
	test('a call that arrives was missed, at once, and says whom it was for', async () => {
		await active({ route: 'forwarded' });
		const call = await company.placeCall({ from: CALLER, to: BUSINESS, forwardedFrom: '+14155550177' });
		await call.waitFor('ended');
		await answered('call ended');
		expect(started()).toMatchObject([{ call: { reason: 'forwarded', forwardedFrom: '+14155550177' } }]);
	});
});

describe('another system handles the calls', () => {
	test('its own address stays, and a call that it did not answer is missed', async () => {
		const pbx = await startReceiver(
			signedByTwilio(AUTH_TOKEN),
			() => '<Response><Reject reason="busy"/></Response>',
		);
		await setNumber(company, { VoiceUrl: `${pbx.url}/voice` });
		await active({ route: 'listen' });
		expect((await numberNow()).voice_url).toBe(`${pbx.url}/voice`);
		const call = await company.placeCall({ from: CALLER, to: BUSINESS });
		await call.waitFor('ended');
		await answered('call ended');
		await pbx.close();
		expect(started()).toMatchObject([
			{ call: { reason: 'busy', from: CALLER }, contact: { number: CALLER } },
		]);
	});
});

async function numberNow(): Promise<Record<string, unknown>> {
	const answer = await api(company, 'GET', '/IncomingPhoneNumbers.json');
	return (
		itemsOf(answer, 'incoming_phone_numbers').find((number) => number['phone_number'] === BUSINESS) ?? {}
	);
}

describe('who may call the webhook', () => {
	test.each<[string, Record<string, string>]>([
		['no signature', {}],
		['a wrong one', { 'x-twilio-signature': 'bm90IHRoZSByaWdodCBvbmU=' }],
	])('%s: 403, and nothing is kept', async (_what, headers) => {
		const trigger = await active();
		const outcome = await trigger.call({
			headers,
			query: { step: 'dialed' },
			form: { CallSid: 'CA-forged', From: CALLER, To: BUSINESS, DialCallStatus: 'no-answer' },
		});
		expect(outcome.answer?.status).toBe(403);
		expect(outcome.started).toBeUndefined();
		expect(await (await openLedger()).conversation({ business: BUSINESS, caller: CALLER })).toBeUndefined();
	});

	test.each<[string, Parameters<MountedTrigger['call']>[0]]>([
		['JSON', { json: { hello: 'there' } }],
		['a hundred kilobytes of nothing', { raw: 'x'.repeat(100_000) }],
		['binary', { raw: Buffer.from([0, 255, 254, 0]) }],
		['nothing at all', {}],
	])('%s is refused like any stranger', async (_what, call) => {
		const trigger = await active();
		expect((await trigger.call(call)).answer?.status).toBe(403);
	});
});

describe('activation', () => {
	test('points the number here and, on deactivation, back to where it was', async () => {
		await setNumber(company, {
			VoiceUrl: 'https://old.example/voice',
			StatusCallback: 'https://old.example/status',
		});
		const before = await numberNow();
		const trigger = await active();
		expect((await numberNow()).voice_url).toContain(`${trigger.webhookUrl()}?step=incoming`);
		await trigger.deactivate();
		expect(await numberNow()).toMatchObject({
			voice_url: before.voice_url,
			status_callback: before.status_callback,
		});
	});

	test('remembers what was there when n8n was killed in between', async () => {
		await setNumber(company, { VoiceUrl: 'https://old.example/voice' });
		const trigger = await active();
		await trigger.stop();
		const restarted = mount(trigger.webhookUrl().replace(/webhook\/.*/, ''));
		await restarted.activate('init');
		await restarted.deactivate();
		expect((await numberNow()).voice_url).toBe('https://old.example/voice');
	});

	test('moves with n8n’s public address and still knows what was there first', async () => {
		await setNumber(company, { VoiceUrl: 'https://old.example/voice' });
		const first = await active();
		await first.stop();
		const moved = mount('http://127.0.0.1:65000/');
		await moved.activate();
		expect((await numberNow()).voice_url).toContain('http://127.0.0.1:65000/');
		await moved.deactivate();
		expect((await numberNow()).voice_url).toBe('https://old.example/voice');
	});

	test('leaves alone what somebody else has set meanwhile', async () => {
		const trigger = await active();
		await setNumber(company, { VoiceUrl: 'https://someone.else/voice' });
		await trigger.deactivate();
		expect((await numberNow()).voice_url).toBe('https://someone.else/voice');
	});

	test.each<[string, object, RegExp]>([
		[
			'a number that is none',
			{ phoneNumber: { __rl: true, mode: 'number', value: 'call me' } },
			/“call me” in “Phone Number”/,
		],
		[
			'a number of somebody else',
			{ phoneNumber: { __rl: true, mode: 'number', value: '+14155550133' } },
			/does not belong/,
		],
		['no business name', { businessName: ' ' }, /“Business Name” is empty/],
		['no phone to ring', { phones: { phone: [] } }, /“Phones to Ring” is empty/],
		['a phone that is none', { phones: { phone: [{ number: '12' }] } }, /“12” in “Phones to Ring”/],
		['a greeting with an unknown variable', { sayText: 'Hi {{nobody}}' }, /“What the Caller Hears”/],
	])('%s is refused by the name of the field', async (_what, parameters, words) => {
		await expect(active(parameters)).rejects.toThrow(words);
	});

	test('the numbers of the account are offered, and can be searched', async () => {
		const trigger = mount('http://127.0.0.1:65000/');
		expect((await trigger.searchList('searchPhoneNumbers')).results).toContainEqual({
			name: `Oak Street Plumbing (${BUSINESS})`,
			value: BUSINESS,
		});
		expect((await trigger.searchList('searchPhoneNumbers', 'second')).results).toHaveLength(1);
	});
});

describe('what a crash left behind', () => {
	test('a call whose end nobody reported is decided by the sweep, as uncertain and late', async () => {
		const ledger = await openLedger();
		const trigger = mount('http://127.0.0.1:65000/');
		const longAgo = Date.now() - 10 * 60_000;
		await ledger.recordCallEvents(
			{ provider: 'twilio', callId: 'CA-open' },
			{ business: BUSINESS, caller: CALLER },
			'workflow:node-0',
			[{ kind: 'received', at: longAgo, from: CALLER, to: BUSINESS }],
		);
		await trigger.activate();
		const [items] = await trigger.nextEmission();
		expect(items).toMatchObject([
			{ json: { event: 'missedCall', call: { id: 'CA-open', verdict: 'uncertain', late: true } } },
		]);
		await trigger.deactivate();
	});

	test('what the owner was not told yet leads back to Notify Owner when its time has come', async () => {
		const ledger = await openLedger();
		const longAgo = Date.now() - 10 * 60_000;
		const offer = async (event: TextBackItem['event'], kind: string) => {
			const pair = { business: BUSINESS, caller: CALLER };
			const item = { ...missedCall(), event };
			return await ledger.offerNotice({ pair, recipients: kind, kind, most: 0, item }, longAgo);
		};
		expect(await offer('missedCall', 'calls')).toBeDefined();
		expect(await offer('voicemail', 'attestedCalls')).toBeDefined();
		expect(await offer('reply', 'texts')).toBeDefined();
		const trigger = mount('http://127.0.0.1:65000/');
		await trigger.activate();
		const emissions = [await trigger.nextEmission(), await trigger.nextEmission()];
		await trigger.deactivate();
		expect(emissions).toMatchObject([
			[[], [{ json: { event: 'voicemail', digest: true } }]],
			[[{ json: { event: 'missedCall', digest: true } }], []],
		]);
	});
});
