import { NodeOperationError, type INode } from 'n8n-workflow';
import { HoursError } from '../../textback/hours/hours-error';
import { ReportError, type ReportField } from '../../textback/report/report-error';
import { asNodeError } from '../shared/errors';

const FIELD_LABELS: Record<ReportField, string> = {
	firstDay: 'First Day',
	lastDay: 'Last Day',
	averageJob: 'Average Job',
	closeRate: 'Close Rate (%)',
	currency: 'Currency',
	segmentPrice: 'Price of a Text Part',
	colour: 'Colour',
	logo: 'Logo',
	callList: 'Call List',
	columns: 'Columns',
};

/** Names the field as it stands on the canvas; says what to do below. */
export function asLedgerNodeError(
	node: INode,
	error: unknown,
	itemIndex: number,
): ReturnType<typeof asNodeError> {
	if (error instanceof ReportError) {
		return new NodeOperationError(node, `${FIELD_LABELS[error.field]}: ${error.message}`, {
			description: error.advice,
			itemIndex,
		});
	}
	if (error instanceof HoursError) {
		const field = error.field === 'timeZone' ? 'Time Zone' : 'Opening Hours';
		return new NodeOperationError(node, `${field}: ${error.message}`, {
			description: error.advice,
			itemIndex,
		});
	}
	return asNodeError(node, error, { itemIndex });
}
