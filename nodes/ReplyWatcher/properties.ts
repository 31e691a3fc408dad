import type { INodeProperties } from 'n8n-workflow';
import { numberOptions } from '../shared/number-options';
import { phoneNumberField, textSystemField } from '../shared/phone-system-fields';

export const properties: INodeProperties[] = [
	textSystemField,
	phoneNumberField,
	{
		displayName: 'No Reply After (Minutes)',
		name: 'noReplyMinutes',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 10080 },
		default: 60,
		description: 'How long to wait for a reply before the No Reply output fires, once per text. 0 for never.',
	},
	...numberOptions('texts'),
];
