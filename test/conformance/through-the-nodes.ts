import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { openLedger } from '../../ledger/open';
import { MissedCallTrigger } from '../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import { ReplyWatcher } from '../../nodes/ReplyWatcher/ReplyWatcher.node';
import { MountedTrigger, type WebhookOutcome } from '../workflow/engine';
import { forgetLedger } from '../workflow/support';
import { BUSINESS, CALLER, OWNER, type Fixture, type Sent, type Story } from './fixture';

/** A number of the same account that another workflow serves. */
const ANOTHER = '+14155550101';

/** The same in n8n: what a node answers, what it starts, and that its log says what it left out. */
export function throughTheNodes(fixture: Fixture): void {
	const { system, credentialType, credential, secret: registered } = fixture;

	function mount(node: typeof MissedCallTrigger | typeof ReplyWatcher, parameters: object = {}) {
		return new MountedTrigger({
			node,
			parameters: {
				phoneSystem: system.id,
				phoneNumber: byNumber(BUSINESS),
				...parameters,
			},
			credentials: [{ type: credentialType, data: credential }],
			publicUrl: 'https://n8n.example.com/',
		});
	}

	const byNumber = (value: string) => ({ __rl: true, mode: 'number', value });

	const mountCalls = ({ settings }: Story, number = BUSINESS) =>
		mount(MissedCallTrigger, {
			phoneNumber: byNumber(number),
			businessName: 'Oak Street Plumbing',
			phones: { phone: [{ number: OWNER }] },
			options: { ignoreShorterThan: 0 },
			...settings,
		});

	async function told(
		trigger: MountedTrigger,
		sent: Sent,
		secret: 'ours' | 'another' = 'ours',
	): Promise<WebhookOutcome> {
		const { headers, query, rawBody } = fixture.sign(sent, trigger.webhookUrl(), Date.now(), secret);
		const given = Object.entries(headers).flatMap(([name, value]) =>
			value === undefined ? [] : [[name, value]],
		);
		return await trigger.call({ headers: Object.fromEntries(given), query, raw: rawBody });
	}

	/** What the node's log says while it handles the webhook. */
	async function logged(act: () => Promise<unknown>): Promise<string> {
		const logger = Container.get(Logger);
		const lines: string[] = [];
		const spies = (['info', 'warn'] as const).map((level) =>
			jest.spyOn(logger, level).mockImplementation((...[line]) => void lines.push(line)),
		);
		await act();
		for (const spy of spies) spy.mockRestore();
		return lines.join('\n');
	}

	async function expectIgnored(trigger: MountedTrigger, sent: Sent): Promise<void> {
		let outcome: WebhookOutcome | undefined;
		const log = await logged(async () => (outcome = await told(trigger, sent)));
		expect(outcome?.answer?.status).toBe(200);
		expect(outcome?.started).toBeUndefined();
		expect(log).toMatch(/ignored a webhook, \S/);
	}

	/** As long as n8n takes in: it is refused for its length, before anything of it is read. */
	async function expectTooLong(trigger: MountedTrigger): Promise<void> {
		const looked = jest.spyOn(system, 'isAuthentic');
		const { answer, started } = await trigger.call({ raw: Buffer.alloc(16 * 1024 * 1024, 'a=1&') });
		expect([answer?.status, started]).toEqual([413, undefined]);
		expect(looked).not.toHaveBeenCalled();
		looked.mockRestore();
	}

	async function expectRefused(trigger: MountedTrigger, sent: Sent): Promise<void> {
		const outcome = await told(trigger, sent, 'another');
		expect(outcome.answer?.status).toBe(403);
		expect(outcome.started).toBeUndefined();
	}

	describe('in n8n', () => {
		beforeEach(async () => {
			if (!registered) return;
			for (const use of ['calls', 'texts'] as const) {
				await (
					await openLedger()
				).saveRegistration({
					holder: 'workflow:node-0',
					workflow: 'Oak Street Plumbing',
					provider: system.id,
					number: BUSINESS,
					use,
					webhookUrl: 'https://n8n.example.com/',
					previous: {},
					ours: { url: 'https://n8n.example.com/' },
					secret: registered,
					lookedUntil: 0,
				});
			}
		});
		afterEach(forgetLedger);

		if (fixture.calls) {
			const { stories, unknown } = fixture.calls;

			test('Missed Call Trigger starts with a missed call, once', async () => {
				const trigger = mountCalls(stories.missed);
				const started: unknown[] = [];
				for (const sent of [...stories.missed.webhooks, ...stories.missed.webhooks]) {
					const outcome = await told(trigger, sent);
					expect(Math.trunc((outcome.answer?.status ?? 0) / 100)).toBe(2);
					started.push(...(outcome.started?.[0] ?? []));
				}
				expect(started).toHaveLength(1);
			});

			test('a forged call gets 403 and starts nothing', async () => {
				for (const sent of stories.missed.webhooks) await expectRefused(mountCalls(stories.missed), sent);
			});

			test('a body that is longer than any it sends gets 413, and nobody looks at it', async () => {
				await expectTooLong(mountCalls(stories.missed));
			});

			if (!system.signsAddress) {
				test('a call of another number starts nothing, although its webhooks are genuine', async () => {
					const trigger = mountCalls(stories.missed, ANOTHER);
					const outcomes: WebhookOutcome[] = [];
					for (const sent of stories.missed.webhooks) outcomes.push(await told(trigger, sent));
					expect(outcomes.flatMap(({ started }) => started ?? [])).toEqual([]);
					expect(
						await (await openLedger()).conversation({ business: ANOTHER, caller: CALLER }),
					).toBeUndefined();
				});
			}

			test('a report gets 5xx while the record fails, and counts once when it comes again', async () => {
				const trigger = mountCalls(stories.missed);
				const last = stories.missed.webhooks.at(-1);
				if (!last) throw new Error('the story tells of no webhook');
				for (const sent of stories.missed.webhooks.slice(0, -1)) await told(trigger, sent);
				const ledger = await openLedger();
				const failing = jest.spyOn(ledger, 'recordCallEvents').mockRejectedValue(new Error('disk full'));
				expect((await told(trigger, last)).answer?.status).toBe(503);
				failing.mockRestore();
				expect((await told(trigger, last)).answer?.status).toBe(200);
			});

			test('an event of an unknown kind gets 200 and a line in the log', async () => {
				await expectIgnored(mountCalls(stories.missed), unknown);
			});
		}

		if (fixture.texts) {
			const { reply, stop, textId, undelivered, unknown } = fixture.texts;

			test('Reply Watcher starts with a reply, once', async () => {
				const trigger = mount(ReplyWatcher);
				const outcomes = [await told(trigger, reply), await told(trigger, reply)];
				expect(outcomes.map(({ answer }) => answer?.status)).toEqual([200, 200]);
				const news = await (await openLedger()).takeNews('workflow:node-0', Date.now() + 20_000);
				expect(news).toMatchObject([{ event: 'reply' }]);
			});

			test('a text gets 5xx while the record fails, and is one reply when it comes again', async () => {
				const trigger = mount(ReplyWatcher);
				const ledger = await openLedger();
				const failing = jest.spyOn(ledger, 'recordReply').mockRejectedValue(new Error('disk full'));
				expect((await told(trigger, reply)).answer?.status).toBe(503);
				failing.mockRestore();
				expect((await told(trigger, reply)).answer?.status).toBe(200);
				expect((await told(trigger, reply)).answer?.status).toBe(200);
				const news = await ledger.takeNews('workflow:node-0', Date.now() + 20_000);
				expect(news).toMatchObject([{ event: 'reply' }]);
			});

			test('a receipt gets 5xx while the record fails', async () => {
				const failing = jest
					.spyOn(await openLedger(), 'recordReceipt')
					.mockRejectedValue(new Error('disk full'));
				expect((await told(mount(ReplyWatcher), undelivered)).answer?.status).toBe(503);
				failing.mockRestore();
			});

			if (!system.signsAddress) {
				test('a text to another number changes nothing here, although it is genuine', async () => {
					const watcher = mount(ReplyWatcher, { phoneNumber: byNumber(ANOTHER) });
					expect((await told(watcher, stop)).answer?.status).toBe(200);
					const ledger = await openLedger();
					expect(await ledger.isSuppressed({ business: ANOTHER, caller: CALLER })).toBe(false);
					expect(await ledger.takeNews('workflow:node-0', Date.now() + 20_000)).toEqual([]);
				});

				test('a receipt for another number’s text is not told here, although it is genuine', async () => {
					const ledger = await openLedger();
					await ledger.recordSend(
						{ business: BUSINESS, caller: CALLER },
						{ provider: system.id, callId: 'call-1' },
						{ kind: 'sent', textId, body: 'Sorry we missed your call', segments: 1, status: 'sent' },
						Date.now(),
					);
					await told(mount(ReplyWatcher, { phoneNumber: byNumber(ANOTHER) }), undelivered);
					expect(await ledger.takeNews('workflow:node-0', Date.now() + 20_000)).toEqual([]);
					await told(mount(ReplyWatcher), undelivered);
					expect(await ledger.takeNews('workflow:node-0', Date.now() + 20_000)).toMatchObject([
						{ event: 'notDelivered' },
					]);
				});
			}

			test('a body that is longer than any it sends about texts gets 413, and nobody looks at it', async () => {
				await expectTooLong(mount(ReplyWatcher));
			});

			test('a forged text gets 403 and starts nothing', async () => {
				await expectRefused(mount(ReplyWatcher), reply);
			});

			test('an event of an unknown kind about texts gets 200 and a line in the log', async () => {
				await expectIgnored(mount(ReplyWatcher), unknown);
			});
		}
	});
}
