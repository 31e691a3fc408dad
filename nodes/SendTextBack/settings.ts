import type { IExecuteFunctions } from 'n8n-workflow';
import type { HoursPart } from '../../textback/item';
import { asText } from '../shared/parameters';
import { readWhoNotToText, type WhoNotToText } from './guard-settings';
import type { Wait } from './pause';
import type { Addressed } from './read-item';

/** The node's parameters for one item. */
export type SendSettings = WhoNotToText & {
	/** The field that the message stands in, to say where the trouble is. */
	field: string;
	template: string;
	isTemplate: boolean;
	optOutLine: string;
	coolDownMs: number;
	maxAgeMinutes: number;
	wait: Wait;
};

const FIELD_OF_STATE: Record<HoursPart['state'], { name: string; label: string }> = {
	open: { name: 'openMessage', label: 'Message When Open' },
	afterHours: { name: 'afterHoursMessage', label: 'Message After Hours' },
	holiday: { name: 'holidayMessage', label: 'Message on Holidays' },
};

/** Without a Business Hours Router before the node the business counts as open. */
export function readSettings(
	context: IExecuteFunctions,
	itemIndex: number,
	to: Pick<Addressed, 'hoursState' | 'pair'>,
): SendSettings {
	const text = (name: string, fallback = '') => asText(context.getNodeParameter(name, itemIndex, fallback));
	const number = (name: string, fallback: number) =>
		Number(context.getNodeParameter(name, itemIndex, fallback));
	const field = readField(text('messageFrom', 'hours'), to.hoursState ?? 'open');
	return {
		...readWhoNotToText(context, itemIndex, to.pair.business),
		field: field.label,
		template: text(field.name),
		isTemplate: field.isTemplate,
		optOutLine: text('options.optOutLine', 'Reply STOP to opt out.').trim(),
		coolDownMs: number('coolDownHours', 12) * 3_600_000,
		maxAgeMinutes: number('options.maxAgeMinutes', 30),
		wait: { least: number('options.waitSeconds', 0), atMost: number('options.waitAtMostSeconds', 0) },
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
