import { NotifyOwner } from '../../nodes/NotifyOwner/NotifyOwner.node';

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
