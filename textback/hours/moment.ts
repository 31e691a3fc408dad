import { DateTime } from 'luxon';
import { HoursError } from './hours-error';

/**
 * When a call was missed, in milliseconds since 1970-01-01 UTC: when it ended or, if that is not known, when it began.
 *
 * @returns undefined when the item tells of no call.
 * @throws HoursError (field `moment`) when the time is not ISO 8601 with an offset, so nobody knows what it means.
 */
export function momentOfCall(call: { startedAt?: unknown; endedAt?: unknown }): number | undefined {
	const written = call.endedAt ?? call.startedAt;
	if (written === undefined || written === null) return undefined;
	if (typeof written === 'string' && /(?:Z|[+-]\d\d:?\d\d)$/.test(written)) {
		const moment = DateTime.fromISO(written);
		if (moment.isValid) return moment.toMillis();
	}
	throw new HoursError(
		'moment',
		`The time of the call, ${JSON.stringify(written)}, cannot be understood.`,
		'Write it like 2026-11-23T16:59:00-05:00, or decide by the time of the run.',
	);
}
