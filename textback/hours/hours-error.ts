/** Which setting cannot be understood. */
export type HoursField =
	| 'timeZone'
	| 'weeklyHours'
	| 'hoursText'
	| 'publicHolidays'
	| 'holidayRegion'
	| 'openHolidays'
	| 'holidayHours'
	| 'holidays'
	| 'seasons'
	| 'closureStart'
	| 'closure'
	| 'moment';

/**
 * A setting of the business's hours that cannot be understood.
 *
 * The message is one sentence that quotes what was written; `advice` says what to write instead; `row` is the
 * position, from 0, in a setting that is a list.
 */
export class HoursError extends Error {
	override readonly name = 'HoursError';

	constructor(
		readonly field: HoursField,
		message: string,
		readonly advice: string,
		readonly row?: number,
	) {
		super(message);
	}
}

/** Reads a list of settings, so that an error tells the row it is about. */
export function readRows<Row, Read>(rows: readonly Row[], read: (row: Row) => Read): Read[] {
	return rows.map((row, index) => {
		try {
			return read(row);
		} catch (error) {
			if (!(error instanceof HoursError)) throw error;
			throw new HoursError(error.field, error.message, error.advice, index);
		}
	});
}

/** Reads a part of a setting, so that an error is about the setting and not about the part. */
export function readFor<Read>(field: HoursField, read: () => Read): Read {
	try {
		return read();
	} catch (error) {
		throw error instanceof HoursError ? new HoursError(field, error.message, error.advice) : error;
	}
}

const MOST_QUOTED = 60;

/** What somebody wrote, in quotes and cut to a length that fits into a sentence. */
export function quote(text: string): string {
	const written = text.trim();
	return `"${written.length > MOST_QUOTED ? `${written.slice(0, MOST_QUOTED)}…` : written}"`;
}
