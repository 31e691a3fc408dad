import { ChannelError, deliverAll, type Attempt } from '../../nodes/NotifyOwner/channels/channel';
import { ProviderError } from '../../providers/error';

const NOW = Date.parse('2026-11-02T23:06:00Z');
const attempt = (channel: Attempt['channel'], send: Attempt['send']): Attempt => ({
	channel,
	to: 'owner',
	send,
});

describe('delivery by several channels', () => {
	it('has an outcome for each, in order, whatever the others do', async () => {
		const outcomes = await deliverAll(
			[
				attempt('text', () => Promise.reject(new ProviderError('busy', 'Too many texts', 'Wait a minute'))),
				attempt('email', () => Promise.resolve('<1@example.com>')),
				attempt('ntfy', () => {
					throw new ChannelError('No topic.');
				}),
				attempt('pushover', () => Promise.resolve(undefined)),
			],
			() => NOW,
		);
		const at = '2026-11-02T23:06:00.000Z';
		expect(outcomes).toEqual([
			{ channel: 'text', to: 'owner', ok: false, error: 'Too many texts. Wait a minute', at },
			{ channel: 'email', to: 'owner', ok: true, id: '<1@example.com>', at },
			{ channel: 'ntfy', to: 'owner', ok: false, error: 'No topic.', at },
			{ channel: 'pushover', to: 'owner', ok: true, at },
		]);
	});

	it('does not wait for a channel that never answers', async () => {
		const never = attempt('email', () => new Promise<never>(() => undefined));
		const outcomes = await deliverAll([never, attempt('text', () => Promise.resolve('SM1'))], () => NOW, 50);
		expect(outcomes).toMatchObject([
			{ ok: false, error: 'There was no answer within 0.05 seconds. It may still have arrived.' },
			{ ok: true, id: 'SM1' },
		]);
	});

	it('tries them at the same time', async () => {
		let release: (() => void) | undefined;
		const released = new Promise<void>((resolve) => (release = resolve));
		const waits = attempt('text', () => released.then(() => 'first'));
		const frees = attempt('email', () => {
			release?.();
			return Promise.resolve('second');
		});
		await expect(deliverAll([waits, frees], () => NOW, 1_000)).resolves.toMatchObject([
			{ ok: true },
			{ ok: true },
		]);
	});

	it('keeps an error to one short line', async () => {
		const fails = attempt('text', () => Promise.reject(new Error(`a\r\nb\u0000 ${'x'.repeat(2_000)}`)));
		const [outcome] = await deliverAll([fails], () => NOW);
		expect(outcome?.error).toMatch(/^a b x+…$/);
		expect(outcome?.error?.length).toBeLessThan(450);
	});
});
