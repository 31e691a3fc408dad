import { isBlank } from './words';

/** In what a column's bare figures are, as its name says. */
export type Unit = 'seconds' | 'minutes' | 'milliseconds';

/** `precise` unless it is rounded to minutes, or may mean hours and minutes as well as minutes and seconds. */
export type WrittenDuration = { seconds: number; precise: boolean };

const IN_SECONDS: Record<Unit, number> = { seconds: 1, minutes: 60, milliseconds: 0.001 };
const CLOCK = /^(?:(\d{1,4})[:.])?(\d{1,4}):(\d{1,2})(?:[.,]\d+)?$/;
const IN_WORDS =
	/^(?:(\d{1,4}) ?(?:h|hrs?|hours?|std\.?|heures?|horas?)[ ,]{0,2})?(?:(\d{1,5}(?:[.,]\d{1,3})?) ?(?:m|mins?\.?|minutes?|minuten|minutos?)[ ,]{0,2})?(?:(\d{1,6}(?:[.,]\d{1,6})?) ?(?:s|secs?\.?|seconds?|sek\.?|sekunden|secondes?|segundos?)?)?$/i;

/**
 * How long a call took: "75", "00:01:15", "1m 15s", "2 Min", "PT1M15S".
 *
 * @returns undefined for what is empty or no duration
 */
export function readDuration(cell: string, unit: Unit | undefined): WrittenDuration | undefined {
	const text = cell
		.trim()
		.replace(/^PT(?=\d)/i, '')
		.replace(/^="(.*)"$/, '$1');
	if (isBlank(text)) return undefined;
	const clock = CLOCK.exec(text);
	if (clock) {
		const [, hours = '0', minutes = '0', seconds = '0'] = clock;
		return {
			seconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
			precise: clock[1] !== undefined,
		};
	}
	const words = IN_WORDS.exec(text);
	if (!words) return undefined;
	const [hours, minutes, seconds] = [1, 2, 3].map((part) => Number((words[part] ?? '0').replace(',', '.')));
	const isBare = words[1] === undefined && words[2] === undefined && /\d$/.test(text);
	const size = isBare ? IN_SECONDS[unit ?? 'seconds'] : 1;
	return {
		seconds: (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0) * size,
		precise: isBare ? unit !== 'minutes' : words[3] !== undefined,
	};
}
