import fc from 'fast-check';
import { answerCall, type Handled } from '../../nodes/MissedCallTrigger/handle-call';
import { callSystem } from '../../providers/registry';
import type { Ledger } from '../../ledger/ledger';
import type { CallWebhook, IgnoredWebhook, WebhookRequest } from '../../providers/contract';
import { sqliteStore } from '../ledger/sqlite-store';
import { BUSINESS, CALLER, flowOf, type Fixture, type Sent, type Story } from './fixture';

const URL = 'https://n8n.example.com/webhook/abc/calls';
const NOW = Date.UTC(2026, 10, 23, 15, 0, 0);

/** What calls come to: one missed call or none, however often and in whatever order it is told. */
export function callStories(fixture: Fixture, calls: NonNullable<Fixture['calls']>): void {
	const system = callSystem(fixture.system.id);
	const read = (request: WebhookRequest, { settings }: Story) =>
		system.calls.readWebhook(request, flowOf(settings), URL, fixture.credential);
	/** With what the phone system's API tells when it is asked. */
	const readWhole = async (request: WebhookRequest, story: Story): Promise<CallWebhook | IgnoredWebhook> => {
		const call = read(request, story);
		if (call.kind !== 'incomplete') return call;
		return await call.complete(
			({ url }) => Promise.resolve({ status: 404, body: {}, headers: {}, ...story.asked?.(url) }),
			fixture.credential,
		);
	};
	const signed = (sent: Sent, at: number) => fixture.sign(sent, URL, at, 'ours');

	/** Tells a fresh trigger of the call, one webhook a second. */
	async function tell(story: Story, webhooks: Sent[]): Promise<Handled[]> {
		const store = await sqliteStore();
		const ledger = await store.open();
		try {
			const handled: Handled[] = [];
			for (const [index, sent] of webhooks.entries()) {
				handled.push(await tellOne(ledger, story, signed(sent, NOW + index * 1000)));
			}
			return handled;
		} finally {
			await store.dispose();
		}
	}

	async function tellOne(ledger: Ledger, story: Story, request: WebhookRequest): Promise<Handled> {
		const call = await readWhole(request, story);
		if (call.kind === 'ignored') return {};
		const failures: unknown[] = [];
		const handled = await answerCall(
			() => Promise.resolve(ledger),
			{
				holder: 'workflow:node',
				system,
				number: BUSINESS,
				flow: flowOf(story.settings),
				verdict: story.settings,
				ignore: { shorterThanSeconds: 0, unverifiedNumbers: false },
				uncertainOnlyNotify: false,
			},
			call,
			request.receivedAt,
			true,
			({ status }) => expect(Math.trunc(status / 100)).toBe(2),
			(failure) => failures.push(failure),
		);
		expect(failures).toEqual([]);
		return handled;
	}

	const missed = (handled: Handled[]) => handled.flatMap(({ missed: item }) => item ?? []);
	const voicemails = (handled: Handled[]) => handled.flatMap(({ voicemail }) => voicemail ?? []);

	describe.each(Object.entries(calls.stories))('a call that is %s', (_name, story) => {
		const items = story.verdict === 'answered' ? 0 : 1;

		test('comes to what it was', async () => {
			const handled = await tell(story, story.webhooks);
			expect(missed(handled)).toEqual(
				story.verdict === 'answered'
					? []
					: [
							expect.objectContaining({
								call: expect.objectContaining({
									provider: system.id,
									from: CALLER,
									to: BUSINESS,
									verdict: 'missed',
									reason: story.verdict,
								}) as unknown,
								contact: expect.objectContaining({ number: CALLER, missedCalls: 1 }) as unknown,
							}),
						],
			);
			expect(voicemails(handled)).toHaveLength(story.leavesMessage ? 1 : 0);
		});

		test('every webhook three times: no more than once', async () => {
			const handled = await tell(
				story,
				story.webhooks.flatMap((sent) => [sent, sent, sent]),
			);
			expect(missed(handled)).toHaveLength(items);
			expect(voicemails(handled)).toHaveLength(story.leavesMessage ? 1 : 0);
		});

		// A pick-up that is told after the end of the call comes too late for a caller who waits for a text.
		if (items === 1) {
			test('told in any order: once', async () => {
				await fc.assert(
					fc.asyncProperty(
						fc.shuffledSubarray(story.webhooks, { minLength: story.webhooks.length }),
						async (shuffled) => {
							expect(missed(await tell(story, shuffled))).toHaveLength(1);
						},
					),
					{ numRuns: 10 },
				);
			});
		}

		test('cut off anywhere: read or ignored, and nothing throws', () => {
			for (const sent of story.webhooks) {
				for (let length = 0; length < sent.body.length; length += 7) {
					const call = read(signed({ ...sent, body: sent.body.slice(0, length) }, NOW), story);
					expect(['call', 'incomplete', 'ignored']).toContain(call.kind);
				}
			}
		});
	});

	test('an event of an unknown kind is ignored, and the reason said', () => {
		for (const story of Object.values(calls.stories)) {
			const call = read(signed(calls.unknown, NOW), story);
			expect(call).toEqual({ kind: 'ignored', why: expect.stringMatching(/\w/) as unknown });
		}
	});

	test('what is ignored is answered with 200, or it would come again', () => {
		expect(system.calls.refusedAnswer.status).toBe(200);
	});
}
