import type { Ledger } from '../../ledger/ledger';
import { sweep } from '../../nodes/MissedCallTrigger/sweep';
import type { CallEvent } from '../../textback/call';
import { isoTime } from '../../textback/iso-time';
import type { VerdictSettings } from '../../textback/verdict';
import { sqliteStore } from '../ledger/sqlite-store';
import type { Store } from '../ledger/suite';
import {
	at,
	byVoice,
	dialEnded,
	ended,
	pickedUp,
	pickUp,
	pressed1,
	received,
} from '../textback/call-stories';
import { settingsFor } from './trigger-settings';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const connected = dialEnded('completed', { bridged: true, leg: 'CA-owner' });

let store: Store;
let ledger: Ledger;
beforeEach(async () => {
	store = await sqliteStore();
	ledger = await store.open();
});
afterEach(async () => await store.dispose());

/** What the sweep makes of a call, so many seconds after it came in. */
async function swept(events: CallEvent[], verdict: VerdictSettings, seconds: number) {
	const settings = settingsFor(verdict);
	const pair = { business: received.to, caller: received.from };
	await ledger.recordCallEvents({ provider: 'twilio', callId: 'CA1' }, pair, settings.holder, events);
	const items = [];
	for await (const item of sweep(
		ledger,
		settings,
		at(seconds),
		true,
		() => undefined,
		() => undefined,
	))
		items.push(item);
	return items;
}

describe('a call of which the phone system says no more', () => {
	test.each<[string, VerdictSettings, CallEvent[], number, string]>([
		['nobody can have taken it without a key', pressed1, [received], 4 * MINUTE, 'howItEnded'],
		[
			'it was connected, and nobody heard with whom',
			byVoice,
			[received, pickedUp, connected],
			4 * MINUTE,
			'whoPickedUp',
		],
		[
			'it is over, and nobody told how the ringing ended',
			pickUp,
			[received, ended('completed', 40)],
			4 * MINUTE,
			'howItEnded',
		],
		['it has gone on for longer than calls do', pickUp, [received, pickedUp], 5 * HOUR, 'howItEnded'],
	])('%s: uncertain', async (_what, verdict, events, seconds, reason) => {
		const call = { verdict: 'uncertain', reason, late: true, startedAt: isoTime(at(0)) };
		expect(await swept(events, verdict, seconds)).toMatchObject([{ call }]);
	});

	test.each<[string, VerdictSettings, CallEvent[], number]>([
		['it may still ring', pressed1, [received], MINUTE],
		['they may still talk', pickUp, [received, pickedUp], HOUR],
		['they may still talk, heard by nobody yet', byVoice, [received, pickedUp], 3 * HOUR],
	])('%s: left alone', async (_what, verdict, events, seconds) => {
		expect(await swept(events, verdict, seconds)).toEqual([]);
	});
});

describe('a call that a crash kept from being decided', () => {
	const told = [received, dialEnded('noAnswer')];

	test('is decided as soon as nobody else can be at it', async () => {
		const call = { verdict: 'missed', reason: 'noAnswer', late: true };
		expect(await swept(told, pressed1, MINUTE)).toMatchObject([{ call }]);
	});

	test('is left to the webhook that is being handled', async () => {
		expect(await swept(told, pressed1, 5)).toEqual([]);
	});
});
