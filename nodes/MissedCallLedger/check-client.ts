import { NodeOperationError, type IDataObject } from 'n8n-workflow';
import { checkClient } from '../../textback/client-check';
import { loadHolidayLibrary } from '../../textback/hours/holiday-library';
import { asText } from '../shared/parameters';
import { readTimeZone } from '../shared/time-zones';
import type { Client } from './client';

/**
 * Checks what a person wrote of a client, with the functions that calls and texts are dealt with.
 *
 * @returns the client as a table of clients keeps it.
 * @throws NodeOperationError that says all that is wrong at once.
 */
export async function check({ context, itemIndex, numbers, now }: Client): Promise<IDataObject[]> {
	const answer = (field: string) => asText(context.getNodeParameter(field, itemIndex, '')).trim();
	const [number = ''] = numbers;
	const messages = {
		'Message When Open': answer('openMessage'),
		'Message When Closed': answer('closedMessage'),
	};
	const [name, hours, timeZone] = [answer('clientName'), answer('hours'), readTimeZone(context, itemIndex)];
	const holidays = answer('holidays');
	const checked = checkClient(
		{ name, number, hours, timeZone, ownerPhone: answer('ownerPhone'), holidays, messages },
		now,
		await loadHolidayLibrary(),
	);
	if (!checked.ok)
		throw new NodeOperationError(context.getNode(), checked.problems.join('\n'), { itemIndex });
	return [
		{
			name,
			number,
			hours,
			timeZone,
			openMessage: messages['Message When Open'],
			closedMessage: messages['Message When Closed'],
			ownerPhone: checked.ownerPhone,
			holidays,
			hoursInWords: checked.hoursInWords,
		},
	];
}
