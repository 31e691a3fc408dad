import { NodeOperationError, type ITriggerFunctions, type IWebhookFunctions } from 'n8n-workflow';
import type { TextSystem } from '../../providers/contract';
import { textSystem } from '../../providers/registry';
import { hoursAt } from '../../textback/hours/hours-part';
import { HoursError } from '../../textback/hours/hours-error';
import { asNodeError } from '../shared/errors';
import { holdersOf } from '../shared/holder';
import { readNumber } from '../shared/number';
import { servesEveryNumber } from '../shared/number-options';
import { asText } from '../shared/parameters';

type Context = ITriggerFunctions | IWebhookFunctions;

/** The node's parameters, read and checked. */
export type Watched = {
	system: TextSystem;
	/** E.164; undefined when every number that reports here is served. */
	number: string | undefined;
	/** Whose texts these are; those of a test run are kept for the workflow, to be dealt with once it is published. */
	holder: string;
	/** How long a caller must write nothing more before what they wrote is handed out. */
	gatherMs: number;
	/** Whether we confirm an opt-out and answer HELP where the phone system does not. */
	answers: boolean;
	/** Whether texts of the owner go into the workflow. */
	passOnOwner: boolean;
	downloadPictures: boolean;
};

export function readWatched(context: Context): Watched {
	const option = (name: string, fallback: unknown): unknown =>
		context.getNodeParameter(`options.${name}`, fallback);
	return {
		system: textSystem(asText(context.getNodeParameter('phoneSystem'))),
		number: servesEveryNumber(context)
			? undefined
			: readNumber(
					context.getNode(),
					'Phone Number',
					context.getNodeParameter('phoneNumber', '', { extractValue: true }),
				),
		holder: holdersOf(context).active,
		gatherMs: Number(option('gatherSeconds', 20)) * 1000,
		answers: option('answers', true) !== false,
		passOnOwner: option('passOnOwner', false) === true,
		downloadPictures: option('pictures', 'links') === 'files',
	};
}

/** When silence is reported: `waitMs` after a text, and only while `isTime`. */
export type NoReplySettings = { waitMs: number; oldestMs: number; isTime: (at: number) => boolean };

const HOUR_MS = 3_600_000;
/** Silence that is older, because n8n was down, is no news any more. */
const A_DAY_MS = 24 * HOUR_MS;
/** As long as a business stays closed over a holiday. */
const A_CLOSURE_MS = 7 * 24 * HOUR_MS;

/**
 * @returns undefined when silence is not to be reported.
 * @throws NodeOperationError when the hours cannot be understood.
 */
export function readNoReply(context: ITriggerFunctions): NoReplySettings | undefined {
	const waitMs = Number(context.getNodeParameter('noReplyMinutes')) * 60_000;
	if (waitMs === 0) return undefined;
	const weeklyHours = asText(context.getNodeParameter('options.noReplyHours', '')).trim();
	if (weeklyHours === '') return { waitMs, oldestMs: A_DAY_MS, isTime: () => true };
	const isTime = (at: number) => hoursAt({ weeklyHours }, at, context.getTimezone()).state === 'open';
	try {
		isTime(0);
	} catch (error) {
		if (!(error instanceof HoursError)) throw asNodeError(context.getNode(), error);
		throw new NodeOperationError(context.getNode(), `No Reply Only During: ${error.message}`, {
			description: error.advice,
		});
	}
	return { waitMs, oldestMs: A_CLOSURE_MS, isTime };
}
