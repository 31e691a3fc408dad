import type { IANAZone } from 'luxon';
import { noteMoment } from './say';
import { nameOfDayOff } from './schedule';
import type { OpenState } from './state';

/**
 * The decision in words, for the person who sets the hours up: "Closed: Thanksgiving Day. Opens Friday at 8:00 AM,
 * America/New_York".
 */
export function explain(state: OpenState, at: number, zone: IANAZone): string {
	if (state.kind === 'open') {
		const { to } = state.stretch;
		return `Open${to === undefined ? '' : `. Closes ${noteMoment(to, at, zone)}`}, ${zone.name}`;
	}
	const because = state.kind === 'afterHours' ? 'after hours' : nameOfDayOff(state);
	const from = state.next?.from;
	const next = from === undefined ? 'Does not open again' : `Opens ${noteMoment(from, at, zone)}`;
	return `Closed: ${because}. ${next}, ${zone.name}`;
}
