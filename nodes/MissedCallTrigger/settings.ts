import {
	NodeOperationError,
	type IHookFunctions,
	type ITriggerFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';
import type { CallFlowSettings, CallSystem, Greeting, Voice } from '../../providers/contract';
import { callSystem } from '../../providers/registry';
import type { AnswerProof, CallRoute } from '../../textback/call';
import type { IgnoreSettings } from '../../textback/ignore';
import { render, TemplateError } from '../../textback/template';
import type { VerdictSettings } from '../../textback/verdict';
import { holdersOf } from '../shared/holder';
import { asNodeError, fieldError } from '../shared/errors';
import { readNumber } from '../shared/number';
import { servesEveryNumber } from '../shared/number-options';
import { asText, isRecord } from '../shared/parameters';
import { isLanguage } from './options';

/** The trigger's parameters, read and checked. */
export type TriggerSettings = {
	/** Whose calls these are; those of a test run are kept for the workflow, to be dealt with once it is published. */
	holder: string;
	system: CallSystem;
	/** E.164; undefined when every number that reports here is served. */
	number: string | undefined;
	flow: CallFlowSettings;
	verdict: VerdictSettings;
	ignore: IgnoreSettings;
	/** Whether the owner alone is to hear of a call that may have been answered. */
	uncertainOnlyNotify: boolean;
};

/** The settings for a call of one number. */
export type NumberSettings = TriggerSettings & { number: string };

export function forNumber(settings: TriggerSettings, number: string): NumberSettings {
	return { ...settings, number, flow: { ...settings.flow, number } };
}

type Context = IHookFunctions | ITriggerFunctions | IWebhookFunctions;

/** @throws NodeOperationError naming the field that is wrong. */
export function readSettings(context: Context): TriggerSettings {
	const node = context.getNode();
	const servesEvery = servesEveryNumber(context);
	const businessName = servesEvery ? '' : asText(context.getNodeParameter('businessName')).trim();
	if (businessName === '' && !servesEvery) {
		throw new NodeOperationError(node, '“Business Name” is empty', {
			description: 'Write the name that callers know, e.g. Oak Street Plumbing.',
		});
	}
	const route = readRoute(context);
	const proof = readProof(context);
	if (servesEvery && route === 'ring') {
		throw new NodeOperationError(node, 'Calls of many numbers cannot ring the phones of one business', {
			description:
				'Choose “Calls Are Forwarded Here When Missed” in “How Calls Reach This Number”, or one number in “Phone Number Options”.',
		});
	}
	const number = servesEvery
		? undefined
		: readNumber(node, 'Phone Number', context.getNodeParameter('phoneNumber', '', { extractValue: true }));
	return {
		holder: holdersOf(context).active,
		system: readSystem(context),
		number,
		flow: {
			route,
			businessName,
			number,
			...readRinging(context, route),
			proof,
			callerId: context.getNodeParameter('options.callerId', 'caller') === 'business' ? 'business' : 'caller',
			whisper: readWhisper(context, businessName, proof),
			voice: readVoice(context),
			afterMiss: readAfterMiss(context, businessName),
		},
		verdict: { route, proof, listed: number !== undefined && looksAtList(context) },
		ignore: {
			shorterThanSeconds: Number(context.getNodeParameter('options.ignoreShorterThan', 3)),
			unverifiedNumbers: context.getNodeParameter('options.ignoreUnverified', false) === true,
		},
		uncertainOnlyNotify: context.getNodeParameter('options.uncertain', 'missed') === 'onlyNotify',
	};
}

function readSystem(context: Context): CallSystem {
	return callSystem(asText(context.getNodeParameter('phoneSystem')));
}

/** How far back the phone system's own list of calls is looked through, in ms; 0 for not at all. */
/** As long as US rules want records of sales calls and texts to be kept, 16 CFR 310.5(a): five years. */
const KEEP_DAYS = 1825;

/** How long a caller of whom nothing more is heard stays on record; 0 for ever. */
export function keepRecordsMs(context: ITriggerFunctions): number {
	return Number(context.getNodeParameter('options.keepDays', KEEP_DAYS)) * 24 * 3_600_000;
}

export function readBackups(context: ITriggerFunctions): number {
	return Number(context.getNodeParameter('options.backups', 7));
}

export function lookBackMs(context: Context): number {
	return Number(context.getNodeParameter('numberOptions.lookBackHours', 12)) * 3_600_000;
}

/** What the phone system is to do with calls while n8n does not answer; undefined for nothing. */
export function readStandby(context: IHookFunctions): CallFlowSettings | undefined {
	if (context.getNodeParameter('numberOptions.whenDown', 'ring') !== 'ring') return undefined;
	const { number, flow } = readSettings(context);
	return number === undefined || flow.route === 'listen' ? undefined : flow;
}

/** Whether the phone system's own list of calls is looked through. */
function looksAtList(context: Context): boolean {
	return readSystem(context).calls.list !== undefined && lookBackMs(context) > 0;
}

export function readRoute(context: Context): CallRoute {
	const { routes } = readSystem(context).calls;
	const chosen: unknown = context.getNodeParameter('route', '');
	// A system with one way has no field to choose it, and keeps what was chosen for another system.
	return routes.find((route) => route === chosen) ?? routes[0] ?? 'listen';
}

function readProof(context: Context): AnswerProof {
	const proof = context.getNodeParameter('proof', 'pressed1');
	return proof === 'heard' || proof === 'pickUp' ? proof : 'pressed1';
}

function readRinging(
	context: Context,
	route: CallRoute,
): Pick<CallFlowSettings, 'phones' | 'order' | 'ringSeconds'> {
	const order = context.getNodeParameter('options.order', 'atOnce') === 'inTurn' ? 'inTurn' : 'atOnce';
	const phones = route === 'ring' ? readPhones(context) : [];
	const seconds = phones.map((phone) => phone.seconds);
	const ringSeconds =
		order === 'inTurn' ? seconds.reduce((sum, one) => sum + one, 0) : Math.max(0, ...seconds);
	return { phones, order, ringSeconds };
}

function readPhones(context: Context): CallFlowSettings['phones'] {
	const given = context.getNodeParameter('phones.phone', []);
	const rows = Array.isArray(given) ? given.filter(isRecord) : [];
	if (rows.length === 0) {
		throw new NodeOperationError(context.getNode(), '“Phones to Ring” is empty', {
			description:
				'Add the phone that should ring first, or choose another way in “How Calls Reach This Number”.',
		});
	}
	if (rows.length > MOST_PHONES) {
		throw new NodeOperationError(context.getNode(), `“Phones to Ring” has more than ${MOST_PHONES} phones`, {
			description: 'Phone systems ring no more than that for one call. Remove some.',
		});
	}
	return rows.map(({ number, seconds }) => ({
		number: readNumber(context.getNode(), 'Phones to Ring', number),
		seconds: typeof seconds === 'number' ? seconds : DEFAULT_RING_SECONDS,
	}));
}

/** https://www.twilio.com/docs/voice/twiml/number: ten at once. */
const MOST_PHONES = 10;

/** Under the 20 to 30 seconds after which a mobile's own voicemail picks up. */
const DEFAULT_RING_SECONDS = 18;

function readWhisper(context: Context, businessName: string, proof: AnswerProof): string {
	const fallback =
		proof === 'pressed1' ? 'Call for {{business.name}}. Press 1 to take it.' : 'Call for {{business.name}}.';
	return readWords(context, 'options.whisper', 'What My Phone Says First', businessName, fallback).trim();
}

function readVoice(context: Context): Voice {
	const language = context.getNodeParameter('options.language', 'en-US');
	return {
		language: isLanguage(language) ? language : 'en-US',
		gender: context.getNodeParameter('options.voice', 'woman') === 'man' ? 'man' : 'woman',
	};
}

function readAfterMiss(context: Context, businessName: string): CallFlowSettings['afterMiss'] {
	const greeting = (field: string, label: string): Greeting => {
		const audioUrl = asText(context.getNodeParameter('options.audioUrl', '')).trim();
		if (audioUrl === '') return { text: readWords(context, field, label, businessName) };
		if (URL.canParse(audioUrl) && /^https?:/i.test(audioUrl)) return { audioUrl };
		throw fieldError(
			context.getNode(),
			'Audio Address',
			new Error('Write a web address that begins with https://, e.g. https://example.com/greeting.mp3.'),
		);
	};
	switch (context.getNodeParameter('afterMiss', 'say')) {
		case 'hangUp':
			return { kind: 'hangUp' };
		case 'busy':
			return { kind: 'busy' };
		case 'voicemail':
			return {
				kind: 'voicemail',
				greeting: greeting('greeting', 'Greeting'),
				maxSeconds: Number(context.getNodeParameter('voicemailSeconds', 120)),
				beep: context.getNodeParameter('options.beep', true) !== false,
				transcribe: context.getNodeParameter('options.transcribe', false) === true,
			};
		default:
			return { kind: 'say', greeting: greeting('sayText', 'What the Caller Hears') };
	}
}

/** A template that may name the business; the caller is still on the phone, so nothing else is known. */
function readWords(
	context: Context,
	field: string,
	label: string,
	businessName: string,
	fallback = '',
): string {
	try {
		return render(asText(context.getNodeParameter(field, fallback)), { business: { name: businessName } });
	} catch (error) {
		throw error instanceof TemplateError
			? fieldError(context.getNode(), label, error)
			: asNodeError(context.getNode(), error);
	}
}
