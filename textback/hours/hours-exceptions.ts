import { HoursError, quote } from './hours-error';
import type { Hours } from './hours-atoms';
import type { Statement } from './hours-statements';
import { buildWeek } from './week';

/**
 * "Mon-Fri 1-5, Wed 8-12" is open on Wednesday afternoons, or is not: few days of many that are named again may have these hours
 * instead of the others, or besides them. Hours that go on where the others end are meant besides them.
 *
 * @throws HoursError asking which.
 */
export function refuseExceptions(statements: readonly Statement[]): void {
	for (const few of statements) {
		const many = statements.find((other) => mayBeExceptionFrom(few, other));
		if (!many) continue;
		const times = (hours: Hours[]) => hours.map(({ opens, closes }) => `${opens} - ${closes}`).join(', ');
		const days = few.days.map((day) => day.charAt(0).toUpperCase() + day.slice(1)).join(', ');
		const others = many.days
			.filter((day) => !few.days.includes(day))
			.map((day) => day.charAt(0).toUpperCase() + day.slice(1, 3))
			.join(', ');
		throw new HoursError(
			'hoursText',
			`${quote(many.text)} and ${quote(few.text)} both tell of ${days}, and can be read in two ways.`,
			`Name each day once. If the first hours do not count for ${days}, write: ${others} ${times(many.hours)}; ${days} ${times(few.hours)}. If both do, write all of them after ${days}.`,
		);
	}
}

function mayBeExceptionFrom(few: Statement, many: Statement): boolean {
	return (
		few.days.length * 2 <= many.days.length &&
		few.hours.length > 0 &&
		few.days.every((day) => many.days.includes(day)) &&
		!few.hours.some((one) => many.hours.some((other) => adjoin(one, other)))
	);
}

function adjoin(one: Hours, other: Hours): boolean {
	const [[first] = [], [second] = []] = [one, other].map(
		(hours) => buildWeek([{ days: ['monday'], ...hours }])[0],
	);
	return (
		first !== undefined &&
		second !== undefined &&
		(first.closes === second.opens || second.closes === first.opens)
	);
}
