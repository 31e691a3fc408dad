import type { IDataObject } from 'n8n-workflow';
import { mkdir, rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { closeLedgers, ledgerFile, openLedger } from '../../ledger/open';
import { SendTextBack } from '../../nodes/SendTextBack/SendTextBack.node';
import type { Call, PhoneCompanyOptions } from '../../sandbox/phone-company';
import { BUSINESS, CALLER, OWNER } from '../sandbox/company';
import { CallStage } from './call-stage';
import { runWorkflow } from './engine';
import { credentialFor } from './support';

const OTHER = '+14155550198';
const SENT = 0;
const SKIPPED = 1;
const PAIR = { business: BUSINESS, caller: CALLER };
const twoPhones = {
	phones: {
		phone: [
			{ number: OWNER, seconds: 20 },
			{ number: OTHER, seconds: 40 },
		],
	},
};
const OFF = '+14155550197';
const threePhones = { phone: [OWNER, OTHER, OFF].map((number) => ({ number, seconds: 18 })) };
const inTurn = { ...twoPhones, options: { order: 'inTurn' } };
const voicemail = {
	afterMiss: 'voicemail',
	greeting: 'Please leave a message for {{business.name}} after the tone',
};
const patient = { options: { ignoreShorterThan: 0 } };

let stage: CallStage;
const open = async (parameters: object = {}, options: Partial<PhoneCompanyOptions> = {}) => {
	stage = await CallStage.open(parameters, options);
};
afterEach(async () => await stage.close());

const phone = (number = OWNER) => stage.company.phone(number);
/** Hands items to Send Text-Back. */
const text = async (input: IDataObject[]) =>
	await runWorkflow({ nodes: [{ node: SendTextBack }], input, credentials: [credentialFor(stage.company)] });
const connected = async () =>
	await stage.company.next((event) => event.type === 'call' && event.phase === 'bridged');
/** A person on this phone, which rings, takes the call, talks and hangs up. */
const takes = async (call: Call, number = OWNER) => {
	phone(number).answer();
	await phone(number).press('1');
	await connected();
	phone(number).hangUp();
	await stage.over(call);
};

describe('several phones', () => {
	test('one after the other: the second rings when the first was not taken, and a person there takes the call', async () => {
		await open(inTurn);
		const call = await stage.call();
		await stage.rings();
		expect(phone(OTHER).state).toBe('idle');
		await stage.rings(OTHER);
		expect(phone().state).toBe('idle');
		await takes(call, OTHER);
		expect(stage.items()).toEqual([]);
	});

	test('one after the other, and a voicemail has the first: the second still rings', async () => {
		await open(inTurn);
		const call = await stage.call();
		await stage.rings();
		phone().voicemailPicksUp();
		await stage.rings(OTHER);
		phone(OTHER).decline();
		await stage.over(call);
		expect(stage.reasons()).toEqual(['voicemailPickedUp']);
	});

	test('one after the other, and nobody takes it: one missed call', async () => {
		await open(inTurn);
		const call = await stage.call();
		await stage.over(call);
		expect(stage.reasons()).toEqual(['noAnswer']);
	});

	test('one after the other, and the caller gives up: no other phone rings', async () => {
		await open({ ...inTurn, options: { ...inTurn.options, ...patient.options } });
		const call = await stage.call();
		await stage.rings();
		call.hangUp();
		await stage.over(call);
		await stage.answered('dial ended');
		expect(phone(OTHER).state).toBe('idle');
		expect(stage.reasons()).toEqual(['hungUp']);
	});

	describe.each<[string, Partial<PhoneCompanyOptions['behaviour'] & object>]>([
		['a pick-up ends the ringing of the others, as documented', {}],
		['a pick-up does not end it', { othersRingDuringScreening: true }],
		['who was picked up and not connected counts as no answer', { screenedOut: 'no-answer' }],
		['the call is answered as the others ring on', { answerOnBridgeLater: false }],
	])('at once, and one is off; at the phone system %s', (_how, behaviour) => {
		const openWithOneOff = async () => {
			await open({ phones: threePhones, ...patient }, { behaviour });
			phone(OFF).voicemailAfterSeconds = 1;
		};
		/** Waits until the others ring, though the voicemail of the phone that is off has picked up. */
		const ringOn = async () => {
			const call = await stage.call();
			await stage.answered('phone picked up');
			if (!behaviour.othersRingDuringScreening) await stage.answered('dial ended');
			await Promise.all([phone().rings(), phone(OTHER).rings()]);
			return call;
		};

		test('a colleague takes the call', async () => {
			await openWithOneOff();
			const call = await ringOn();
			expect(stage.heard().join()).not.toContain('Sorry');
			phone(OTHER).answer();
			await phone(OTHER).press('1');
			await connected();
			expect(phone().state).toBe('idle');
			phone(OTHER).hangUp();
			await stage.over(call);
			expect(stage.items()).toEqual([]);
		});

		test('the caller gives up: missed once, as hung up', async () => {
			await openWithOneOff();
			const call = await ringOn();
			call.hangUp();
			await Promise.all([stage.over(call), stage.answered('dial ended')]);
			const ringsOnAfterThePickUp = !behaviour.othersRingDuringScreening;
			expect(stage.reasons()).toEqual([ringsOnAfterThePickUp ? 'hungUp' : 'voicemailPickedUp']);
		});

		test('the others are off, too: missed once, and the caller hears so', async () => {
			await openWithOneOff();
			phone(OTHER).voicemailAfterSeconds = 3;
			phone().voicemailAfterSeconds = 5;
			const call = await stage.call();
			await stage.over(call);
			expect(stage.reasons()).toEqual(['voicemailPickedUp']);
			expect(stage.heard().filter((words) => words.startsWith('Sorry we missed your call'))).toHaveLength(1);
		});
	});

	test('at once, one is off, one declines: neither rings again', async () => {
		await open({ phones: threePhones });
		const call = await stage.call();
		await Promise.all([phone().rings(), phone(OTHER).rings(), phone(OFF).rings()]);
		phone(OTHER).decline();
		await stage.answered('phone is done');
		phone(OFF).voicemailPicksUp();
		await stage.answered('dial ended');
		await phone().rings();
		expect([phone(OTHER).state, phone(OFF).state]).toEqual(['idle', 'idle']);
		phone().decline();
		await stage.over(call);
		expect(stage.reasons()).toEqual(['voicemailPickedUp']);
	});

	test('at once: the first who presses 1 has it, and the other stops ringing', async () => {
		await open(twoPhones, { behaviour: { othersRingDuringScreening: true } });
		const call = await stage.call();
		await Promise.all([stage.rings(), stage.rings(OTHER)]);
		phone(OTHER).answer();
		await phone(OTHER).press('1');
		await connected();
		expect(phone().state).toBe('idle');
		phone(OTHER).hangUp();
		await stage.over(call);
		expect(stage.items()).toEqual([]);
	});

	test('whoever picks up hears whom the call is for, and sees the number that was chosen', async () => {
		await open({
			options: { whisper: 'For {{business.name}}: press 1', callerId: 'business', ...patient.options },
		});
		const call = await stage.call();
		await stage.rings();
		expect(phone().leg?.from).toBe(BUSINESS);
		phone().answer();
		expect(await phone().hears(/./)).toBe('For Oak Street Plumbing: press 1');
		call.hangUp();
		await stage.over(call);
	});
});

describe('the owner’s phone', () => {
	const askedForTheKey = async () =>
		await stage.company.next((event) => event.type === 'heard' && /press 1/i.test(event.text));

	test('screens calls, and its owner does not take over: no answer, and it heard the words twice', async () => {
		await open(patient);
		const call = await stage.call();
		await stage.rings();
		phone().answer();
		await stage.over(call);
		expect(stage.reasons()).toEqual(['voicemailPickedUp']);
		expect(stage.heard().filter((words) => /press 1/i.test(words))).toHaveLength(2);
	});

	test('screens calls, and its owner takes over late: they hear the words, press 1 and have the call', async () => {
		await open(patient);
		const call = await stage.call();
		await stage.rings();
		phone().answer();
		await askedForTheKey();
		await askedForTheKey();
		await phone().press('1');
		await connected();
		phone().hangUp();
		await stage.over(call);
		expect(stage.items()).toEqual([]);
	});

	test('rings for one caller when another calls: each call is decided for itself', async () => {
		await open(
			{ phones: { phone: [{ number: OWNER, seconds: 60 }] }, ...patient },
			{ timings: { secondMs: 100 } },
		);
		const first = await stage.call();
		await stage.rings();
		const second = await stage.call({ from: '+14155550143' });
		await stage.over(second);
		expect(stage.items()).toMatchObject([{ call: { reason: 'busy', from: '+14155550143' } }]);
		await takes(first);
		expect(stage.items()).toHaveLength(1);
	});

	test('is the business’s own line, and engaged: missed, and the caller hears so', async () => {
		await open();
		phone().busy = true;
		await stage.over(await stage.call());
		expect(stage.reasons()).toEqual(['busy']);
		expect(stage.heard().join()).toContain('Sorry we missed your call');
	});
});

describe('the phone system hears who picks up', () => {
	const heard = { proof: 'heard' };

	test('a person: connected, and nothing starts', async () => {
		await open(heard);
		const call = await stage.call();
		await stage.rings();
		phone().answer();
		await connected();
		phone().hangUp();
		await stage.over(call);
		expect(stage.items()).toEqual([]);
		expect(stage.heard()).toContain('Call for Oak Street Plumbing.');
	});

	test('a voicemail: the caller never hears it, and the call was missed', async () => {
		await open(heard);
		const call = await stage.call();
		await stage.rings();
		phone().voicemailPicksUp();
		await stage.over(call);
		expect(stage.reasons()).toEqual(['voicemailPickedUp']);
		expect(stage.heard().join()).not.toContain('voicemail of this phone');
	});

	test.each([
		['texted like a missed one', {}, SENT],
		['only told to the owner, where that is chosen', { options: { uncertain: 'onlyNotify' } }, SKIPPED],
	])('nobody can tell: connected, uncertain afterwards, and %s', async (_how, parameters, output) => {
		await open({ ...heard, ...parameters });
		const call = await stage.call();
		phone().soundsLike = 'unknown';
		await stage.rings();
		phone().answer();
		await connected();
		phone().hangUp();
		await stage.over(call);
		expect(stage.items()).toMatchObject([{ call: { verdict: 'uncertain', reason: 'whoPickedUp' } }]);
		expect((await text(stage.items())).items('Send Text-Back', output)).toHaveLength(1);
	});
});

describe('the caller hangs up', () => {
	test.each<[string, object, (call: Call) => Promise<void>, string, number]>([
		['while it rings', patient, async () => await stage.rings(), 'hungUp', 0],
		[
			'while whoever picked up hears the whisper',
			patient,
			async () => {
				await stage.rings();
				phone().answer();
				await phone().hears(/press 1/i);
			},
			'voicemailPickedUp',
			0,
		],
		[
			'in the middle of the greeting',
			voicemail,
			async (call) => {
				await stage.rings();
				phone().decline();
				await call.waitFor('answered');
			},
			'declined',
			0,
		],
		[
			'the moment the recording begins, so that it has no second',
			voicemail,
			async (call) => {
				await stage.rings();
				phone().decline();
				await call.waitFor('recording');
			},
			'declined',
			0,
		],
		[
			'in the middle of the recording',
			voicemail,
			async (call) => {
				await stage.rings();
				phone().decline();
				await call.leaveVoicemail(9);
			},
			'declined',
			1,
		],
	])('%s: one missed call', async (_when, parameters, until, reason, voicemails) => {
		await open(parameters);
		const call = await stage.call();
		await until(call);
		call.hangUp();
		await stage.over(call);
		if (voicemails > 0) await stage.answered('voicemail recorded');
		expect(stage.reasons()).toEqual([reason]);
		expect(stage.items(1)).toHaveLength(voicemails);
		expect(await (await openLedger()).conversation(PAIR)).toMatchObject({ missedCalls: 1 });
	});

	test('and the phone company never reports the end of the ringing: one missed call', async () => {
		const behaviour = { actionWhenCallerHangsUp: false, callerHungUpUnanswered: 'canceled' as const };
		await open(patient, { behaviour });
		const call = await stage.call();
		await stage.rings();
		call.hangUp();
		await stage.over(call);
		expect(stage.reasons()).toEqual(['hungUp']);
	});

	test('before anyone can be meant by it: nothing starts', async () => {
		await open({ options: { ignoreShorterThan: 30 } });
		const call = await stage.call();
		await stage.rings();
		call.hangUp();
		await stage.over(call);
		await stage.answered('dial ended');
		expect(stage.items()).toEqual([]);
		expect(await (await openLedger()).conversation(PAIR)).toBeUndefined();
	});
});

describe('a number that the networks found to be forged', () => {
	const forged = { stirVerstat: 'TN-Validation-Failed-C' };

	test('is a missed call like any other, and says so', async () => {
		await open();
		await stage.over(await stage.call(forged));
		expect(stage.items()).toMatchObject([{ call: { attestation: 'failed', verdict: 'missed' } }]);
	});

	test('is ignored when the business wants that, and is promised no text', async () => {
		await open({ options: { ignoreUnverified: true } });
		await stage.over(await stage.call(forged));
		expect(stage.items()).toEqual([]);
		expect(stage.heard()).toEqual([]);
	});
});

describe('after a missed call', () => {
	test('the line is busy', async () => {
		await open({ route: 'forwarded', afterMiss: 'busy' });
		const call = await stage.call();
		await stage.over(call);
		expect(call.status).toBe('busy');
		expect(stage.items()).toHaveLength(1);
	});

	test.each([true, false])(
		'the line is busy for a caller for whom phones rang in vain; <Reject> works then: %s',
		async (rejectLater) => {
			await open({ afterMiss: 'busy' }, { behaviour: { rejectLater } });
			const call = await stage.call();
			await stage.rings();
			phone().decline();
			await stage.over(call);
			expect(call.status).toBe('busy');
			expect(stage.reasons()).toEqual(['declined']);
			expect(stage.heard()).toEqual([]);
		},
	);

	test('a sound file is played', async () => {
		await open({ options: { audioUrl: 'https://example.com/hello.mp3' } });
		await stage.over(await stage.call());
		expect(stage.heard()).toContain('[plays https://example.com/hello.mp3]');
	});

	test('a voicemail’s words come later, by the same output', async () => {
		await open({ ...voicemail, options: { transcribe: true, beep: false } });
		const call = await stage.call();
		call.words = 'My sink leaks, please call.';
		await stage.rings();
		phone().decline();
		await call.leaveVoicemail(9);
		await stage.answered('voicemail recorded');
		expect(stage.items(1)).toHaveLength(1);
		await stage.answered('recording transcribed');
		expect(stage.items(1)).toMatchObject([
			{ call: { voicemail: expect.not.objectContaining({ transcript: expect.anything() }) as unknown } },
			{ event: 'voicemail', call: { voicemail: { transcript: 'My sink leaks, please call.' } } },
		]);
		expect(stage.heard()).not.toContain('[beep]');
		expect(stage.items()).toHaveLength(1);
	});

	test.each([1, 125])('a voicemail of %d s has no words, and comes all the same, once', async (seconds) => {
		await open({ ...voicemail, options: { transcribe: true }, voicemailSeconds: 600 });
		const call = await stage.call();
		await stage.rings();
		phone().decline();
		await call.leaveVoicemail(seconds);
		await stage.answered('voicemail recorded');
		await stage.answered('recording transcribed');
		expect(stage.items(1)).toMatchObject([{ call: { voicemail: { seconds } } }]);
	});

	test('a second call while the first is in voicemail: one conversation, one text', async () => {
		await open(voicemail);
		const first = await stage.call({ speaks: true });
		await stage.rings();
		phone().decline();
		await first.waitFor('recording');
		const second = await stage.call();
		await stage.rings();
		phone().decline();
		await second.waitFor('answered');
		second.hangUp();
		await stage.over(second);
		await first.leaveVoicemail(5);
		await stage.answered('voicemail recorded');
		expect(stage.items()).toMatchObject([{ contact: { missedCalls: 1 } }, { contact: { missedCalls: 2 } }]);
		const run = await text(stage.items());
		expect(run.items('Send Text-Back', SENT)).toHaveLength(1);
		expect(run.items('Send Text-Back', SKIPPED)).toMatchObject([
			{ text: { skippedBecause: 'alreadyTexted' } },
		]);
		expect(stage.company.messages()).toHaveLength(1);
	});
});

test.each<[string, object, RegExp]>([
	['a sound’s address that is none', { options: { audioUrl: 'hello.mp3' } }, /“Audio Address”/],
	[
		'a whisper with an unknown variable',
		{ options: { whisper: '{{nobody}}' } },
		/“What My Phone Says First”/,
	],
	[
		'more phones than can be rung',
		{ phones: { phone: Array.from({ length: 11 }, () => ({ number: OWNER })) } },
		/more than 10/,
	],
])('%s is refused by the name of the field', async (_what, parameters, words) => {
	await expect(CallStage.open(parameters)).rejects.toThrow(words);
});

describe('what the phone company reports', () => {
	test.each<[string, () => void]>([
		[
			'the end of the call before the end of the ringing',
			() => stage.company.holdBackWebhooks('dial ended', 20),
		],
		[
			'the end of the ringing before the end of the call',
			() => stage.company.holdBackWebhooks('call ended', 20),
		],
		['every webhook three times, two of them late', () => stage.company.setWebhookCopies(3, 15)],
		['everything late', () => (stage.company.internet = 'slow')],
	])('%s: one missed call', async (_what, disturb) => {
		await open(patient);
		disturb();
		const call = await stage.call();
		await stage.rings();
		call.hangUp();
		await Promise.all([stage.answered('call ended'), stage.answered('dial ended')]);
		expect(stage.reasons()).toEqual(['hungUp']);
	});
});

describe('the record cannot be written', () => {
	test('the phones ring all the same, the key connects, and the caller never hears of an error', async () => {
		await open();
		await closeLedgers();
		await rm(ledgerFile(), { force: true });
		await mkdir(ledgerFile(), { recursive: true });
		const call = await stage.call();
		await stage.rings();
		await takes(call);
		const missed = await stage.call();
		await stage.rings();
		phone().decline();
		await stage.over(missed);
		expect(stage.heard().join()).toContain('Sorry we missed your call');
		expect(stage.heard().join()).not.toContain('error');
		// What only reports is to come again.
		const problems = stage.company
			.events()
			.flatMap((event) => (event.type === 'problem' ? [event.message] : []));
		expect(new Set(problems)).toEqual(
			new Set(['The phone rings webhook failed', 'The call ended webhook failed']),
		);
		await rm(ledgerFile(), { recursive: true });
	});

	test('because another program keeps it locked: the phones ring all the same, and the call is on record afterwards', async () => {
		await open();
		const other = new DatabaseSync(ledgerFile());
		other.exec('BEGIN IMMEDIATE');
		const call = await stage.call();
		await phone().rings();
		other.exec('ROLLBACK');
		other.close();
		phone().decline();
		await stage.over(call);
		expect(stage.reasons()).toEqual(['declined']);
	});
});

describe('the workflow is unpublished while a phone rings', () => {
	afterEach(() => jest.restoreAllMocks());

	test('the phone rings on, and the caller is handed out once when it is published again', async () => {
		await open();
		const call = await stage.call();
		await stage.rings();
		await stage.unpublish();
		await call.waitFor('ended');
		expect(stage.items()).toEqual([]);
		const later = Date.now() + 5 * 60_000;
		jest.spyOn(Date, 'now').mockImplementation(() => later);
		await stage.publish();
		const [missed] = await stage.emission();
		expect(missed).toMatchObject([{ json: { contact: { number: CALLER }, call: { late: true } } }]);
		await stage.unpublish();
		await stage.publish();
		expect(await (await openLedger()).undecidedCalls('workflow:node-0', later)).toEqual([]);
	});
});
