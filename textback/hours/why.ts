import type { IANAZone } from 'luxon';
import { sayNextOpening } from './say';
import type { OpenState } from './state';

/**
 * The decision in words, for the person who sets the hours up: "Closed: Thanksgiving Day. Opens Friday at 8:00 AM,
 * America/New_York".
 */
export function explain(state: OpenState, at: number, zone: IANAZone): string {
	if (state.kind === 'open') {
		const { to } = state.stretch;
		return `Open${to === undefined ? '' : `. Closes ${sayNextOpening(to, at, zone, 'en-US')}`}, ${zone.name}`;
	}
	const because = state.kind === 'afterHours' ? 'after hours' : state.holiday || 'holiday';
	const from = state.next?.from;
	const next =
		from === undefined ? 'Does not open again' : `Opens ${sayNextOpening(from, at, zone, 'en-US')}`;
	return `Closed: ${because}. ${next}, ${zone.name}`;
}
