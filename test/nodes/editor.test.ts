import { NotifyOwner } from '../../nodes/NotifyOwner/NotifyOwner.node';

/**
 * The editor takes a field for a choice of credential, and hides it, when each of its options is a condition of some
 * credential (n8n-editor's `findAlternativeAuthField`).
 */
test('Channels of Notify Owner stays to be seen in the editor', () => {
	const { credentials = [], properties } = new NotifyOwner().description;
	const conditions = credentials.flatMap(({ displayOptions }) => displayOptions?.show?.channels ?? []);
	const channels = properties.find(({ name }) => name === 'channels')?.options ?? [];
	const free = channels.filter((option) => 'value' in option && !conditions.includes(option.value));
	expect(free).not.toEqual([]);
});
