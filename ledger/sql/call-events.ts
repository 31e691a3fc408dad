import type { CallEvent } from '../../textback/call';
import { LedgerError } from '../errors';
import type { RecordedEvents } from '../ledger';
import type { Database } from './database';
import { appendEvent } from './events';
import type { KnownCall } from './identities';
import { integer, object, text, type Row } from './row';

/** What each kind of event cannot be without, besides its time. */
const required: Record<CallEvent['kind'], readonly string[]> = {
	received: ['from', 'to'],
	ringing: ['phone'],
	refused: ['phone'],
	pickedUp: ['phone'],
	accepted: ['phone'],
	heard: ['phone', 'voice'],
	rangOn: ['turn'],
	dialEnded: ['outcome'],
	ended: ['outcome'],
	voicemail: ['id'],
	transcribed: ['id', 'text'],
};

/** Tells a call's own events from the rest of the record. */
const KINDS = Object.keys(required)
	.map((kind) => `'${kind}'`)
	.join(', ');

/** What the phone system said of the call, in the order in which it was written down. */
export async function readCallEvents(database: Database, call: KnownCall): Promise<CallEvent[]> {
	return toCallEvents(await findCallEvents(database, call), call);
}

/** As {@link readCallEvents}, as the database hands them over. */
export async function findCallEvents(database: Database, call: KnownCall): Promise<Row[]> {
	return await database.all(
		`SELECT kind, at, data FROM events
		WHERE conversation = ? AND call = ? AND kind IN (${KINDS}) ORDER BY position`,
		call.conversation,
		call.id,
	);
}

/** @throws {LedgerError} {SyntaxError} where one is not as this package writes it. */
export function toCallEvents(rows: readonly Row[], call: KnownCall): CallEvent[] {
	return rows.map((row) => {
		const event = {
			...(text(row, 'kind') === 'received' && numbersOf(call)),
			...object(row, 'data'),
			kind: text(row, 'kind'),
			at: integer(row, 'at'),
		};
		if (!isCallEvent(event)) {
			throw new LedgerError('damaged', `The ledger holds a call event that it does not know: ${event.kind}.`);
		}
		return event;
	});
}

/** Adds the events that the record does not have yet. */
export async function addCallEvents(
	database: Database,
	call: KnownCall,
	events: readonly CallEvent[],
): Promise<RecordedEvents> {
	const known = await readCallEvents(database, call);
	const seen = new Set(known.map(identity));
	const added: CallEvent[] = [];
	for (const event of events) {
		if (seen.has(identity(event))) continue;
		seen.add(identity(event));
		added.push(event);
		await appendEvent(database, {
			at: event.at,
			kind: event.kind,
			conversation: call.conversation,
			call: call.id,
			data: dataOf(event, call),
		});
	}
	return { all: [...known, ...added], added };
}

/** What the row does not say elsewhere. */
function dataOf(event: CallEvent, call: KnownCall): Record<string, unknown> {
	const { kind, at: _at, ...data } = event;
	if (kind !== 'received') return data;
	const { from, to } = numbersOf(call);
	return {
		...data,
		from: event.from === from ? undefined : event.from,
		to: event.to === to ? undefined : event.to,
	};
}

/** As a call's numbers are when it comes straight from the caller to the business, as nearly all do. */
function numbersOf({ pair }: KnownCall): { from: string; to: string } {
	return { from: pair.caller, to: pair.business };
}

/** Reports of the same identity are one event, whatever time each carries. */
function identity(event: CallEvent): string {
	switch (event.kind) {
		case 'received':
			return `${event.kind} ${event.leg ?? ''}`;
		case 'ringing':
		case 'refused':
		case 'pickedUp':
		case 'accepted':
			return `${event.kind} ${event.phone}`;
		case 'rangOn':
			return `${event.kind} ${event.turn}`;
		case 'dialEnded':
			return `${event.kind} ${event.outcome}`;
		case 'ended':
			return `${event.kind} ${event.outcome} ${event.leg ?? ''}`;
		case 'heard':
			return `${event.kind} ${event.phone} ${event.voice}`;
		case 'voicemail':
		case 'transcribed':
			return `${event.kind} ${event.id}`;
	}
}

function isCallEvent(event: { kind: string; at: number }): event is CallEvent {
	return Object.entries(required).some(
		([kind, fields]) => kind === event.kind && fields.every((field) => field in event),
	);
}
