import { IANAZone } from 'luxon';
import type { Columns } from './columns';
import type { Row } from './row';
import { takeClockApart, takeTimeApart, type WrittenTime } from './written-time';

/** Reads when the call of a row began, from one column or two, with the zone that a column's name or a column of zones says. */
export function timeReader({ by, when }: Columns): (row: Row) => WrittenTime | undefined {
	const zoneOf = (row: Row): string | undefined => {
		const said = row.cells[by.zone[0]?.index ?? -1] ?? '';
		return IANAZone.isValidZone(said) ? said : undefined;
	};
	if (when.kind === 'one') {
		const { index, zone } = when.column;
		return (row) => withZone(takeTimeApart(row.cells[index] ?? ''), zone ?? zoneOf(row));
	}
	const { date, clock } = when;
	return (row) => {
		const day = takeTimeApart(row.cells[date.index] ?? '');
		const time = takeClockApart(row.cells[clock.index] ?? '');
		const isWhole = time?.kind === 'moment' || time?.date !== undefined;
		const both = isWhole ? time : joined(day, time);
		return withZone(both, clock.zone ?? date.zone ?? zoneOf(row));
	};
}

/** What the list has where the time should be, for an example. */
export function writtenTime({ cells }: Row, { when }: Columns): string {
	const columns = when.kind === 'one' ? [when.column] : [when.date, when.clock];
	return columns
		.map(({ index }) => cells[index] ?? '')
		.join(' ')
		.trim();
}

function joined(day: WrittenTime | undefined, time: WrittenTime | undefined): WrittenTime | undefined {
	if (day?.kind !== 'parts' || time?.kind !== 'parts') return undefined;
	const { date, zone } = day;
	return { ...time, ...(date && { date }), ...(zone !== undefined && { zone }) };
}

function withZone(time: WrittenTime | undefined, zone: string | undefined): WrittenTime | undefined {
	return time?.kind === 'parts' && time.zone === undefined && zone !== undefined ? { ...time, zone } : time;
}
