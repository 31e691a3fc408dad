import type { INodeProperties } from 'n8n-workflow';
import { timeZoneField } from '../shared/time-zones';

const displayOptions = { show: { resource: ['client'], operation: ['check'] } };

export const clientProperties: INodeProperties[] = [
	{
		displayName: 'Client’s Name',
		name: 'clientName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Oak Street Plumbing',
		displayOptions,
		description: 'As callers know it',
	},
	{
		displayName: 'Hours in Words',
		name: 'hours',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Mon-Fri 8am-5pm, Sat 9am-12pm, Sun closed',
		displayOptions,
	},
	{ ...timeZoneField, displayOptions },
	{
		displayName: 'Public Holidays',
		name: 'holidays',
		type: 'string',
		default: '',
		placeholder: 'e.g. US-CA',
		displayOptions,
		description:
			'The country whose public holidays the client keeps, and its state or region if that has days of its own. Leave empty for none.',
	},
	{
		displayName: 'Message When Open',
		name: 'openMessage',
		type: 'string',
		typeOptions: { rows: 3 },
		required: true,
		default: '',
		displayOptions,
	},
	{
		displayName: 'Message When Closed',
		name: 'closedMessage',
		type: 'string',
		typeOptions: { rows: 3 },
		required: true,
		default: '',
		displayOptions,
	},
	{
		displayName: 'Owner’s Phone Number',
		name: 'ownerPhone',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. (415) 555-0123',
		displayOptions,
	},
];
