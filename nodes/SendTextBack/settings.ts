import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { HoursPart } from '../../textback/item';
import { isLanguage } from '../../textback/message/opt-out-line';
import type { OptOutLine } from '../../textback/message/write-message';
import { parsePhone } from '../../textback/phone-number';
import { readNumber } from '../shared/number';
import { asText } from '../shared/parameters';
import { readWhoNotToText, type WhoNotToText } from './guard-settings';
import type { Wait } from './pause';
import type { Addressed } from './read-item';

/** Where a text comes from: the number that was called, another one, or a provider's own group of numbers. */
export type Sender = { kind: 'number'; number: string } | { kind: 'service'; id: string };

/** The node's parameters for one item. */
export type SendSettings = WhoNotToText & {
	/** The field that the message stands in, to say where the trouble is. */
	field: string;
	template: string;
	isTemplate: boolean;
	/** Whether the caller gets a plain text where the message cannot be written. */
	mayBePlain: boolean;
	optOutLine: OptOutLine;
	plainPunctuation: boolean;
	/** Into how many parts a text is shortened; undefined for as long as it is. */
	mostSegments: number | undefined;
	/** Web address; empty for none. */
	picture: string;
	sender: Sender;
	dryRun: boolean;
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
	to: Pick<Addressed, 'hoursState' | 'pair' | 'isAnswer' | 'call'>,
): SendSettings {
	const text = (name: string, fallback = '') => asText(context.getNodeParameter(name, itemIndex, fallback));
	const number = (name: string, fallback: number) =>
		Number(context.getNodeParameter(name, itemIndex, fallback));
	const fillsIn = context.getNodeParameter('fillIn', itemIndex, false) === true;
	const field = readField(text('messageFrom', 'hours'), to.hoursState ?? 'open', fillsIn);
	return {
		...readWhoNotToText(context, itemIndex, { business: to.pair.business, isAnswer: to.isAnswer }),
		field: field.label,
		template: text(field.name),
		isTemplate: field.isTemplate,
		mayBePlain: context.getMode() !== 'manual' && to.call !== undefined && !to.isAnswer,
		optOutLine: readOptOutLine(text('options.optOutLanguage', 'auto'), text('options.optOutLine').trim()),
		plainPunctuation: context.getNodeParameter('options.plainPunctuation', itemIndex, true) !== false,
		mostSegments: number('options.mostParts', 0) || undefined,
		picture: readPicture(context, itemIndex, text('options.picture').trim()),
		sender: readSender(context, itemIndex, to.pair.business),
		dryRun: context.getNodeParameter('options.dryRun', itemIndex, false) === true,
		coolDownMs: number('coolDownHours', 12) * 3_600_000,
		maxAgeMinutes: number('options.maxAgeMinutes', 30),
		wait: { least: number('options.waitSeconds', 0), atMost: number('options.waitAtMostSeconds', 0) },
	};
}

function readField(
	messageFrom: string,
	state: HoursPart['state'],
	fillsIn: boolean,
): { name: string; label: string; isTemplate: boolean } {
	switch (messageFrom) {
		case 'earlier':
			return { name: 'earlierMessage', label: 'Text From an Earlier Node', isTemplate: fillsIn };
		case 'same':
			return { name: 'sameMessage', label: 'Text of the Message', isTemplate: true };
		default:
			return { ...FIELD_OF_STATE[state], isTemplate: true };
	}
}

function readOptOutLine(language: string, ownWords: string): OptOutLine {
	if (ownWords !== '') return { words: ownWords };
	if (language === 'none') return { words: '' };
	return { language: isLanguage(language) ? language : 'auto' };
}

function readSender(context: IExecuteFunctions, itemIndex: number, business: string): Sender {
	const service = asText(context.getNodeParameter('options.messagingService', itemIndex, '')).trim();
	const typed: unknown = context.getNodeParameter('options.sendFrom', itemIndex, '', { extractValue: true });
	if (service !== '' && asText(typed).trim() !== '') {
		throw new NodeOperationError(context.getNode(), '“Send From” and “Messaging Service” are both set', {
			description: 'Keep one of them: the service chooses the number to send from by itself.',
			itemIndex,
		});
	}
	if (service !== '') return { kind: 'service', id: service };
	if (asText(typed).trim() === '') return { kind: 'number', number: business };
	const home = parsePhone(business);
	const country = home.kind === 'number' && home.country ? { country: home.country } : {};
	return {
		kind: 'number',
		number: readNumber(context.getNode(), 'Send From', typed, { ...country, itemIndex }),
	};
}

function readPicture(context: IExecuteFunctions, itemIndex: number, address: string): string {
	if (address === '' || /^https?:$/.test(URL.canParse(address) ? new URL(address).protocol : ''))
		return address;
	throw new NodeOperationError(
		context.getNode(),
		`“${address.slice(0, 60)}” in “Picture” is no web address`,
		{
			description:
				'Write the whole address, from https:// on, that shows the picture to anybody who opens it.',
			itemIndex,
		},
	);
}
