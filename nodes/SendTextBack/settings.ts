import type { IExecuteFunctions } from 'n8n-workflow';
import type { HoursPart } from '../../textback/item';
import { asText } from '../shared/parameters';

/** The node's parameters for one item. */
export type SendSettings = {
	/** The field that the message stands in, to say where the trouble is. */
	field: string;
	template: string;
	isTemplate: boolean;
	optOutLine: string;
	coolDownMs: number;
	maxAgeMinutes: number;
};

const FIELD_OF_STATE: Record<HoursPart['state'], { name: string; label: string }> = {
	open: { name: 'openMessage', label: 'Message When Open' },
	afterHours: { name: 'afterHoursMessage', label: 'Message After Hours' },
	holiday: { name: 'holidayMessage', label: 'Message on Holidays' },
};

/** @param state Undefined when no Business Hours Router stands before the node; then the business counts as open. */
export function readSettings(
	context: IExecuteFunctions,
	itemIndex: number,
	state: HoursPart['state'] | undefined,
): SendSettings {
	const text = (name: string, fallback = '') => asText(context.getNodeParameter(name, itemIndex, fallback));
	const number = (name: string, fallback: number) =>
		Number(context.getNodeParameter(name, itemIndex, fallback));
	const field = readField(text('messageFrom', 'hours'), state ?? 'open');
	return {
		field: field.label,
		template: text(field.name),
		isTemplate: field.isTemplate,
		optOutLine: text('options.optOutLine', 'Reply STOP to opt out.').trim(),
		coolDownMs: number('coolDownHours', 12) * 3_600_000,
		maxAgeMinutes: number('options.maxAgeMinutes', 30),
	};
}

function readField(
	messageFrom: string,
	state: HoursPart['state'],
): { name: string; label: string; isTemplate: boolean } {
	switch (messageFrom) {
		case 'earlier':
			return { name: 'earlierMessage', label: 'Text From an Earlier Node', isTemplate: false };
		case 'same':
			return { name: 'sameMessage', label: 'Text of the Message', isTemplate: true };
		default:
			return { ...FIELD_OF_STATE[state], isTemplate: true };
	}
}
