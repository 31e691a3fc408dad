import { HoursError } from './hours-error';
import { formatTimeOfDay, parseTimeOfDay, type TimeOfDay } from './time-of-day';

/**
 * One stretch of opening in minutes since the midnight its day begins with: `opens` is below 1440, `closes` is above
 * `opens` and beyond 1440 when the business closes after midnight.
 */
export type OpenPeriod = { opens: number; closes: number };

export const DAY_MINUTES = 1440;

/** Hours that run past midnight end by this time of the next morning, or a typing mistake would look like a long night. */
const LATEST_CLOSE_AFTER_MIDNIGHT = 6 * 60;
const LONGEST_NIGHT = 18 * 60;
/** Before this hour a bare "1:00" is more likely the afternoon's, so it has to be spelled out. */
const EARLIEST_BARE_OPENING = 7 * 60;

const TIME_ADVICE = 'Write it like 9:00 AM, 5:30 PM or 17:30.';

/**
 * Reads the two times of a row of hours. A closing time at or before the opening time belongs to the next day.
 *
 * @throws HoursError (field `weeklyHours`) quoting the part that is no time, is ambiguous, or closes before it opens.
 */
export function parseOpenPeriod(opensText: string, closesText: string): OpenPeriod {
	const opens = readTime(opensText);
	const closes = readTime(closesText);
	refuseUnclearOpening(opens, opensText);
	if (opens.minutes === DAY_MINUTES) {
		throw new HoursError(
			'weeklyHours',
			`"${opensText.trim()}" is no time to open at.`,
			'Write 12:00 AM for midnight.',
		);
	}
	const period = openPeriod(opens.minutes, closes.minutes);
	// After "18:00" a bare "2:00" is at night; after "6 PM" or "12:00" it could be anything.
	const clear = closes.clock !== 'unclear' || (opens.clock === '24 hours' && opens.minutes > 720);
	if (!period || (period.closes > DAY_MINUTES && !clear)) {
		throw closesBeforeItOpens(opensText, closesText, opens, closes);
	}
	return period;
}

/**
 * The period between two times of day, in minutes. A closing time at or before the opening time is the next day's.
 *
 * @returns undefined when that makes a longer night than any business means.
 */
export function openPeriod(opens: number, closes: number): OpenPeriod | undefined {
	if (closes > opens) return { opens, closes };
	if (closes === 0) return { opens, closes: DAY_MINUTES };
	const night = { opens, closes: closes + DAY_MINUTES };
	return closes <= LATEST_CLOSE_AFTER_MIDNIGHT && night.closes - opens < LONGEST_NIGHT ? night : undefined;
}

function readTime(text: string): TimeOfDay {
	const time = parseTimeOfDay(text);
	if (time) return time;
	const said = text.trim() === '' ? 'A time is missing.' : `"${text.trim()}" is not a time of day.`;
	throw new HoursError('weeklyHours', said, TIME_ADVICE);
}

function refuseUnclearOpening(opens: TimeOfDay, text: string): void {
	if (opens.clock !== 'unclear' || opens.minutes >= EARLIEST_BARE_OPENING) return;
	throw new HoursError(
		'weeklyHours',
		`"${text.trim()}" could be in the morning or in the afternoon.`,
		`Write ${formatTimeOfDay(opens.minutes)} or ${formatTimeOfDay(opens.minutes + 720)}.`,
	);
}

function closesBeforeItOpens(
	opensText: string,
	closesText: string,
	opens: TimeOfDay,
	closes: TimeOfDay,
): HoursError {
	const afternoon = closes.minutes + 720;
	const afternoonFits = closes.minutes < 720 && afternoon > opens.minutes;
	const nextDay =
		`For hours that end at ${formatTimeOfDay(closes.minutes)} the next day, use two rows: ` +
		`${formatTimeOfDay(opens.minutes)} to 12:00 AM, and on the next day 12:00 AM to ${formatTimeOfDay(closes.minutes)}.`;
	return new HoursError(
		'weeklyHours',
		`"${opensText.trim()}" to "${closesText.trim()}" closes before it opens.`,
		afternoonFits
			? `If it closes in the afternoon, write ${formatTimeOfDay(afternoon)}. ${nextDay}`
			: nextDay,
	);
}
