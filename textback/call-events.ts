import type { CallEvent, EventOf } from './call';

/**
 * The earliest event of the kind, so that a repeat that arrives first changes nothing. Of two at the same moment it is
 * the one whose content sorts first: which was reported first must not matter.
 */
export function first<K extends CallEvent['kind']>(
	events: readonly CallEvent[],
	kind: K,
	matches: (event: EventOf<K>) => boolean = () => true,
): EventOf<K> | undefined {
	const ofKind = events.filter((event): event is EventOf<K> => event.kind === kind).filter(matches);
	return ofKind.reduce<EventOf<K> | undefined>(
		(earliest, event) => (earliest === undefined || isBefore(event, earliest) ? event : earliest),
		undefined,
	);
}

/**
 * The end of the caller's leg. Of a leg that was not seen to come in, you cannot tell whether it is the caller's or one to
 * somebody whose phone rang for them.
 */
export function callersEnd(events: readonly CallEvent[]): EventOf<'ended'> | undefined {
	return first(
		events,
		'ended',
		({ leg }) => leg === undefined || events.some((event) => event.kind === 'received' && event.leg === leg),
	);
}

/** What ended the call for the caller, as far as it was told. */
export function endOf(events: readonly CallEvent[]): EventOf<'dialEnded'> | EventOf<'ended'> | undefined {
	return first(events, 'dialEnded') ?? callersEnd(events);
}

function isBefore(event: CallEvent, other: CallEvent): boolean {
	return event.at < other.at || (event.at === other.at && contentOf(event) < contentOf(other));
}

function contentOf(event: CallEvent): string {
	return JSON.stringify(Object.entries(event).sort(([name], [other]) => (name < other ? -1 : 1)));
}

/** Whole seconds from one moment to another, never below 0. */
export function secondsBetween(start: number, end: number): number {
	return Math.max(0, Math.round((end - start) / 1000));
}
