import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { openLedger } from '../../ledger/open';
import { MissedCallTrigger } from '../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import { ReplyWatcher } from '../../nodes/ReplyWatcher/ReplyWatcher.node';
import { MountedTrigger, type WebhookOutcome } from '../workflow/engine';
import { forgetLedger } from '../workflow/support';
import { BUSINESS, OWNER, type Fixture, type Sent, type Story } from './fixture';

/** The same in n8n: what a node answers, what it starts, and that its log says what it left out. */
export function throughTheNodes(fixture: Fixture): void {
	const { system, credentialType, credential, secret: registered } = fixture;

	function mount(node: typeof MissedCallTrigger | typeof ReplyWatcher, parameters: object = {}) {
		return new MountedTrigger({
			node,
			parameters: {
				phoneSystem: system.id,
				phoneNumber: { __rl: true, mode: 'number', value: BUSINESS },
				...parameters,
			},
			credentials: [{ type: credentialType, data: credential }],
			publicUrl: 'https://n8n.example.com/',
		});
	}

	const mountCalls = ({ settings }: Story) =>
		mount(MissedCallTrigger, {
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

			test('an event of an unknown kind gets 200 and a line in the log', async () => {
				await expectIgnored(mountCalls(stories.missed), unknown);
			});
		}

		if (fixture.texts) {
			const { reply, unknown } = fixture.texts;

			test('Reply Watcher starts with a reply, once', async () => {
				const trigger = mount(ReplyWatcher);
				const outcomes = [await told(trigger, reply), await told(trigger, reply)];
				expect(outcomes.map(({ answer }) => answer?.status)).toEqual([200, 200]);
				const news = await (await openLedger()).takeNews('workflow:node-0', Date.now() + 20_000);
				expect(news).toMatchObject([{ event: 'reply' }]);
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
