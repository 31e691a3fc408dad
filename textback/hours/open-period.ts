import { HoursError, quote } from './hours-error';
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
/** Where am and pm are written, a longer one is meant if it ends by this time: "7 AM - 2 AM". */
const LATEST_CLOSE_OF_A_LONG_NIGHT = 4 * 60;
/** Before this hour hardly anybody opens, so "01:00" is more likely the afternoon's with a zero in front. */
const EARLIEST_PADDED_OPENING = 5 * 60;
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
	refuseUnclearOpening(opens, closes, opensText);
	if (opens.minutes === DAY_MINUTES) {
		throw new HoursError(
			'weeklyHours',
			`${quote(opensText)} is no time to open at.`,
			'Write 12:00 AM for midnight.',
		);
	}
	const period = openPeriod(opens.minutes, closes.minutes, isSure(opens) && isSure(closes));
	// After "18:00" a bare "2:00" is at night; after "6 PM" or "12:00" it could be anything.
	const clear = isSure(closes) || (opens.clock === '24 hours' && opens.minutes > 720);
	if (!period || (period.closes > DAY_MINUTES && !clear)) {
		throw closesBeforeItOpens(opensText, closesText, opens, closes);
	}
	return period;
}

/**
 * The period between two times of day, in minutes. A closing time at or before the opening time is the next day's.
 *
 * @param areSure when the times are written so that they cannot be those of the other half of the day
 * @returns undefined when that makes a longer night than any business means.
 */
export function openPeriod(opens: number, closes: number, areSure = false): OpenPeriod | undefined {
	if (closes > opens) return { opens, closes };
	if (closes === 0) return { opens, closes: DAY_MINUTES };
	const night = { opens, closes: closes + DAY_MINUTES };
	const longest = areSure && closes <= LATEST_CLOSE_OF_A_LONG_NIGHT ? DAY_MINUTES : LONGEST_NIGHT;
	return closes <= LATEST_CLOSE_AFTER_MIDNIGHT && night.closes - opens < longest ? night : undefined;
}

/** Whether the half of the day is written as well. */
export function isSure({ clock }: TimeOfDay): boolean {
	return clock === '12 hours' || clock === '24 hours';
}

/**
 * Whether a time without am or pm is the morning's when it stands for an opening: "9:00" and "05:00" are, "5:00" and
 * "01:00" can be the afternoon's. In "05:00-13:00" the closing time shows the clock.
 */
export function isMorningOpening({ minutes, clock }: TimeOfDay, closes: TimeOfDay): boolean {
	const afternoonFits = minutes + 720 < closes.minutes;
	const showsTheClock = closes.clock === '24 hours' && closes.minutes > 720;
	const earliest = clock === 'padded' || showsTheClock ? EARLIEST_PADDED_OPENING : EARLIEST_BARE_OPENING;
	return minutes >= earliest || (showsTheClock && !afternoonFits);
}

function readTime(text: string): TimeOfDay {
	const time = parseTimeOfDay(text);
	if (time) return time;
	const said = text.trim() === '' ? 'A time is missing.' : `${quote(text)} is not a time of day.`;
	throw new HoursError('weeklyHours', said, TIME_ADVICE);
}

function refuseUnclearOpening(opens: TimeOfDay, closes: TimeOfDay, text: string): void {
	if (isSure(opens) || isMorningOpening(opens, closes)) return;
	throw new HoursError(
		'weeklyHours',
		`${quote(text)} could be in the morning or in the afternoon.`,
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
	const [from, to] = [formatTimeOfDay(opens.minutes), formatTimeOfDay(closes.minutes)];
	const nextDay = openPeriod(opens.minutes, closes.minutes, isSure(opens))
		? `If it closes at night, write ${to}.`
		: `For hours that end at ${to} the next day, use two rows: ${from} to 12:00 AM, and on the next day 12:00 AM to ${to}.`;
	return new HoursError(
		'weeklyHours',
		`${quote(opensText)} to ${quote(closesText)} closes before it opens.`,
		afternoonFits
			? `If it closes in the afternoon, write ${formatTimeOfDay(afternoon)}. ${nextDay}`
			: nextDay,
	);
}
