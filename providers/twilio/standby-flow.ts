import type { CallFlowSettings, Greeting } from '../contract';
import { sayAttributes } from './voices';

/** One state of a Studio flow, as far as we use them: https://www.twilio.com/docs/studio/rest-api/v2/schemas */
type State = {
	name: string;
	type: 'trigger' | 'split-based-on' | 'connect-call-to' | 'say-play' | 'record-voicemail';
	transitions: Transition[];
	properties: Record<string, string | number | boolean>;
};

/** Without `next` the call ends there. */
type Transition = { event: string; next?: string; conditions?: Condition[] };

type Condition = { friendly_name: string; arguments: [string]; type: 'equal_to' | 'contains'; value: string };

/** What the API takes as the definition of a flow. */
export type FlowDefinition = {
	description: string;
	initial_state: string;
	flags: { allow_concurrent_calls: true };
	states: Array<Omit<State, 'properties'> & { properties: State['properties'] | { offset: Offset } }>;
};

/** Its place on Studio's canvas. */
type Offset = { x: number; y: number };

const START = 'Trigger';
const SECONDS_OF_SILENCE = 5;
const ROW_PIXELS = 220;

/**
 * Rings the phones and then does what the settings say for a missed call, all of it at Twilio.
 *
 * The phones ring one after the other, also where they ring at once otherwise. Studio cannot ask for a key, and by its
 * documentation the voicemail of one phone that is off would end the ringing of the others:
 * https://www.twilio.com/docs/studio/widget-library/connect-call
 */
export function standbyFlow(settings: CallFlowSettings): FlowDefinition {
	const afterwards = afterMiss(settings);
	const phones = ringing(settings, afterwards[0]?.name);
	const first = (phones[0] ?? afterwards[0])?.name;
	const states = [
		state(START, 'trigger', [{ event: 'incomingCall', next: 'caller_left_message' }]),
		// A call whose message was recorded already is over, although we could not answer that.
		split('caller_left_message', '{{trigger.call.ErrorUrl}}', 'contains', 'step=recorded', first),
		...phones,
		...afterwards,
	];
	return {
		description:
			'Rings the phones while n8n does not answer. The Missed Call Trigger in n8n made this flow and keeps it up to date.',
		initial_state: START,
		flags: { allow_concurrent_calls: true },
		states: states.map((one, row) => ({
			...one,
			properties: { ...one.properties, offset: { x: 0, y: row * ROW_PIXELS } },
		})),
	};
}

/** @param missed where it goes on when no phone was answered */
function ringing({ phones, callerId }: CallFlowSettings, missed: string | undefined): State[] {
	const nameOf = (turn: number) => `ring_phone_${turn + 1}`;
	return phones.flatMap(({ number, seconds }, turn) => {
		const name = nameOf(turn);
		const answered = `phone_${turn + 1}_answered`;
		const next = turn + 1 < phones.length ? nameOf(turn + 1) : missed;
		return [
			state(name, 'connect-call-to', [{ event: 'callCompleted', next: answered }, { event: 'hangup' }], {
				noun: 'number',
				to: number,
				timeout: seconds,
				caller_id: callerId === 'business' ? '{{flow.channel.address}}' : '{{contact.channel.address}}',
			}),
			split(answered, `{{widgets.${name}.DialCallStatus}}`, 'equal_to', 'completed', next),
		];
	});
}

function afterMiss({ afterMiss: what, voice }: CallFlowSettings): State[] {
	const greet = (greeting: Greeting, next?: string) =>
		state('greeting', 'say-play', [follow('audioComplete', next)], {
			loop: 1,
			...('audioUrl' in greeting
				? { play: plain(greeting.audioUrl) }
				: { say: plain(greeting.text), ...spoken(voice) }),
		});
	switch (what.kind) {
		case 'hangUp':
		case 'busy':
			return [];
		case 'say':
			return [greet(what.greeting)];
		case 'voicemail':
			return [
				greet(what.greeting, 'voicemail'),
				state(
					'voicemail',
					'record-voicemail',
					[{ event: 'recordingComplete' }, { event: 'noAudio' }, { event: 'hangup' }],
					{
						timeout: SECONDS_OF_SILENCE,
						max_length: what.maxSeconds,
						play_beep: String(what.beep),
						transcribe: false,
					},
				),
			];
	}
}

function spoken(voice: CallFlowSettings['voice']): { voice: string; language: string } {
	return { voice: sayAttributes(voice).voice ?? '', language: voice.language };
}

/** The call ends where `input` matches. */
function split(
	name: string,
	input: string,
	type: Condition['type'],
	value: string,
	otherwise: string | undefined,
): State {
	const condition: Condition = { friendly_name: name.replaceAll('_', ' '), arguments: [input], type, value };
	const transitions = [follow('noMatch', otherwise), { event: 'match', conditions: [condition] }];
	return state(name, 'split-based-on', transitions, { input });
}

function follow(event: string, next: string | undefined): Transition {
	return next === undefined ? { event } : { event, next };
}

function state(
	name: string,
	type: State['type'],
	transitions: Transition[],
	properties: State['properties'] = {},
): State {
	return { name, type, transitions, properties };
}

/** Studio would take braces for a template of its own: https://www.twilio.com/docs/studio/user-guide/liquid-template-language */
function plain(words: string): string {
	return words.replaceAll(/\{(?=[{%])/g, '{ ');
}
