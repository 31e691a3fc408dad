import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';

/** Where the flow goes on: an address as it was written in the document, and how to request it. */
export type Target = { url: string; method: string };

export type Prompt =
	{ verb: 'Say'; text: string } | { verb: 'Play'; url: string } | { verb: 'Pause'; seconds: number };

export type DialledNumber = {
	number: string;
	/** `url`: what is run on the phone's own leg before it is connected. */
	screening?: Target;
	/** Told when the phone begins to ring. */
	onRinging?: Target;
	/** Told when the phone's leg is over, and how it ended. */
	onEnd?: Target;
	/** `machineDetection` is on, and this hears of the result. */
	detection?: Target;
};

export type Dial = {
	verb: 'Dial';
	numbers: DialledNumber[];
	timeoutSeconds: number;
	answerOnBridge: boolean;
	callerId?: string;
	action?: Target;
};

export type Gather = {
	verb: 'Gather';
	prompts: Prompt[];
	/** Without it, only `finishOnKey` or the timeout ends the input. */
	numDigits?: number;
	timeoutSeconds: number;
	finishOnKey: string;
	/** Without a URL the current document is requested again, with Digits. */
	action?: Target;
	actionOnEmptyResult: boolean;
};

export type Record_ = {
	verb: 'Record';
	action?: Target;
	maxLengthSeconds: number;
	/** Seconds of silence that end the recording; the phone system's own default where left out. */
	timeoutSeconds?: number;
	finishOnKey: string;
	playBeep: boolean;
	recordingStatusCallback?: Target;
	/** Set when the recording is to be put into words. */
	transcribeCallback?: Target;
};

export type Verb =
	| Prompt
	| Dial
	| Gather
	| Record_
	| { verb: 'Reject'; reason: 'rejected' | 'busy' }
	| { verb: 'Redirect'; target: Target }
	| { verb: 'Hangup' }
	| { verb: 'Message'; body: string };

/** The document is no TwiML that this phone company can follow. `code` is Twilio's. */
export class TwimlError extends Error {
	constructor(
		message: string,
		readonly code: number,
	) {
		super(message);
	}
}

type Element = { name: string; attributes: Record<string, string>; children: Element[]; text: string };

const XML = {
	preserveOrder: true,
	ignoreAttributes: false,
	attributeNamePrefix: '',
	parseTagValue: false,
	parseAttributeValue: false,
	htmlEntities: true,
	ignoreDeclaration: true,
} as const;
const parser = new XMLParser(XML);
const builder = new XMLBuilder({ ...XML, format: true, indentBy: '  ', suppressEmptyNode: true });

/** Indented, if it is XML; unchanged if not. */
export function prettyXml(text: string): string {
	if (!text.trimStart().startsWith('<') || XMLValidator.validate(text) !== true) return text;
	return builder.build(parser.parse(text)).trim();
}

/**
 * The verbs of a TwiML document in their order, defaults filled in (https://www.twilio.com/docs/voice/twiml).
 * @throws TwimlError 12100 when it is not XML, 12200 when it is not TwiML or not a part of it that is known here
 */
export function parseTwiml(text: string): Verb[] {
	const valid = XMLValidator.validate(text);
	if (valid !== true) throw new TwimlError(`The document is not XML: ${valid.err.msg}`, 12100);
	const root = elementsOf(parser.parse(text)).find((element) => !element.name.startsWith('?'));
	if (root?.name !== 'Response') throw new TwimlError('The document has no <Response>', 12200);
	return root.children.map(toVerb);
}

function toVerb(element: Element): Verb {
	const { name, attributes } = element;
	switch (name) {
		case 'Say':
		case 'Play':
		case 'Pause':
			return toPrompt(element);
		case 'Dial':
			return toDial(element);
		case 'Gather': {
			const numDigits = optionalNumber(attributes, 'numDigits');
			return {
				verb: 'Gather',
				prompts: element.children.map(toPrompt),
				...(numDigits === undefined ? {} : { numDigits }),
				timeoutSeconds: optionalNumber(attributes, 'timeout') ?? 5,
				finishOnKey: attributes['finishOnKey'] ?? '#',
				...targetOf(attributes, 'action', 'method'),
				actionOnEmptyResult: attributes['actionOnEmptyResult'] === 'true',
			};
		}
		case 'Record': {
			const timeoutSeconds = optionalNumber(attributes, 'timeout');
			return {
				verb: 'Record',
				...targetOf(attributes, 'action', 'method'),
				maxLengthSeconds: optionalNumber(attributes, 'maxLength') ?? 3600,
				...(timeoutSeconds !== undefined && { timeoutSeconds }),
				finishOnKey: attributes['finishOnKey'] ?? '1234567890*#',
				playBeep: attributes['playBeep'] !== 'false',
				...callbackOf(attributes, 'recordingStatusCallback'),
				...(attributes['transcribe'] === 'true' && callbackOf(attributes, 'transcribeCallback')),
				...(attributes['transcription'] === 'true' && telnyxTranscription(attributes)),
			};
		}
		case 'Reject':
			return { verb: 'Reject', reason: attributes['reason'] === 'busy' ? 'busy' : 'rejected' };
		case 'Redirect':
			return { verb: 'Redirect', target: { url: element.text, method: attributes['method'] ?? 'POST' } };
		case 'Hangup':
			return { verb: 'Hangup' };
		case 'Message':
			return {
				verb: 'Message',
				body: element.children.find((child) => child.name === 'Body')?.text ?? element.text,
			};
		default:
			throw new TwimlError(`<${name}> is not known here`, 12200);
	}
}

function toPrompt({ name, attributes, text }: Element): Prompt {
	if (name === 'Say') return { verb: 'Say', text };
	if (name === 'Play') return { verb: 'Play', url: text };
	if (name === 'Pause') return { verb: 'Pause', seconds: optionalNumber(attributes, 'length') ?? 1 };
	throw new TwimlError(`<${name}> may not stand here`, 12200);
}

function toDial({ attributes, children, text }: Element): Dial {
	const callerId = attributes['callerId'];
	const nouns = children.map((child): DialledNumber => {
		if (child.name !== 'Number') throw new TwimlError(`<${child.name}> in <Dial> is not known here`, 12200);
		const screening = targetOf(child.attributes, 'url', 'method').action;
		const { statusCallback } = callbackOf(child.attributes, 'statusCallback');
		const { amdStatusCallback } = callbackOf(child.attributes, 'amdStatusCallback');
		const events = (child.attributes['statusCallbackEvent'] ?? 'completed').split(' ');
		return {
			number: child.text,
			...(screening && { screening }),
			...(statusCallback && events.includes('ringing') && { onRinging: statusCallback }),
			...(statusCallback && events.includes('completed') && { onEnd: statusCallback }),
			...(amdStatusCallback && child.attributes['machineDetection'] && { detection: amdStatusCallback }),
		};
	});
	return {
		verb: 'Dial',
		numbers: nouns.length > 0 ? nouns : [{ number: text }],
		timeoutSeconds: optionalNumber(attributes, 'timeout') ?? 30,
		answerOnBridge: attributes['answerOnBridge'] === 'true',
		...(callerId === undefined ? {} : { callerId }),
		...targetOf(attributes, 'action', 'method'),
	};
}

function targetOf(
	attributes: Record<string, string>,
	urlAttribute: string,
	methodAttribute: string,
): { action?: Target } {
	const url = attributes[urlAttribute];
	return url === undefined ? {} : { action: { url, method: attributes[methodAttribute] ?? 'POST' } };
}

/** The address in an attribute of this name, to be called by the method in the attribute beside it. */
function callbackOf<K extends string>(
	attributes: Record<string, string>,
	name: K,
): Partial<Record<K, Target>>;
function callbackOf(attributes: Record<string, string>, name: string): Record<string, Target> {
	const { action } = targetOf(attributes, name, `${name}Method`);
	return action ? { [name]: action } : {};
}

/** Telnyx's names for it. */
function telnyxTranscription(attributes: Record<string, string>): { transcribeCallback?: Target } {
	const { transcriptionCallback } = callbackOf(attributes, 'transcriptionCallback');
	return transcriptionCallback ? { transcribeCallback: transcriptionCallback } : {};
}

function optionalNumber(attributes: Record<string, string>, name: string): number | undefined {
	const value = attributes[name];
	if (value === undefined) return undefined;
	const parsed = Number(value);
	if (!Number.isFinite(parsed)) throw new TwimlError(`${name}="${value}" is not a number`, 12200);
	return parsed;
}

/** The parser's ordered form is a list of one-key objects; text is a node of its own and attributes sit beside it. */
function elementsOf(nodes: unknown): Element[] {
	if (!Array.isArray(nodes)) return [];
	return nodes.flatMap((node: unknown) => {
		if (!isRecord(node)) return [];
		const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
		if (name === undefined) return [];
		const attributes = isRecord(node[':@']) ? node[':@'] : {};
		return [
			{
				name,
				attributes: Object.fromEntries(
					Object.entries(attributes).map(([key, value]) => [key, String(value)]),
				),
				children: elementsOf(node[name]),
				text: textOf(node[name]),
			},
		];
	});
}

function textOf(nodes: unknown): string {
	if (!Array.isArray(nodes)) return '';
	return nodes
		.map((node: unknown) => (isRecord(node) && '#text' in node ? String(node['#text']) : ''))
		.join('')
		.trim();
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
