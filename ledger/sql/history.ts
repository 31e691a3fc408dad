import type { HistoryEvent, Outcome } from '../../textback/report/history';
import type { SkipReason } from '../../textback/item';
import { LedgerError } from '../errors';
import { readable, type SetAside } from './aside';
import { textStatus } from './conversations';
import type { Database } from './database';
import { integer, object, optionalInteger, optionalText, text, type Row } from './row';

/**
 * What a report on this business needs of the record: all that was written down since `since`, each caller's events in
 * the order in which they were written.
 */
export async function readHistory(
	database: Database,
	business: string,
	since: number,
	setAside: SetAside,
): Promise<HistoryEvent[]> {
	// The words of a reply are in no report, and make up most of what would be read.
	const rows = await database.all(
		`SELECT caller, kind, events.at, CASE WHEN kind = 'reply' THEN NULL ELSE data END AS data, call,
			calls.last_event_at, texts.status, texts.segments, texts.variant
		FROM conversations
			JOIN events ON events.conversation = conversations.id
			LEFT JOIN calls ON calls.id = events.call
			LEFT JOIN texts ON texts.id = events.text
		WHERE business = ? AND events.at >= ? AND kind IN
			('verdict.missed', 'verdict.answered', 'verdict.uncertain', 'sent', 'skipped', 'reply', 'optedOut', 'outcome')
		ORDER BY events.conversation, position`,
		business,
		since,
	);
	const events: HistoryEvent[] = [];
	for (const row of rows) {
		const event = readable(() => toEvent(row));
		if (event) events.push(event);
		else setAside('an entry of the record');
	}
	return events;
}

function toEvent(row: Row): HistoryEvent {
	const common = { caller: text(row, 'caller'), at: integer(row, 'at') };
	const kind = text(row, 'kind');
	switch (kind) {
		case 'sent': {
			const variant = optionalText(row, 'variant');
			return {
				...common,
				kind: 'text',
				call: callOf(row),
				status: textStatus(text(row, 'status')),
				segments: integer(row, 'segments'),
				...(variant !== undefined && { variant }),
			};
		}
		case 'skipped':
			return { ...common, kind, call: callOf(row), reason: skipReason(object(row, 'data')) };
		case 'reply':
			return { ...common, kind };
		case 'optedOut':
			return { ...common, kind: 'optOut' };
		case 'outcome':
			return { ...common, kind, outcome: toOutcome(object(row, 'data')) };
		default:
			return { ...common, kind: 'call', call: callOf(row), ...verdictOf(row, kind) };
	}
}

/** The verdict may come long after the call, when nobody reported its end. */
function verdictOf(row: Row, kind: string) {
	const { reason, ignoredBecause } = object(row, 'data');
	return {
		at: optionalInteger(row, 'last_event_at') ?? integer(row, 'at'),
		verdict: VERDICTS[kind] ?? unknown(kind),
		ignored: ignoredBecause !== undefined,
		forwarded: reason === 'forwarded',
	};
}

const VERDICTS: Record<string, 'missed' | 'answered' | 'uncertain' | undefined> = {
	'verdict.missed': 'missed',
	'verdict.answered': 'answered',
	'verdict.uncertain': 'uncertain',
};

function callOf(row: Row): string {
	return String(integer(row, 'call'));
}

/** As {@link recordSend} wrote it. */
export function skipReason({ reason }: Record<string, unknown>): SkipReason {
	return isSkipReason(reason) ? reason : unknown(String(reason));
}

/** As {@link setOutcome} wrote it. */
export function toOutcome({ kind, value }: Record<string, unknown>): Outcome {
	switch (kind) {
		case 'won':
			return typeof value === 'number' ? { kind, value } : { kind };
		case 'booked':
		case 'lost':
		case 'spam':
			return { kind };
		default:
			return unknown(String(kind));
	}
}

function unknown(what: string): never {
	throw new LedgerError('damaged', `The ledger holds something that it does not know: ${what}.`);
}

const SKIP_REASONS: Record<SkipReason, true> = {
	anonymous: true,
	numberNotTold: true,
	invalidNumber: true,
	shortCode: true,
	ownNumber: true,
	optedOut: true,
	blocked: true,
	knownCaller: true,
	otherCountry: true,
	premiumNumber: true,
	tollFreeNumber: true,
	landline: true,
	mayBeAnswered: true,
	tooLate: true,
	gotThrough: true,
	wroteFirst: true,
	quietHours: true,
	alreadyTexted: true,
	hourlyLimit: true,
	dailyLimit: true,
	callerLimit: true,
	refusedByCarrier: true,
	dryRun: true,
};

function isSkipReason(value: unknown): value is SkipReason {
	return typeof value === 'string' && Object.hasOwn(SKIP_REASONS, value);
}
