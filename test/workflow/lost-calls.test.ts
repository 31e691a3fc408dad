import { ledgerFile, openLedger } from '../../ledger/open';
import { openSqliteLedger } from '../../ledger/sqlite/open-sqlite';
import { MissedCallTrigger } from '../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import { NotifyOwner } from '../../nodes/NotifyOwner/NotifyOwner.node';
import { SendTextBack } from '../../nodes/SendTextBack/SendTextBack.node';
import type { PhoneCompany } from '../../sandbox/phone-company';
import { BUSINESS, CALLER, setNumber, startQuickCompany } from '../sandbox/company';
import { MountedTrigger, runWorkflow } from './engine';
import { credentialFor, forgetLedger, missedCall } from './support';

const HOLDER = 'workflow:node-0';
const HOUR = 3_600_000;
const PARAMETERS = {
	phoneNumber: { __rl: true, mode: 'number', value: BUSINESS },
	businessName: 'Oak Street Plumbing',
	phones: { phone: [{ number: '(415) 555-0199' }] },
};

let company: PhoneCompany;
let trigger: MountedTrigger;
let lastBeforeStart: number;

beforeEach(async () => {
	company = await startQuickCompany();
	trigger = mount();
	await trigger.activate();
	await trigger.stop();
	// As if it had been active for an hour.
	await (await openLedger()).saveLookedUntil(HOLDER, Date.now() - HOUR);
});
afterEach(async () => {
	jest.restoreAllMocks();
	await trigger.stop();
	await company.close();
	await forgetLedger();
});

function mount(parameters: object = {}): MountedTrigger {
	return new MountedTrigger({
		node: MissedCallTrigger,
		parameters: { ...PARAMETERS, ...parameters },
		credentials: [credentialFor(company)],
		// Nobody listens there: no call is ever reported.
		publicUrl: 'http://127.0.0.1:9/',
	});
}

/** Waits until the trigger has read the list of calls since n8n started last. */
async function looked(): Promise<void> {
	await company.next(
		(event) =>
			event.id > lastBeforeStart &&
			event.type === 'api' &&
			event.path.includes('Calls.json') &&
			!event.path.includes('Parent'),
	);
}

async function lostCall(from = CALLER): Promise<string> {
	const call = await company.placeCall({ from, to: BUSINESS });
	await call.waitFor('ended');
	return call.sid;
}

/** What n8n does at its start with a workflow that is active. */
async function restart(parameters: object = {}): Promise<void> {
	await trigger.stop();
	trigger = mount(parameters);
	lastBeforeStart = company.events().at(-1)?.id ?? 0;
	await trigger.activate('init');
}

describe('a call that came in while nobody listened', () => {
	test('is handed out at the next start, late, with its age and own times', async () => {
		await lostCall();
		await restart();
		const [missed] = await trigger.nextEmission();
		expect(missed).toMatchObject([
			{
				json: {
					event: 'missedCall',
					call: {
						from: CALLER,
						to: BUSINESS,
						verdict: 'missed',
						reason: 'noAnswer',
						late: true,
						ageSeconds: expect.any(Number) as unknown,
					},
					contact: { number: CALLER, missedCalls: 1 },
					business: { name: 'Oak Street Plumbing' },
				},
			},
		]);
	});

	test('is handed out once, however often n8n starts', async () => {
		await lostCall();
		await restart();
		await trigger.nextEmission();
		await restart();
		await looked();
		await trigger.stop();
		expect(trigger.emitted).toEqual([]);
	});

	test('of several callers is one for each, the earliest first', async () => {
		for (const caller of ['+14155550161', '+14155550162', '+14155550163']) await lostCall(caller);
		await restart();
		const callers = [];
		for (let count = 0; count < 3; count++) {
			const [missed] = await trigger.nextEmission();
			callers.push(missed?.[0]?.json['contact']);
		}
		expect(callers).toMatchObject([
			{ number: '+14155550161' },
			{ number: '+14155550162' },
			{ number: '+14155550163' },
		]);
	});

	test('is found all the same when the phone system fails at first', async () => {
		await lostCall();
		// As often as it is asked at one start: when the node begins to work, and when its number is found to report here.
		company.setFailure('500', 'Calls.json', 2);
		await restart();
		await looked();
		await looked();
		await restart();
		expect((await trigger.nextEmission())[0]).toHaveLength(1);
	});
});

describe('what the owner is told of calls that came in while nobody listened', () => {
	/** The workflow behind the trigger, with what it hands out next: the text to the caller, and the push to the owner. */
	async function runNext(): Promise<void> {
		const data = await trigger.nextEmission();
		const parameters = { channels: ['ntfy'], ntfyServer: company.ntfyUrl, ntfyTopic: 'owner' };
		const result = await runWorkflow({
			nodes: [
				{ node: MissedCallTrigger, parameters: PARAMETERS },
				{ node: SendTextBack, parameters: {} },
				{ node: NotifyOwner, parameters },
			],
			lines: [
				{ from: 'Missed Call Trigger', to: 'Send Text-Back' },
				{ from: 'Missed Call Trigger', output: 1, to: 'Notify Owner' },
				{ from: 'Send Text-Back', to: 'Notify Owner' },
				{ from: 'Send Text-Back', output: 1, to: 'Notify Owner' },
			],
			emitted: { by: 'Missed Call Trigger', data },
			credentials: [credentialFor(company)],
		});
		expect(result.error).toBeUndefined();
	}

	/** The clock stands still until it is set again: the machine may take longer than the owner waits. */
	function later(ms: number): void {
		const at = Date.now() + ms;
		jest.spyOn(Date, 'now').mockImplementation(() => at);
	}

	const told = () => company.events().flatMap((event) => (event.type === 'push' ? [event.notification] : []));

	test('is one message for all of them, also when n8n restarts in between', async () => {
		for (const caller of ['+14155550161', '+14155550162', '+14155550163']) await lostCall(caller);
		later(0);
		await restart();
		for (let call = 0; call < 3; call++) await runNext();
		expect(told()).toEqual([]);
		later(60_000);
		await restart();
		await runNext();
		expect(told()).toEqual([
			expect.objectContaining({
				title: '3 callers during an interruption, Oak Street Plumbing',
				message: expect.stringMatching(
					/^Calls were reported late\..*\n\(415\) 555-0161: call .*\(texted\)\n\(415\) 555-0162: .*\n\(415\) 555-0163: .*$/,
				) as string,
			}),
		]);
		await restart();
		await looked();
		await trigger.stop();
		expect(trigger.emitted).toEqual([]);
	});

	test('is told at once of a single call', async () => {
		await lostCall();
		await restart();
		await runNext();
		expect(told()).toMatchObject([{ title: 'Missed call from (415) 555-0142' }]);
	});
});

describe('no call is handed out', () => {
	/** Starts n8n again, lets the trigger look, and gives what it found. */
	async function foundAfterRestart(parameters: object = {}) {
		await restart(parameters);
		await looked();
		await trigger.stop();
		return trigger.emitted;
	}

	test('that came in before the workflow was activated: somebody else answered then', async () => {
		await trigger.deactivate();
		await lostCall();
		const over = Date.now();
		await trigger.activate();
		expect((await (await openLedger()).registration(HOLDER))?.lookedUntil).toBeGreaterThanOrEqual(over);
	});

	test('while the number points somewhere else', async () => {
		await setNumber(company, { VoiceUrl: 'https://someone.else/voice' });
		await lostCall();
		expect(await foundAfterRestart()).toEqual([]);
	});

	test('that was reported and decided', async () => {
		const key = { provider: 'twilio', callId: await lostCall() };
		const pair = { business: BUSINESS, caller: CALLER };
		const verdict = { kind: 'answered', provenBy: 'pressed1' } as const;
		await (await openLedger()).decideCall(key, pair, { verdict }, Date.now());
		expect(await foundAfterRestart()).toEqual([]);
	});

	test('when nobody wants the list to be read', async () => {
		await lostCall();
		const before = company.events().length;
		await restart({ numberOptions: { lookBackHours: 0 } });
		await trigger.stop();
		const asked = company.events().slice(before);
		expect(asked.some((event) => event.type === 'api' && event.path.includes('Calls.json'))).toBe(false);
	});

	test('that is longer ago than the limit', async () => {
		await (await openLedger()).saveLookedUntil(HOLDER, Date.now() - 9 * HOUR);
		const before = company.events().length;
		await foundAfterRestart({ numberOptions: { lookBackHours: 2 } });
		const [asked] = company
			.events()
			.slice(before)
			.filter((event) => event.type === 'api' && event.path.includes('Calls.json'));
		const since =
			asked?.type === 'api' ? new URLSearchParams(asked.path.split('?')[1]).get('StartTime>') : '';
		expect(Date.parse(since ?? '')).toBeGreaterThan(Date.now() - 2 * HOUR - 60_000);
	});
});

test('what was looked through is not asked for again, but for what may be new in the list', async () => {
	const ledger = await openLedger();
	await restart();
	await looked();
	await trigger.stop();
	const until = (await ledger.registration(HOLDER))?.lookedUntil ?? 0;
	expect(Date.now() - until).toBeGreaterThanOrEqual(10 * 60_000);
	expect(Date.now() - until).toBeLessThan(11 * 60_000);
});

describe('a missed call that nothing in the workflow ever takes', () => {
	/** n8n starts so many times, and each time the call is handed out in vain. */
	async function handedOutInVain(starts: number): Promise<void> {
		const key = { provider: 'twilio', callId: 'CA-filtered-out' };
		const ledger = await openLedger();
		await ledger.decideCall(
			key,
			{ business: BUSINESS, caller: CALLER },
			{
				verdict: { kind: 'missed', reason: 'busy' },
				item: () => missedCall({ id: key.callId }),
				outbox: HOLDER,
			},
			Date.now(),
		);
		for (let start = 1; start <= starts; start++) {
			const other = await openSqliteLedger(ledgerFile(), `start ${String(start)}`);
			expect(await other.takeDue(HOLDER, Date.now())).toHaveLength(1);
			await other.close();
		}
	}

	test('is handed out at a few starts of n8n', async () => {
		await handedOutInVain(3);
		await restart();
		expect((await trigger.nextEmission())[0]).toMatchObject([{ json: { call: { id: 'CA-filtered-out' } } }]);
	});

	test('and then no more', async () => {
		await handedOutInVain(4);
		await restart();
		await looked();
		await trigger.stop();
		expect(trigger.emitted).toEqual([]);
		const later = await openSqliteLedger(ledgerFile(), 'a later start');
		expect(await later.takeDue(HOLDER, Date.now())).toEqual([]);
		await later.close();
	});
});
