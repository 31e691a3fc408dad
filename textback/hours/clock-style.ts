import { impliedTimes } from './bare-times';
import { DAY_MINUTES, isMorningOpening, isSure, openPeriod } from './open-period';
import { formatTimeOfDay, type TimeOfDay } from './time-of-day';

/** What all times of a text together tell of the clock its writer uses: "08:00" hints at 24 hours, "17:00" shows them. */
export type ClockStyle = '12 hours' | 'perhaps 24 hours' | '24 hours';

/** Opening and closing time in minutes since midnight. */
export type Times = { opens: number; closes: number };

export type Reading = { kind: 'clear'; times: Times } | { kind: 'unclear'; readings: Times[] };

const NOON = 720;
/** Below it, a 24-hour clock would have a zero in front. */
const TWO_DIGITS = 10 * 60;
/** Before it is the night. */
const MORNING = 5 * 60;
/** On a 24-hour clock, a bare time from here on is the morning's. */
const EARLIEST_OPENING = 6 * 60;

/** Whether it begins at night, or runs into it. */
export function isAtNight({ opens, closes }: Times): boolean {
	return opens < MORNING || closes <= opens;
}

export function clockStyle(times: readonly TimeOfDay[]): ClockStyle {
	if (times.some(({ clock }) => clock === '24 hours')) return '24 hours';
	return times.some(({ clock }) => clock === 'padded') ? 'perhaps 24 hours' : '12 hours';
}

/**
 * What a person means by two times of day. Hours at night are taken only where they are written as such: with am or pm,
 * or on a clock that other times show to have 24 hours.
 *
 * @param after when the stretch before it on the same day ends, in minutes: the next one begins later
 * @returns all readings that are possible, when there are several.
 */
export function readTimes(opens: TimeOfDay, closes: TimeOfDay, style: ClockStyle, after = 0): Reading {
	const literal = { opens: opens.minutes, closes: closes.minutes };
	if (isOnTwelveHours(opens, closes, style)) {
		const times = impliedTimes(opens, closes);
		if (times) return { kind: 'clear', times };
		const readings = possible(halves(opens), halves(closes), false).filter((times) => times.opens >= after);
		return only(readings, literal);
	}
	if (isMeant(opens, closes, style)) return { kind: 'clear', times: literal };
	const opensInTheMorning = isSure(opens) || isMorningOpening(opens, closes);
	const closesAsWritten =
		isSure(closes) || opens.clock === '24 hours' || (closes.clock === 'padded' && style === '24 hours');
	return only(
		possible(
			opensInTheMorning ? [opens.minutes] : halves(opens),
			closesAsWritten ? [closes.minutes] : halves(closes),
			closes.clock !== 'unclear',
		),
		literal,
	);
}

/** Am or pm with one of the times shows the clock of both, whatever the other times of the text look like. */
function isOnTwelveHours(opens: TimeOfDay, closes: TimeOfDay, style: ClockStyle): boolean {
	const clocks = [opens.clock, closes.clock];
	if (clocks.includes('24 hours') || clocks.includes('padded')) return false;
	return style === '12 hours' || clocks.includes('12 hours');
}

/** Whether the times can be taken as they stand. */
function isMeant(opens: TimeOfDay, closes: TimeOfDay, style: ClockStyle): boolean {
	if (!openPeriod(opens.minutes, closes.minutes, closes.clock !== 'unclear')) return false;
	const opensAsWritten =
		isSure(opens) ||
		isMorningOpening(opens, closes) ||
		(style === '24 hours' && opens.clock === 'unclear' && opens.minutes >= EARLIEST_OPENING);
	return (
		opensAsWritten &&
		(closes.minutes > opens.minutes ? isSameDay(closes, style) : isNight(opens, closes, style))
	);
}

function isSameDay({ clock, minutes }: TimeOfDay, style: ClockStyle): boolean {
	return clock !== 'unclear' || style === '24 hours' || minutes >= TWO_DIGITS;
}

function isNight(opens: TimeOfDay, closes: TimeOfDay, style: ClockStyle): boolean {
	if (closes.clock === 'padded') return style === '24 hours';
	return isSure(closes) || (opens.clock === '24 hours' && opens.minutes > NOON);
}

function halves({ clock, minutes }: TimeOfDay): number[] {
	if (clock === '12 hours' || clock === '24 hours') return [minutes];
	return minutes < NOON ? [minutes, minutes + NOON] : [minutes, minutes - NOON];
}

function possible(openings: readonly number[], closings: readonly number[], areSure: boolean): Times[] {
	return openings.flatMap((opens) =>
		closings
			.filter((closes) => openPeriod(opens, closes, areSure))
			// Those who open at night and close in the afternoon are not asked about.
			.filter((closes) => opens >= MORNING || closes < NOON)
			.map((closes) => ({ opens, closes })),
	);
}

/** What is impossible either way stays as it is written, to be refused in those words. */
function only(readings: Times[], literal: Times): Reading {
	const [first = literal, second, third] = readings;
	if (!second) return { kind: 'clear', times: first };
	return { kind: 'unclear', readings: third ? shortestOfEach(readings) : readings };
}

/** Of more than two readings, the likely ones: "1:00-5:00" is hardly from 1:00 PM to 5:00 AM. */
function shortestOfEach(readings: readonly Times[]): Times[] {
	const length = ({ opens, closes }: Times) => (closes > opens ? 0 : DAY_MINUTES) + closes - opens;
	return readings.filter((reading) =>
		readings.every((other) => other.opens !== reading.opens || length(other) >= length(reading)),
	);
}

/** "1:00 PM - 5:00 PM, or 1:00 AM - 5:00 AM" */
export function writeReadings(readings: readonly Times[]): string {
	return readings
		.map(({ opens, closes }) => `${formatTimeOfDay(opens)} - ${formatTimeOfDay(closes)}`)
		.join(', or ');
}
