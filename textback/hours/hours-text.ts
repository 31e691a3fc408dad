import { ALL_DAY, readAtoms } from './hours-atoms';
import { HoursError, quote } from './hours-error';
import { refuseExceptions } from './hours-exceptions';
import { pair, refuseBreaks } from './hours-statements';
import { tokenize } from './hours-text-tokens';
import type { OpenPeriod } from './open-period';
import { buildWeek, DAYS_OF_WEEK, type HoursRow } from './week';

const WEEK_ADVICE = 'Write it like: Mon-Fri 8am-5pm, Sat 9am-12pm, Sun closed. Day names are in English.';
const DAY_ADVICE = 'Write it like 10am-2pm, or leave it empty when closed.';
/** In schema.org's form, days without times are open all day. */
const SCHEMA_ORG_DAYS = /^(?:mo|tu|we|th|fr|sa|su)(?:[-,] ?(?:mo|tu|we|th|fr|sa|su))*$/;

/**
 * Reads hours as people write them on a website, "Mon-Fri 8am-5pm, Sat 9-12, Sun closed", or in schema.org's form,
 * "Mo-Fr 08:00-17:00" (https://schema.org/openingHours). Days that are not named are closed.
 *
 * Times without am or pm are read as people mean them: "9-5" ends in the afternoon. What could be at night without
 * being written so is refused, with both readings.
 *
 * @throws HoursError (field `hoursText`) quoting the part that cannot be understood.
 */
export function parseHoursText(text: string): HoursRow[] {
	const atoms = readAtoms(tokenize(text, WEEK_ADVICE), WEEK_ADVICE);
	const [first] = atoms;
	if (!first) throw new HoursError('hoursText', 'The hours are missing.', WEEK_ADVICE);
	if (SCHEMA_ORG_DAYS.test(text.trim().toLowerCase())) {
		atoms.push({ kind: 'hours', hours: ALL_DAY, text: '', gap: 'separates' });
	}
	if (atoms.length === 1 && first.kind === 'hours' && first.hours === ALL_DAY) {
		atoms.unshift({ kind: 'days', days: DAYS_OF_WEEK, text: '', gap: 'separates' });
	}

	const statements = pair(atoms, WEEK_ADVICE);
	refuseExceptions(statements);
	const closed = statements.filter(({ hours }) => hours.length === 0);
	return statements
		.filter(({ hours }) => hours.length > 0)
		.flatMap(({ days, hours, text: opened }) => {
			const open = days.filter((day) => !closed.some((statement) => statement.days.includes(day)));
			if (open.length > 0) return hours.map((period) => ({ days: open, ...period }));
			const contradicting = closed.map((statement) => quote(statement.text)).join(' and ');
			throw new HoursError('hoursText', `${quote(opened)} contradicts ${contradicting}.`, WEEK_ADVICE);
		});
}

/**
 * Reads the hours of one day, "10am-2pm" or "8-12, 13-17"; "closed" and an empty text are none.
 *
 * @throws HoursError (field `hoursText`) quoting the part that cannot be understood.
 */
export function parseDayText(text: string): OpenPeriod[] {
	const atoms = readAtoms(tokenize(text, DAY_ADVICE), DAY_ADVICE);
	refuseBreaks(atoms);
	const hours = atoms.flatMap((atom) => (atom.kind === 'hours' ? [atom.hours] : []));
	const isClosed = atoms.length === 1 && atoms[0]?.kind === 'closed';
	if (hours.length < atoms.length && !isClosed) {
		throw new HoursError('hoursText', `${quote(text)} is not the hours of one day.`, DAY_ADVICE);
	}
	if (hours.length === 0) return [];
	const [periods = []] = buildWeek(hours.map((period) => ({ days: ['monday'], ...period })));
	return [...periods];
}
