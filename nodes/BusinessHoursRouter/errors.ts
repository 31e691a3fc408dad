import { NodeOperationError, type INode } from 'n8n-workflow';
import { HoursError, type HoursField } from '../../textback/hours/hours-error';
import { asNodeError } from '../shared/errors';

const FIELD_LABELS: Record<HoursField, string> = {
	timeZone: 'Time Zone',
	weeklyHours: 'Weekly Hours',
	hoursText: 'Hours in Words',
	publicHolidays: 'Public Holidays',
	holidayRegion: 'State or Region',
	openHolidays: 'Open as Usual On',
	holidayHours: 'Other Hours On',
	holidays: 'Own Holidays',
	seasons: 'Seasonal Hours',
	closureStart: 'Temporarily Closed From',
	closure: 'Temporarily Closed Through',
	moment: 'Decide By',
};

/** Names the field, and the row, as they stand on the canvas; says what to do below. */
export function asHoursNodeError(
	node: INode,
	error: unknown,
	itemIndex: number,
): ReturnType<typeof asNodeError> {
	if (!(error instanceof HoursError)) return asNodeError(node, error, { itemIndex });
	const row = error.row === undefined ? '' : `, row ${String(error.row + 1)}`;
	return new NodeOperationError(node, `${FIELD_LABELS[error.field]}${row}: ${error.message}`, {
		description: error.advice,
		itemIndex,
	});
}
