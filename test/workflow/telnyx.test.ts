import { openLedger } from '../../ledger/open';
import { ReplyWatcher } from '../../nodes/ReplyWatcher/ReplyWatcher.node';
import { SendTextBack } from '../../nodes/SendTextBack/SendTextBack.node';
import type { PhoneCompany } from '../../sandbox/phone-company';
import { AT_TELNYX, CALLER, OWNER, startQuickCompany, TELNYX_BUSINESS, telnyxApi } from '../sandbox/company';
import { CallStage } from './call-stage';
import { MountedTrigger, runWorkflow } from './engine';
import { exposed, forgetLedger, missedCall, telnyxCredentialFor } from './support';

const SECOND_PHONE = '+14155550198';
const number = { __rl: true, mode: 'number', value: TELNYX_BUSINESS };

describe('a call to a number at Telnyx', () => {
	let stage: CallStage;
	const open = async (parameters: object = {}) => {
		stage = await CallStage.open(
			{ phoneSystem: 'telnyx', phoneNumber: number, options: { ignoreShorterThan: 0 }, ...parameters },
			{ telnyx: AT_TELNYX },
		);
	};
	const call = () => stage.call({ to: TELNYX_BUSINESS });
	afterEach(() => stage.close());

	test('that nobody answers was missed, and the caller hears so', async () => {
		await open();
		await stage.over(await call());
		expect(stage.items()).toMatchObject([
			{
				call: { provider: 'telnyx', from: CALLER, to: TELNYX_BUSINESS, reason: 'noAnswer', attestation: 'A' },
				contact: { number: CALLER },
			},
		]);
		expect(stage.heard().join()).toContain('Sorry we missed your call');
	});

	test('that a voicemail picks up was missed all the same', async () => {
		await open();
		const missed = await call();
		await stage.rings();
		stage.company.phone(OWNER).voicemailPicksUp();
		await stage.over(missed);
		expect(stage.reasons()).toEqual(['voicemailPickedUp']);
	});

	test('that a person takes with 1 starts nothing', async () => {
		await open();
		const taken = await call();
		await stage.rings();
		stage.company.phone(OWNER).answer();
		await stage.company.phone(OWNER).press('1');
		await taken.waitFor('bridged');
		taken.hangUp();
		await stage.over(taken);
		await stage.answered('dial ended');
		expect(stage.items()).toEqual([]);
	});

	test('that the caller gives up was missed', async () => {
		await open();
		const missed = await call();
		await stage.rings();
		missed.hangUp();
		await stage.over(missed);
		expect(stage.reasons()).toEqual(['hungUp']);
	});

	test('that came while n8n was down is found afterwards, by the account that an earlier call named', async () => {
		await open();
		await stage.over(await call());
		stage.company.internet = 'down';
		const lost = await stage.call({ from: '+14155550143', to: TELNYX_BUSINESS });
		await lost.waitFor('ended');
		// As if it had been active for an hour.
		await (await openLedger()).saveLookedUntil('workflow:node-0', Date.now() - 3_600_000);
		const [missed] = await stage.restart();
		expect(missed).toMatchObject([
			{
				json: { call: { id: lost.sid, provider: 'telnyx', late: true }, contact: { number: '+14155550143' } },
			},
		]);
		expect(stage.items()).toHaveLength(1);
	});

	describe('with phones that ring one after the other', () => {
		const inTurn = {
			phones: { phone: [{ number: OWNER }, { number: SECOND_PHONE }] },
			options: { order: 'inTurn', ignoreShorterThan: 0 },
		};

		test('a voicemail has the first: the second still rings, though nobody tells whether they were connected', async () => {
			await open(inTurn);
			const missed = await call();
			await stage.rings();
			stage.company.phone(OWNER).voicemailPicksUp();
			await stage.rings(SECOND_PHONE);
			stage.company.phone(SECOND_PHONE).decline();
			await stage.over(missed);
			expect(stage.items()).toHaveLength(1);
		});

		test('a person takes it on the first: the second does not ring', async () => {
			await open(inTurn);
			const taken = await call();
			await stage.rings();
			stage.company.phone(OWNER).answer();
			await stage.company.phone(OWNER).press('1');
			await taken.waitFor('bridged');
			stage.company.phone(OWNER).hangUp();
			await stage.over(taken);
			await stage.answered('dial ended');
			expect(stage.company.phone(SECOND_PHONE).state).toBe('idle');
			expect(stage.items()).toEqual([]);
		});
	});

	test('that the voicemail of one of its phones takes: the others ring on, and a person takes it', async () => {
		await open({ phones: { phone: [{ number: OWNER }, { number: SECOND_PHONE }] } });
		stage.company.phone(OWNER).voicemailAfterSeconds = 1;
		const taken = await call();
		await stage.answered('dial ended');
		await stage.company.phone(SECOND_PHONE).rings();
		expect(stage.company.phone(OWNER).state).toBe('idle');
		stage.company.phone(SECOND_PHONE).answer();
		await stage.company.phone(SECOND_PHONE).press('1');
		await taken.waitFor('bridged');
		stage.company.phone(SECOND_PHONE).hangUp();
		await stage.over(taken);
		await stage.answered('dial ended');
		expect(stage.items()).toEqual([]);
	});

	describe('where Telnyx listens to who picked up', () => {
		test.each([
			['a person', 'human', []],
			['a voicemail', 'machine_start', ['voicemailPickedUp']],
		] as const)('%s', async (_who, sound, reasons) => {
			await open({ proof: 'heard' });
			const taken = await call();
			await stage.rings();
			const phone = stage.company.phone(OWNER);
			phone.soundsLike = sound;
			phone.answer();
			await stage.answered('voice heard');
			if (sound === 'human') await taken.waitFor('bridged');
			taken.hangUp();
			await stage.over(taken);
			await stage.answered('dial ended');
			expect(stage.reasons()).toEqual(reasons);
		});
	});

	test('a voicemail that the caller leaves, and later its words', async () => {
		await open({ afterMiss: 'voicemail', options: { transcribe: true, ignoreShorterThan: 0 } });
		const missed = await call();
		missed.words = 'The boiler leaks.';
		await missed.leaveVoicemail(7);
		await stage.over(missed);
		await stage.answered('recording transcribed');
		expect(stage.items(1)).toMatchObject([
			{ call: { voicemail: { seconds: 7 } } },
			{ call: { voicemail: { seconds: 7, transcript: 'The boiler leaks.' } } },
		]);
	});
});

describe('a text from a number at Telnyx', () => {
	let company: PhoneCompany;
	beforeEach(async () => {
		company = await startQuickCompany({ telnyx: AT_TELNYX, carrierOptOut: true });
	});
	afterEach(async () => {
		await company.close();
		await forgetLedger();
	});

	const item = {
		...missedCall({ id: 'v3:1' }),
		business: { name: 'Oak Street Plumbing', number: TELNYX_BUSINESS },
	};
	const run = () =>
		runWorkflow({
			nodes: [{ node: SendTextBack, parameters: { phoneSystem: 'telnyx' } }],
			input: [item],
			credentials: [telnyxCredentialFor(company)],
		});
	const skipped = async () => (await run()).items('Send Text-Back', 1);
	const textsToCaller = () => company.messages().filter(({ to }) => to === CALLER).length;

	test('goes out once', async () => {
		const first = await run();
		expect(first.items('Send Text-Back')).toMatchObject([{ text: { status: 'queued', segments: 1 } }]);
		await run();
		expect(textsToCaller()).toBe(1);
	});

	test('that may have gone out is not sent again, until it shows up in Telnyx’s records', async () => {
		company.setFailure('html', '/v2/messages', 1);
		expect((await run()).error?.message).toMatch(/cannot say yet|problem of its own/);
		expect((await run()).error?.message).toContain('Telnyx cannot say yet');
		expect(textsToCaller()).toBe(0);

		const text = 'What the lost request was about';
		await telnyxApi(company, 'POST', '/messages', { from: TELNYX_BUSINESS, to: CALLER, text });
		await company.next((event) => event.type === 'textStatus' && event.status === 'delivered');
		expect((await run()).items('Send Text-Back')).toMatchObject([{ text: { status: 'delivered' } }]);
		expect(textsToCaller()).toBe(1);
	});

	test('to a caller who has told Telnyx to stop is skipped, and why is said', async () => {
		await company.sendText({ from: CALLER, to: TELNYX_BUSINESS, body: 'STOP' });
		expect(await skipped()).toMatchObject([
			{
				text: {
					skippedBecause: 'optedOut',
					skippedText: expect.stringContaining('Telnyx error 40300') as unknown,
				},
			},
		]);
		expect(textsToCaller()).toBe(0);
	});

	test('that Telnyx refuses for now is tried again, and says what to do', async () => {
		company.setFailure('401', '/v2/messages', 1);
		expect((await run()).error).toMatchObject({
			message: expect.stringContaining('Telnyx did not accept the credential') as unknown,
			description: expect.stringContaining('API key') as unknown,
		});
		await run();
		expect(textsToCaller()).toBe(1);
	});
});

describe('an opt-out at a number at Telnyx', () => {
	let company: PhoneCompany;
	let watcher: Awaited<ReturnType<typeof exposed>>;
	beforeEach(async () => {
		company = await startQuickCompany({ telnyx: AT_TELNYX });
		await (await openLedger()).saveBusiness({ number: TELNYX_BUSINESS, name: 'Oak Street Plumbing' });
		watcher = await exposed(
			(publicUrl) =>
				new MountedTrigger({
					node: ReplyWatcher,
					parameters: { phoneSystem: 'telnyx', phoneNumber: number, noReplyMinutes: 0 },
					credentials: [telnyxCredentialFor(company)],
					publicUrl,
				}),
			() => undefined,
		);
		await watcher.trigger.activate();
	});
	afterEach(async () => {
		await watcher.trigger.stop();
		await company.close();
		await watcher.close();
		await forgetLedger();
	});

	/** Sends the text and waits until the watcher has dealt with it. */
	const writes = async (body: string) => {
		await company.sendText({ from: CALLER, to: TELNYX_BUSINESS, body });
		await company.next((event) => event.type === 'webhookAnswer' && event.purpose === 'incoming text');
	};

	test('in the caller’s own words is confirmed once, by a text of its own', async () => {
		await writes('take me off your list please');
		expect(await company.nextText(CALLER)).toMatchObject({
			from: TELNYX_BUSINESS,
			body: 'Oak Street Plumbing: You will get no more texts from us. Text START to get them again.',
		});
		await writes('I said take me off your list');
		expect(company.messages().filter(({ to }) => to === CALLER)).toHaveLength(1);
	});

	test('in a word that Telnyx deals with is not confirmed by us as well', async () => {
		await writes('STOP ALL');
		const pair = { business: TELNYX_BUSINESS, caller: CALLER };
		expect(await (await openLedger()).isSuppressed(pair)).toBe(true);
		expect(company.messages().filter(({ to }) => to === CALLER)).toEqual([]);
	});

	test('stands when the confirmation cannot be sent, which is not tried again', async () => {
		company.setFailure('html', '/v2/messages', 1);
		await writes('take me off your list please');
		await writes('take me off your list please');
		const pair = { business: TELNYX_BUSINESS, caller: CALLER };
		expect(await (await openLedger()).isSuppressed(pair)).toBe(true);
		expect(company.messages().filter(({ to }) => to === CALLER)).toEqual([]);
	});
});
