import { NodeHelpers } from 'n8n-workflow';
import { MissedCallTrigger } from '../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import { NotifyOwner } from '../../nodes/NotifyOwner/NotifyOwner.node';
import { ReplyWatcher } from '../../nodes/ReplyWatcher/ReplyWatcher.node';
import { SendTextBack } from '../../nodes/SendTextBack/SendTextBack.node';

/**
 * The editor takes a field for part of the credential, and hides it, when each of its options is a condition of some
 * credential, and when a field that is such a condition is itself shown by it.
 */
test('Channels of Notify Owner stays to be seen in the editor', () => {
	const { credentials = [], properties } = new NotifyOwner().description;
	const conditions = credentials.flatMap(({ displayOptions }) => displayOptions?.show?.channels ?? []);
	const channels = properties.find(({ name }) => name === 'channels')?.options ?? [];
	const free = channels.filter((option) => 'value' in option && !conditions.includes(option.value));
	expect(free).not.toEqual([]);
	const names = new Set(credentials.flatMap(({ displayOptions }) => Object.keys(displayOptions?.show ?? {})));
	const shownByChannels = properties.filter(({ displayOptions }) => displayOptions?.show?.channels);
	expect(shownByChannels.filter(({ name }) => names.has(name))).toEqual([]);
});

test.each([new MissedCallTrigger(), new ReplyWatcher(), new SendTextBack(), new NotifyOwner()])(
	'Phone System of $description.displayName stays to be seen in the editor',
	({ description: { credentials = [], properties } }) => {
		expect(properties.map(({ name }) => name)).toContain('phoneSystem');
		expect(
			credentials.flatMap(({ displayOptions }) => Object.keys(displayOptions?.show ?? {})),
		).not.toContain('phoneSystem');
	},
);

describe('Missed Call Trigger shows only what the chosen phone system can do', () => {
	const { description } = new MissedCallTrigger();
	const shown = (phoneSystem: string) => {
		const parameters = NodeHelpers.getNodeParameters(
			description.properties,
			{ phoneSystem, route: 'ring', proof: 'pressed1', afterMiss: 'voicemail' },
			true,
			false,
			null,
			description,
		);
		return Object.keys(parameters ?? {});
	};

	test('any phone system only tells how calls ended: no way to choose, no phones, no greeting', () => {
		expect(shown('generic').sort()).toEqual(
			['businessName', 'genericPasteNotice', 'options', 'phoneNumber', 'phoneSystem'].sort(),
		);
	});

	test('Twilio does all of it', () => {
		expect(shown('twilio')).toEqual(
			expect.arrayContaining(['route', 'phones', 'proof', 'afterMiss', 'greeting', 'numberOptions']),
		);
	});
});
