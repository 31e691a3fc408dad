import type { Ledger } from '../../ledger/ledger';
import { lookForLostCalls } from '../../nodes/MissedCallTrigger/look';
import type { TriggerSettings } from '../../nodes/MissedCallTrigger/settings';
import { ProviderError } from '../../providers/error';
import { twilio } from '../../providers/twilio';
import type { TextBackItem } from '../../textback/item';
import type { ListedCall, ListedPhone } from '../../textback/listed-call';
import type { VerdictSettings } from '../../textback/verdict';
import { sqliteStore } from '../ledger/sqlite-store';
import type { Store } from '../ledger/suite';
import { at, byVoice, OWNER, pickedUp, pickUp, pressed1, received } from '../textback/call-stories';
import { settingsFor } from './trigger-settings';

const MINUTE = 60;
const HOUR_MS = 3_600_000;
const OURS = { VoiceUrl: 'https://n8n.example.com/ours' };
const PAIR = { business: received.to, caller: received.from };

let store: Store;
let ledger: Ledger;
/** What the phone system has. */
let calls: ListedCall[];
let phones: ListedPhone[];
let pointsTo: Record<string, string>;
let outage: ProviderError | undefined;
/** From when on the list was asked for. */
let asked: number[];

beforeEach(async () => {
	store = await sqliteStore();
	ledger = await store.open();
	calls = [listed('CA1')];
	phones = [];
	pointsTo = OURS;
	asked = [];
	outage = undefined;
	await ledger.saveRegistration({
		holder: settingsFor(pressed1).holder,
		workflow: 'Oak Street Plumbing',
		provider: 'twilio',
		number: received.to,
		use: 'calls',
		webhookUrl: 'https://n8n.example.com',
		previous: {},
		ours: OURS,
		lookedUntil: at(0) - HOUR_MS,
	});
});
afterEach(async () => await store.dispose());

function listed(callId: string, change: Partial<ListedCall> = {}): ListedCall {
	return {
		callId,
		from: received.from,
		to: received.to,
		startedAt: at(0),
		endedAt: at(8),
		outcome: 'completed',
		seconds: 5,
		...change,
	};
}

function settings(verdict: VerdictSettings): TriggerSettings {
	return {
		...settingsFor(verdict),
		system: {
			...twilio,
			calls: {
				...twilio.calls,
				list: {
					read: (_http, _credential, _number, since) => {
						asked.push(since);
						return outage ? Promise.reject(outage) : Promise.resolve(calls);
					},
					phonesOf: () => Promise.resolve(phones),
				},
			},
			numbers: { ...twilio.numbers, readWebhooks: () => Promise.resolve(pointsTo) },
		},
	};
}

/** What a look finds so many seconds after the call came in. */
async function found(seconds: number, verdict = pressed1, backMs = 12 * HOUR_MS): Promise<TextBackItem[]> {
	const looking = {
		ledger,
		http: () => Promise.reject(new Error('there is no network')),
		credential: {},
		backMs,
		keep: true,
	};
	const items: TextBackItem[] = [];
	for await (const { missed } of lookForLostCalls(looking, settings(verdict), at(seconds))) {
		if (missed) items.push(missed);
	}
	return items;
}

const reported = async () =>
	await ledger.recordCallEvents({ provider: 'twilio', callId: 'CA1' }, PAIR, 'workflow:node', [
		received,
		pickedUp,
	]);

test('a call that nobody reported is found at once, and once', async () => {
	expect(await found(10)).toMatchObject([{ call: { id: 'CA1', late: true, ageSeconds: 2 } }]);
	expect(await found(11)).toEqual([]);
});

describe('a call whose end nobody reported', () => {
	beforeEach(reported);

	test('is left to the report for two minutes', async () => {
		expect(await found(100)).toEqual([]);
	});

	test.each<[string, VerdictSettings, ListedPhone['outcome'], number, object[]]>([
		['was missed when no phone took it', byVoice, 'noAnswer', 0, [{ verdict: 'missed', reason: 'noAnswer' }]],
		['may have been answered', byVoice, 'completed', 30, [{ verdict: 'uncertain', reason: 'whoPickedUp' }]],
		['was answered where a pick-up counts', pickUp, 'completed', 30, []],
	])('%s', async (_what, verdict, outcome, seconds, items) => {
		phones = [{ number: OWNER, outcome, seconds }];
		expect((await found(3 * MINUTE, verdict)).map(({ call }) => call)).toMatchObject(items);
	});
});

test('a call whose end was reported, and nothing else, is left to the other reports for seconds only', async () => {
	await reported();
	const over = { kind: 'ended', at: at(8), outcome: 'completed', seconds: 6 } as const;
	await ledger.recordCallEvents({ provider: 'twilio', callId: 'CA1' }, PAIR, 'workflow:node', [over]);
	phones = [{ number: OWNER, outcome: 'noAnswer', seconds: 0 }];
	expect(await found(20)).toEqual([]);
	expect(await found(30)).toMatchObject([{ call: { verdict: 'missed', reason: 'noAnswer' } }]);
});

test('a call that another system handles is left to its one report for two minutes', async () => {
	calls = [listed('CA1', { outcome: 'noAnswer', seconds: 0 })];
	const listens: VerdictSettings = { route: 'listen', proof: 'pickUp' };
	expect(await found(MINUTE, listens)).toEqual([]);
	expect(await found(3 * MINUTE, listens)).toHaveLength(1);
});

test('the calls of a number that points somewhere else are somebody else’s', async () => {
	pointsTo = { VoiceUrl: 'https://someone.else' };
	expect(await found(10)).toEqual([]);
});

test('is not looked for where nobody registered the number', async () => {
	await ledger.dropRegistration('workflow:node');
	expect(await found(10)).toEqual([]);
	expect(asked).toEqual([]);
});

describe('how far it looks back', () => {
	test('to where it looked last, with ten minutes for what the list shows late', async () => {
		await found(10);
		await found(10 + 30 * MINUTE);
		await found(10 + 33 * MINUTE);
		expect(asked).toEqual([at(0) - HOUR_MS, at(10 - 10 * MINUTE), at(10 + 20 * MINUTE)]);
	});

	test('never to before the limit', async () => {
		await found(10, pressed1, HOUR_MS / 2);
		expect(asked).toEqual([at(10) - HOUR_MS / 2]);
	});

	test('reads the list of calls again when the mark lies in the future', async () => {
		await ledger.saveLookedUntil(settingsFor(pressed1).holder, at(0) + 365 * 24 * HOUR_MS);
		expect(await found(10, pressed1, HOUR_MS)).toHaveLength(1);
		await found(20, pressed1, HOUR_MS);
		expect(asked[0]).toBe(at(10) - HOUR_MS);
		expect(asked[1]).toBeLessThan(at(20));
	});

	test('over the same time again when the phone system failed', async () => {
		outage = new ProviderError('unavailable', 'Twilio could not be reached', '');
		await expect(found(10)).rejects.toThrow('could not be reached');
		outage = undefined;
		expect(await found(20)).toHaveLength(1);
		expect(asked[1]).toBe(asked[0]);
	});
});
