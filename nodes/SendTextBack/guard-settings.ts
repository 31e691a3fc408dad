import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { SendLimits, TextLimits } from '../../ledger/ledger';
import type { GuardSettings, OptionalGuard } from '../../textback/guards/guard';
import { NumberListError, readNumberList, type NumberList } from '../../textback/guards/number-list';
import { parseTimeOfDay } from '../../textback/hours/time-of-day';
import { parsePhone } from '../../textback/phone-number';
import { fieldError } from '../shared/errors';
import { asText, isRecord } from '../shared/parameters';

const MOST_AN_HOUR = 60;
const MOST_A_DAY = 300;
const MOST_A_CALLER_AN_HOUR = 3;
const MOST_A_CALLER_A_DAY = 6;
/** In a conversation texts go back and forth. */
const ANSWERS_A_TEXT_BACK = 5;

/** The settings below "Who Not to Text". */
export type WhoNotToText = {
	guards: Omit<GuardSettings, 'maxAgeMinutes'>;
	/** The workflow says that the business knows this caller. */
	callerIsKnown: boolean;
	lookUpLandlines: boolean;
	limits: SendLimits;
};

/**
 * @param to `business`: E.164; its country is that of numbers written without one.
 * @throws NodeOperationError naming the field that cannot be read.
 */
export function readWhoNotToText(
	context: IExecuteFunctions,
	itemIndex: number,
	{ business, isAnswer }: { business: string; isAnswer: boolean },
): WhoNotToText {
	const settings: unknown = context.getNodeParameter('guards', itemIndex, {});
	const set = isRecord(settings) ? settings : {};
	const times = isAnswer ? ANSWERS_A_TEXT_BACK : 1;
	const list = (name: string, label: string) =>
		readList(context, itemIndex, label, asText(set[name]), business);
	return {
		guards: {
			blocked: list('blockList', 'Block List'),
			known: list('knownPeople', 'People I Know'),
			skip: readSkip(set.skip),
			quiet: readQuietHours(context, itemIndex, set.quietHours),
		},
		callerIsKnown: isYes(set.callerIsKnown),
		lookUpLandlines: set.lookUpLandlines === true,
		limits: {
			...limit('hourly', set.hourlyLimit ?? MOST_AN_HOUR),
			...limit('daily', set.dailyLimit ?? MOST_A_DAY),
			perCaller: {
				...limit('hourly', Number(set.callerHourlyLimit ?? MOST_A_CALLER_AN_HOUR) * times),
				...limit('daily', Number(set.callerDailyLimit ?? MOST_A_CALLER_A_DAY) * times),
			},
		},
	};
}

function readList(
	context: IExecuteFunctions,
	itemIndex: number,
	label: string,
	written: string,
	business: string,
): NumberList {
	const phone = parsePhone(business);
	try {
		return readNumberList(written, phone.kind === 'number' ? phone.country : undefined);
	} catch (error) {
		throw error instanceof NumberListError ? fieldError(context.getNode(), label, error, itemIndex) : error;
	}
}

function readSkip(chosen: unknown): Record<OptionalGuard, boolean> {
	const isOn = (guard: OptionalGuard) => !Array.isArray(chosen) || chosen.includes(guard);
	return {
		otherCountry: isOn('otherCountry'),
		tollFreeNumber: isOn('tollFreeNumber'),
		premiumNumber: isOn('premiumNumber'),
		landline: isOn('landline'),
		movedOn: isOn('movedOn'),
	};
}

function readQuietHours(
	context: IExecuteFunctions,
	itemIndex: number,
	setting: unknown,
): GuardSettings['quiet'] {
	const hours = isRecord(setting) && isRecord(setting.hours) ? setting.hours : undefined;
	if (!hours) return undefined;
	const time = (label: string, written: string) => {
		const read = parseTimeOfDay(written);
		if (read) return read.minutes % (24 * 60);
		throw new NodeOperationError(
			context.getNode(),
			`“${written}” in “Quiet Hours, ${label}” is no time of day`,
			{
				description: 'Write it as people do, e.g. 9:00 PM or 21:00.',
				itemIndex,
			},
		);
	};
	return {
		from: time('From', asText(hours.from)),
		to: time('Until', asText(hours.to)),
		then: hours.then === 'skip' ? 'skip' : 'hold',
	};
}

/** A CRM's yes may come as true, 1 or "yes". */
function isYes(value: unknown): boolean {
	return value === true || value === 1 || /^(?:true|yes|y|1)$/i.test(asText(value).trim());
}

/** 0 is no limit. */
function limit(name: keyof TextLimits, most: unknown): TextLimits {
	const number = Number(most);
	return number > 0 ? { [name]: number } : {};
}
