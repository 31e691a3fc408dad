/** A time of day as a person wrote it. */
export type TimeOfDay = {
	/** Minutes since midnight, 0 to 1440 (24:00). */
	minutes: number;
	/**
	 * What the writing tells of the clock that is meant: am or pm, a word or an hour that only the 24-hour clock has.
	 * `padded` for "05:00", which is the morning unless somebody fills up the 12-hour clock with zeros; `unclear` for a
	 * bare "5" or "5:30", which some people write for the afternoon.
	 */
	clock: '12 hours' | '24 hours' | 'padded' | 'unclear';
};

/** Longer than any time of day. */
const MOST_CHARACTERS = 40;

const WORDS = new Map([
	['noon', 720],
	['midday', 720],
	['12noon', 720],
	['midnight', 0],
	['12midnight', 0],
]);

/** Hours, then minutes after ":", ".", "h" or nothing ("0930", "930"), seconds only as ":00", then am or pm. */
const CLOCK = /^(\d{1,2})(?:[:.h](\d{2})(?::00)?|h|(\d{2}))?([ap])?(?:\.?m\.?)?$/;

/**
 * Reads "9am", "9:00", "9.30 pm", "17:00", "17h30", "noon" or "24:00".
 *
 * @returns undefined when the text is no time of day, such as "25:00" or "13 pm".
 */
export function parseTimeOfDay(text: string): TimeOfDay | undefined {
	if (text.length > MOST_CHARACTERS) return undefined;
	const compact = text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/\s+/g, '')
		.replace(/o'clock$/, '');
	const word = WORDS.get(compact);
	if (word !== undefined) return { minutes: word, clock: '12 hours' };

	const match = CLOCK.exec(compact);
	if (!match) return undefined;
	const [, hourDigits = '', separated, joined, half] = match;
	if (half === undefined && /m\.?$/.test(compact)) return undefined;

	const hour = Number(hourDigits);
	const minute = Number(separated ?? joined ?? 0);
	if (minute > 59) return undefined;
	if (half !== undefined) {
		if (hour < 1 || hour > 12) return undefined;
		return { minutes: ((hour % 12) + (half === 'p' ? 12 : 0)) * 60 + minute, clock: '12 hours' };
	}
	const minutes = hour * 60 + minute;
	if (minutes > 1440) return undefined;
	if (hour > 12 || hour === 0) return { minutes, clock: '24 hours' };
	return { minutes, clock: hourDigits.startsWith('0') ? 'padded' : 'unclear' };
}

/** Writes minutes since midnight the way the settings show them: "8:00 AM". */
export function formatTimeOfDay(minutes: number): string {
	const hour = Math.floor(minutes / 60) % 24;
	return `${hour % 12 || 12}:${twoDigits(minutes % 60)} ${hour < 12 ? 'AM' : 'PM'}`;
}

export function twoDigits(number: number): string {
	return String(number).padStart(2, '0');
}
