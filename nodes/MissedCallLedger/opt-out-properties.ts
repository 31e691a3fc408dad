import type { INodeProperties } from 'n8n-workflow';
import { limitFields } from './limit-properties';

export const optOutProperties: INodeProperties[] = [
	...limitFields({ resource: ['optOut'], operation: ['list'] }),
	{
		displayName: 'Person’s Phone Number',
		name: 'person',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. (415) 555-0142',
		displayOptions: { show: { resource: ['optOut'], operation: ['add', 'remove'] } },
		description: 'The number that is not to be texted, or may be texted again',
	},
	{
		displayName: 'Phone Numbers to Import',
		name: 'numbers',
		type: 'string',
		typeOptions: { rows: 5 },
		required: true,
		default: '',
		placeholder: 'e.g. (415) 555-0142',
		displayOptions: { show: { resource: ['optOut'], operation: ['import'] } },
		description: 'One in a line, or with commas between them. What is no phone number is told and left out.',
	},
];
