import fc from 'fast-check';
import type { CallEvent, DialOutcome, EventOf, HeardVoice } from '../../textback/call';
import type { VerdictSettings } from '../../textback/verdict';

export const OWNER = '+14155550111';
export const OTHER = '+14155550112';
export const START = Date.UTC(2026, 10, 23, 15, 0, 0);
export const at = (seconds: number): number => START + seconds * 1000;

export const received: EventOf<'received'> = {
	kind: 'received',
	at: at(0),
	from: '+14155550142',
	to: '+14155550100',
};
export const ringing: CallEvent = { kind: 'ringing', at: at(1), phone: OWNER };
export const pickedUp: EventOf<'pickedUp'> = { kind: 'pickedUp', at: at(6), phone: OWNER, leg: 'CA-owner' };
export const rangOn: EventOf<'rangOn'> = { kind: 'rangOn', at: at(8), turn: 1 };
export const accepted: CallEvent = { kind: 'accepted', at: at(9), phone: OWNER };
export const heard = (voice: HeardVoice, phone = OWNER): CallEvent => ({
	kind: 'heard',
	at: at(10),
	phone,
	voice,
});
export const dialEnded = (
	outcome: DialOutcome,
	more: { bridged?: boolean; leg?: string } = {},
): CallEvent => ({
	kind: 'dialEnded',
	at: at(18),
	outcome,
	...more,
});
export const ended = (outcome: DialOutcome, seconds?: number): CallEvent => ({
	kind: 'ended',
	at: at(19),
	outcome,
	...(seconds !== undefined && { seconds }),
});

export const pressed1: VerdictSettings = { route: 'ring', proof: 'pressed1' };
export const byVoice: VerdictSettings = { route: 'ring', proof: 'heard' };
export const pickUp: VerdictSettings = { route: 'ring', proof: 'pickUp' };
export const forwarded: VerdictSettings = { route: 'forwarded', proof: 'pressed1' };
export const listen: VerdictSettings = { route: 'listen', proof: 'pickUp' };

/** What a phone system can report of one call, from its beginning to its end, in the order in which it happens. */
export const stories: Array<{ settings: VerdictSettings; events: CallEvent[]; isMissed: boolean }> = [
	{
		settings: pressed1,
		events: [
			received,
			ringing,
			pickedUp,
			accepted,
			dialEnded('completed', { bridged: true }),
			ended('completed', 13),
		],
		isMissed: false,
	},
	{
		settings: pressed1,
		events: [received, ringing, pickedUp, dialEnded('completed', { bridged: false }), ended('completed', 5)],
		isMissed: true,
	},
	{
		settings: pressed1,
		events: [received, ringing, dialEnded('noAnswer'), ended('completed', 4)],
		isMissed: true,
	},
	{
		settings: pressed1,
		events: [received, ringing, dialEnded('busy'), ended('completed', 4)],
		isMissed: true,
	},
	{
		settings: pressed1,
		events: [received, ringing, dialEnded('canceled'), ended('noAnswer', 0)],
		isMissed: true,
	},
	{
		settings: pressed1,
		events: [
			received,
			{ ...pickedUp, at: at(2), phone: OTHER, leg: 'CA-other' },
			rangOn,
			{ kind: 'refused', at: at(8), phone: OTHER },
			{ ...accepted, at: at(12) },
			dialEnded('completed', { bridged: true }),
			ended('completed', 13),
		],
		isMissed: false,
	},
	{
		settings: pressed1,
		events: [received, pickedUp, rangOn, dialEnded('canceled'), ended('noAnswer', 0)],
		isMissed: true,
	},
	{
		settings: byVoice,
		events: [
			received,
			ringing,
			pickedUp,
			heard('person'),
			dialEnded('completed', { bridged: true, leg: 'CA-owner' }),
			ended('completed', 13),
		],
		isMissed: false,
	},
	{
		settings: byVoice,
		events: [
			received,
			ringing,
			pickedUp,
			heard('machine'),
			dialEnded('completed', { bridged: false, leg: 'CA-owner' }),
			ended('completed', 4),
		],
		isMissed: true,
	},
	{
		settings: pickUp,
		events: [
			received,
			pickedUp,
			dialEnded('completed', { bridged: true, leg: 'CA-owner' }),
			ended('completed', 12),
		],
		isMissed: false,
	},
	{ settings: pickUp, events: [received, dialEnded('noAnswer'), ended('completed', 4)], isMissed: true },
	{
		settings: pickUp,
		events: [received, ringing, dialEnded('canceled'), ended('noAnswer', 0)],
		isMissed: true,
	},
	{ settings: forwarded, events: [received, ended('completed', 8)], isMissed: true },
	{ settings: listen, events: [ended('noAnswer')], isMissed: true },
	{ settings: listen, events: [ended('completed')], isMissed: false },
];

/** Twilio waits for our answer to these before the call goes on, so they are reported in their order. */
const WAITED_FOR: ReadonlyArray<CallEvent['kind']> = [
	'received',
	'pickedUp',
	'rangOn',
	'accepted',
	'dialEnded',
];

/** The events in any order in which they can be reported, some of them several times. */
export function toldInAnyOrder(events: CallEvent[]): fc.Arbitrary<CallEvent[]> {
	const repeats = fc.array(fc.constantFrom(...events), { maxLength: 6 });
	return repeats
		.chain((more) => shuffled([...events, ...more]))
		.map((told) => {
			const inOrder = events.filter(({ kind }) => WAITED_FOR.includes(kind));
			const met = new Set<CallEvent>();
			// Each first report of an event that is waited for takes the place of the next one in order.
			return told.map((event) => {
				if (!WAITED_FOR.includes(event.kind)) return event;
				const next = inOrder.find((candidate) => !met.has(candidate)) ?? event;
				met.add(next);
				return next;
			});
		})
		.map((told) => keepKeyBeforeEnd(told));
}

export function shuffled<T>(items: T[]): fc.Arbitrary<T[]> {
	return fc.shuffledSubarray(items, { minLength: items.length });
}

/** The key is pressed while the call goes on, so its end is reported later. */
function keepKeyBeforeEnd(told: CallEvent[]): CallEvent[] {
	const key = told.findIndex(({ kind }) => kind === 'accepted');
	if (key === -1) return told;
	const early = told.slice(0, key).filter(({ kind }) => kind === 'ended');
	return [...told.slice(0, key).filter(({ kind }) => kind !== 'ended'), ...told.slice(key), ...early];
}
