import type { CallEvent } from '../../../textback/call';
import type { Decision } from '../../../ledger/ledger';
import { BUSINESS, call, HOLDER, HOUR, missed, missedCall, NOON, PAIR } from '../examples';
import type { Bench } from '../suite';

const received: CallEvent = { kind: 'received', at: NOON, from: PAIR.caller, to: BUSINESS, attestation: 'A' };
const rangOut: CallEvent = { kind: 'dialEnded', at: NOON + 18_000, outcome: 'noAnswer' };
const ended: CallEvent = { kind: 'ended', at: NOON + 19_000, outcome: 'completed', seconds: 19 };

export function describeCalls(bench: Bench): void {
	it('keeps every event of a call as it was told, in the order it was told', async () => {
		const events: CallEvent[] = [
			{
				kind: 'received',
				at: NOON,
				from: PAIR.caller,
				to: BUSINESS,
				forwardedFrom: '+14155550111',
				callerName: 'Caller',
			},
			{ kind: 'pickedUp', at: NOON + 1, phone: '+14155550120' },
			{ kind: 'accepted', at: NOON + 2, phone: '+14155550120' },
			{ kind: 'dialEnded', at: NOON + 3, outcome: 'completed', bridged: true, seconds: 60 },
			ended,
			{ kind: 'voicemail', at: NOON + 4, id: 'RE1', url: 'https://example.com/RE1', seconds: 5 },
		];
		const first = await bench.ledger.recordCallEvents(call('CA1'), PAIR, HOLDER, events.slice(0, 2));
		const second = await bench.ledger.recordCallEvents(call('CA1'), PAIR, HOLDER, events.slice(2));
		expect(first).toEqual({ all: events.slice(0, 2), added: events.slice(0, 2) });
		expect(second).toEqual({ all: events, added: events.slice(2) });
	});

	it('keeps the numbers of a call that did not come straight from the caller to the business', async () => {
		const diverted = { ...received, from: '+14155550155', to: '+14155550177' };
		await bench.ledger.recordCallEvents(call('CA1'), PAIR, HOLDER, [diverted]);
		await bench.ledger.note('received', PAIR, call('CA1'), { by: 'a node' }, NOON);
		const { all } = await bench.ledger.recordCallEvents(call('CA1'), PAIR, HOLDER, []);
		expect(all).toEqual([diverted]);
	});

	it('keeps the first of repeated events, whatever time the repeat carries', async () => {
		await bench.ledger.recordCallEvents(call('CA1'), PAIR, HOLDER, [received, rangOut]);
		const repeat = { ...rangOut, at: NOON + 99_000 };
		expect(await bench.ledger.recordCallEvents(call('CA1'), PAIR, HOLDER, [repeat, repeat])).toEqual({
			all: [received, rangOut],
			added: [],
		});
	});

	it('tells events of one kind apart by what they say', async () => {
		const events: CallEvent[] = [
			{ kind: 'pickedUp', at: NOON, phone: '+14155550120' },
			{ kind: 'pickedUp', at: NOON, phone: '+14155550121' },
			{ kind: 'dialEnded', at: NOON, outcome: 'busy' },
			{ kind: 'dialEnded', at: NOON, outcome: 'noAnswer' },
			{ kind: 'voicemail', at: NOON, id: 'RE1', url: 'https://example.com/RE1', seconds: 5 },
			{ kind: 'voicemail', at: NOON, id: 'RE2', url: 'https://example.com/RE2', seconds: 6 },
		];
		const { added } = await bench.ledger.recordCallEvents(call('CA1'), PAIR, HOLDER, events);
		expect(added).toEqual(events);
	});

	it('writes a repeated event down once when the copies arrive at the same time', async () => {
		const copies = await Promise.all(
			Array.from({ length: 8 }, () => bench.ledger.recordCallEvents(call('CA1'), PAIR, HOLDER, [received])),
		);
		expect(copies.flatMap(({ added }) => added)).toEqual([received]);
	});

	it('does not mix up calls of the same id in two phone systems', async () => {
		await bench.ledger.recordCallEvents(call('1'), PAIR, HOLDER, [received]);
		const other = await bench.ledger.recordCallEvents({ provider: 'pbx', callId: '1' }, PAIR, HOLDER, [
			ended,
		]);
		expect(other.all).toEqual([ended]);
	});

	it('lets exactly one of many give the verdict, and never takes it back', async () => {
		const items = await Promise.all(
			Array.from({ length: 8 }, () => bench.ledger.decideCall(call('CA1'), PAIR, missed(call('CA1')), NOON)),
		);
		expect(items.filter(Boolean)).toEqual([missedCall(call('CA1'))]);
		await bench.restart();
		await bench.ledger.recordCallEvents(call('CA1'), PAIR, HOLDER, [received, rangOut]);
		expect(await bench.ledger.decideCall(call('CA1'), PAIR, missed(call('CA1')), NOON)).toBeUndefined();
	});

	it('has no item and begins no conversation for a call that was answered', async () => {
		const decision = { verdict: { kind: 'answered', provenBy: 'pressed1' } } as const;
		await bench.ledger.recordCallEvents(call('CA1'), PAIR, HOLDER, [received]);
		expect(await bench.ledger.decideCall(call('CA1'), PAIR, decision, NOON)).toBeUndefined();
		expect(await bench.ledger.decideCall(call('CA1'), PAIR, missed(call('CA1')), NOON)).toBeUndefined();
		expect(await bench.ledger.conversation(PAIR)).toBeUndefined();
		await bench.restart();
		expect(await bench.ledger.takeDue(HOLDER, NOON)).toEqual([]);
	});

	it('decides nothing when the item cannot be written', async () => {
		const broken: Decision = {
			verdict: { kind: 'missed', reason: 'busy' },
			item: () => {
				throw new Error('no item');
			},
			outbox: HOLDER,
		};
		await expect(bench.ledger.decideCall(call('CA1'), PAIR, broken, NOON)).rejects.toThrow('no item');
		expect(await bench.ledger.conversation(PAIR)).toBeUndefined();
		expect(await bench.ledger.decideCall(call('CA1'), PAIR, missed(call('CA1')), NOON)).toBeDefined();
	});

	it('lists the calls of a holder that went quiet without a verdict', async () => {
		await bench.ledger.recordCallEvents(call('quiet'), PAIR, HOLDER, [received]);
		await bench.ledger.recordCallEvents(call('lively'), PAIR, HOLDER, [received, ended]);
		await bench.ledger.recordCallEvents(call('decided'), PAIR, HOLDER, [received]);
		await bench.ledger.decideCall(call('decided'), PAIR, missed(call('decided')), NOON);
		await bench.ledger.recordCallEvents(call('decided'), PAIR, HOLDER, [rangOut]);
		await bench.ledger.recordCallEvents(call('foreign'), PAIR, 'another holder', [received]);
		expect(await bench.ledger.undecidedCalls(HOLDER, NOON)).toEqual([]);
		expect(await bench.ledger.undecidedCalls(HOLDER, NOON + 1)).toEqual([
			{ key: call('quiet'), pair: PAIR, events: [received] },
		]);
		const later = await bench.ledger.undecidedCalls(HOLDER, NOON + HOUR);
		expect(later.map(({ key }) => key.callId)).toEqual(['quiet', 'lively']);
	});

	it('knows how far a call has come', async () => {
		const { ledger } = bench;
		expect(await ledger.callState(call('CA1'))).toBe('unknown');
		await ledger.recordCallEvents(call('CA1'), PAIR, HOLDER, [received]);
		expect(await ledger.callState(call('CA1'))).toBe('undecided');
		const ended = { kind: 'ended', at: NOON, outcome: 'completed', seconds: 6 } as const;
		await ledger.recordCallEvents(call('CA1'), PAIR, HOLDER, [ended]);
		expect(await ledger.callState(call('CA1'))).toBe('ended');
		await ledger.decideCall(call('CA1'), PAIR, missed(call('CA1')), NOON);
		expect(await ledger.callState(call('CA1'))).toBe('decided');
	});

	it('counts the missed call in, and knows of the opt-out, before its item is written', async () => {
		await bench.ledger.decideCall(call('CA1'), PAIR, missed(call('CA1')), NOON);
		await bench.ledger.suppress(PAIR, 'STOP', NOON);
		const item = await bench.ledger.decideCall(call('CA2'), PAIR, missed(call('CA2')), NOON + 60_000);
		const conversation = { ...PAIR, firstSeenAt: NOON, missedCalls: 2, lastCall: call('CA2') };
		expect(item).toEqual(missedCall(call('CA2'), conversation, true));
		expect(await bench.ledger.conversation(PAIR)).toEqual(conversation);
	});
}
