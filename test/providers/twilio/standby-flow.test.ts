import type { CallFlowSettings } from '../../../providers/contract';
import { standbyFlow } from '../../../providers/twilio/standby-flow';
import { readDefinition } from '../../../sandbox/phone-company/studio';
import { TWO_PHONES } from './support';

const FIRST = '+14155550198';
const SECOND = '+14155550199';

const flowFor = (change: Partial<CallFlowSettings> = {}) => standbyFlow({ ...TWO_PHONES, ...change });
const states = (change: Partial<CallFlowSettings> = {}) =>
	flowFor(change).states.map(({ name, type, properties }) => ({ name, type, properties }));
const named = (name: string, change: Partial<CallFlowSettings> = {}) =>
	flowFor(change).states.find((state) => state.name === name);

describe('what Twilio does with a call while n8n does not answer', () => {
	test.each<[string, Partial<CallFlowSettings>]>([
		['phones and a sentence', {}],
		['forwarded calls', { route: 'forwarded', phones: [] }],
		['nothing but phones', { afterMiss: { kind: 'hangUp' } }],
		[
			'a voicemail',
			{
				afterMiss: {
					kind: 'voicemail',
					greeting: { audioUrl: 'https://example.com/hello.mp3' },
					maxSeconds: 90,
					beep: true,
					transcribe: true,
				},
			},
		],
	])('is a flow that fits the published schema: %s', (_what, change) => {
		expect(readDefinition(JSON.stringify(flowFor(change)))).toHaveProperty('definition');
	});

	test('the same phones ring for the same seconds, one after the other, and show the same number', () => {
		expect(states()).toMatchObject([
			{ type: 'trigger' },
			{ name: 'caller_left_message' },
			{ properties: { noun: 'number', to: FIRST, timeout: 18, caller_id: '{{contact.channel.address}}' } },
			{ name: 'phone_1_answered' },
			{ properties: { noun: 'number', to: SECOND, timeout: 12 } },
			{ name: 'phone_2_answered' },
			{ name: 'greeting', properties: { say: 'Sorry we missed your call.', voice: 'Polly.Joanna' } },
		]);
		expect(named('ring_phone_1', { callerId: 'business' })?.properties).toMatchObject({
			caller_id: '{{flow.channel.address}}',
		});
	});

	test('a phone that was answered ends the call, and the next one rings otherwise', () => {
		expect(named('phone_1_answered')?.transitions).toMatchObject([
			{ event: 'noMatch', next: 'ring_phone_2' },
			{ event: 'match', conditions: [{ type: 'equal_to', value: 'completed' }] },
		]);
		expect(named('phone_2_answered')?.transitions[0]).toEqual({ event: 'noMatch', next: 'greeting' });
	});

	test('a caller who has left a message already is not called out to again', () => {
		expect(named('caller_left_message')?.transitions).toMatchObject([
			{ event: 'noMatch', next: 'ring_phone_1' },
			{
				event: 'match',
				conditions: [{ arguments: ['{{trigger.call.ErrorUrl}}'], type: 'contains', value: 'step=recorded' }],
			},
		]);
	});

	test('words that look like a template are said as they are written', () => {
		const afterMiss = { kind: 'say', greeting: { text: 'Call {{name}} {% now' } } as const;
		expect(named('greeting', { afterMiss })?.properties).toMatchObject({ say: 'Call { {name}} { % now' });
	});
});
