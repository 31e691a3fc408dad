import type { StudioFlow, Transition, Widget } from '../studio';
import type { Verb } from '../twiml';
import { dial } from './dial';
import { prompt, type Stage } from './flow';
import { record } from './record';

/** A widget may run so many times in a row (https://www.twilio.com/docs/studio/user-guide/studio-faq). */
const MOST_STEPS = 1000;

/** What the widgets and the request that began it have to say, for `{{widgets.x.y}}` and `{{trigger.call.x}}`. */
type Variables = Map<string, string>;

/** Follows a Studio flow on the caller's leg, widget after widget. */
export async function followStudioFlow(
	stage: Stage,
	{ definition }: StudioFlow,
	params: Record<string, string>,
): Promise<'over'> {
	const { leg } = stage;
	const variables: Variables = new Map(
		Object.entries({
			'contact.channel.address': leg.from,
			'flow.channel.address': leg.to,
			...Object.fromEntries(Object.entries(params).map(([name, value]) => [`trigger.call.${name}`, value])),
		}),
	);
	let name: string | undefined = definition.initial_state;
	for (let step = 0; name !== undefined && !leg.over && step < MOST_STEPS; step++) {
		const widget: Widget | undefined = definition.states.find((state) => state.name === name);
		name = widget && (await run(stage, widget, variables))?.next;
	}
	return 'over';
}

async function run(stage: Stage, widget: Widget, variables: Variables): Promise<Transition | undefined> {
	const { leg } = stage;
	const text = (property: string) => filled(String(widget.properties[property] ?? ''), variables);
	const on = (event: string) => widget.transitions.find((transition) => transition.event === event);
	switch (widget.type) {
		case 'trigger':
			return on('incomingCall');
		case 'split-based-on':
			return split(widget, text('input'), variables);
		case 'say-play': {
			leg.answer();
			const url = text('play');
			await prompt(stage, url ? { verb: 'Play', url } : { verb: 'Say', text: text('say') }, leg.signal);
			return on('audioComplete');
		}
		case 'connect-call-to': {
			await dial(stage, {
				verb: 'Dial',
				numbers: [{ number: text('to') }],
				timeoutSeconds: Number(widget.properties['timeout'] ?? 30),
				answerOnBridge: false,
				callerId: text('caller_id'),
			});
			variables.set(`widgets.${widget.name}.DialCallStatus`, leg.lastDialStatus ?? '');
			return on(leg.over ? 'hangup' : 'callCompleted');
		}
		default:
			return on(await recordVoicemail(stage, widget));
	}
}

async function recordVoicemail({ exchange, leg, documentUrl }: Stage, widget: Widget): Promise<string> {
	leg.answer();
	const { properties } = widget;
	const before = exchange.recordings.of(leg.sid).length;
	const verb: Extract<Verb, { verb: 'Record' }> = {
		verb: 'Record',
		maxLengthSeconds: Number(properties['max_length'] ?? 3600),
		timeoutSeconds: Number(properties['timeout'] ?? 5),
		finishOnKey: String(properties['finish_on_key'] ?? ''),
		playBeep: properties['play_beep'] !== 'false',
	};
	await record({ exchange, leg, documentUrl }, verb);
	if (exchange.recordings.of(leg.sid).length === before) return 'noAudio';
	return leg.over ? 'hangup' : 'recordingComplete';
}

function split(widget: Widget, input: string, variables: Variables): Transition | undefined {
	return (
		widget.transitions.find(
			({ event, conditions = [] }) =>
				event === 'match' && conditions.some((condition) => matches(condition, input, variables)),
		) ?? widget.transitions.find(({ event }) => event === 'noMatch')
	);
}

type Condition = NonNullable<Transition['conditions']>[number];

/** https://www.twilio.com/docs/studio/widget-library/split-based-on */
function matches({ type, arguments: given, value }: Condition, input: string, variables: Variables): boolean {
	const argument = given[0] === undefined ? input : filled(given[0], variables);
	switch (type) {
		case 'equal_to':
			return argument === value;
		case 'contains':
			return argument.includes(value);
		case 'matches_any_of':
			return value.split(',').some((one) => one.trim() === argument);
		default:
			return false;
	}
}

function filled(template: string, variables: Variables): string {
	return template.replaceAll(/\{\{\s*([\w.-]+)\s*\}\}/g, (_all, name: string) => variables.get(name) ?? '');
}
