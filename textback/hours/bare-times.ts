import { openPeriod } from './open-period';
import type { TimeOfDay } from './time-of-day';

const NOON = 720;

/**
 * What a person means by two times of day of which one or both lack am or pm: "9-5" is 9:00 to 17:00.
 *
 * @returns minutes since midnight, or undefined when the two can be read in more than one way, such as "9-11pm".
 */
export function impliedTimes(
	opens: TimeOfDay,
	closes: TimeOfDay,
): { opens: number; closes: number } | undefined {
	const opening = opens.clock === 'unclear' ? impliedOpening(opens.minutes, closes) : opens.minutes;
	if (opening === undefined) return undefined;
	if (closes.clock !== 'unclear') return { opens: opening, closes: closes.minutes };

	// The first time after the opening that a clock face shows it.
	const wait = (((closes.minutes - opening) % NOON) + NOON) % NOON || NOON;
	const closing = opening + wait;
	return closing < NOON ? undefined : { opens: opening, closes: closing % (2 * NOON) };
}

function impliedOpening(bare: number, closes: TimeOfDay): number | undefined {
	const hour = Math.floor(bare / 60);
	if (hour === 12) return bare;
	if (closes.clock === 'unclear') {
		if (hour >= 7) return bare;
		if (hour <= 4) return bare + NOON;
		return closes.minutes <= bare ? bare : undefined;
	}
	const possible = [bare, bare + NOON].filter((opening) => openPeriod(opening, closes.minutes));
	// Nobody opens between 1 and 6 in the morning without saying so.
	return possible.length === 2 && hour <= 5 ? bare + NOON : possible.length === 1 ? possible[0] : undefined;
}
