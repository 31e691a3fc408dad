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
