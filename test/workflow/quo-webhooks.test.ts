import fastify, { type FastifyInstance } from 'fastify';
import { Webhook } from 'standardwebhooks';
import { openLedger } from '../../ledger/open';
import { MissedCallQuoApi } from '../../credentials/MissedCallQuoApi.credentials';
import { MissedCallTrigger } from '../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import { ReplyWatcher } from '../../nodes/ReplyWatcher/ReplyWatcher.node';
import { SendTextBack } from '../../nodes/SendTextBack/SendTextBack.node';
import { MountedTrigger, runWorkflow, type TriggerOptions } from './engine';
import { forgetLedger, missedCall } from './support';

type Kept = { id: string; url: string; label: string; resourceIds: string[]; events: string[]; key: string };

const BUSINESS = '+14155550100';

/** One address for all tests, because the webhooks know their credential for a minute. */
let port = 0;

/** Quo's webhooks and numbers, as its API has them. Signing secrets are only told by create and rotate. */
class PretendQuo {
	readonly webhooks: Kept[] = [];
	readonly refused: string[] = [];
	/** What the record of every call has; undefined while it does not answer. */
	call: object | undefined = undefined;
	/** What was asked to be sent. */
	readonly sent: unknown[] = [];
	private readonly server: FastifyInstance = fastify();
	private count = 0;
	url = '';

	async open(): Promise<void> {
		const { server } = this;
		const shown = ({ key: _key, ...webhook }: Kept) => ({ ...webhook, status: 'enabled' });
		server.addHook('onRequest', (request, reply, done) => {
			const isVersioned = request.headers['quo-api-version'] === '2026-03-30';
			const isKnown = request.headers.authorization === 'a-key-for-tests';
			if (isKnown && (isVersioned || request.url.startsWith('/v1/'))) return done();
			this.refused.push(request.url);
			void reply.code(isKnown ? 400 : 401).send({ code: 'x', message: 'No' });
		});
		server.get('/v1/phone-numbers', () => ({
			data: [{ id: 'PN1', number: BUSINESS, name: 'Oak Street Plumbing' }],
		}));
		server.get('/calls/:id', (_request, reply) =>
			this.call ? { data: this.call } : reply.code(503).send({ code: 'x', message: 'Later' }),
		);
		server.get('/webhooks', () => ({ data: this.webhooks.map(shown) }));
		server.post<{ Body: Kept }>('/webhooks', (request, reply) => {
			const made = { ...request.body, id: String((this.count += 1)), key: this.newKey() };
			this.webhooks.push(made);
			void reply.code(201).send({ data: { ...shown(made), key: made.key } });
		});
		server.patch<{ Body: Partial<Kept>; Params: { id: string } }>('/webhooks/:id', (request) => {
			Object.assign(this.find(request.params.id), request.body);
			return { data: shown(this.find(request.params.id)) };
		});
		server.post<{ Params: { id: string } }>('/webhooks/:id/rotate', ({ params }) => {
			const key = this.newKey();
			this.find(params.id).key = key;
			return { data: { key } };
		});
		server.post('/v1/messages', (request, reply) => {
			this.sent.push(request.body);
			void reply.code(202).send({ data: { id: 'AC-ours', status: 'queued' } });
		});
		server.delete<{ Params: { id: string } }>('/webhooks/:id', ({ params }, reply) => {
			this.webhooks.splice(this.webhooks.indexOf(this.find(params.id)), 1);
			void reply.code(204).send();
		});
		this.url = await server.listen({ host: '127.0.0.1', port });
		port = Number(new URL(this.url).port);
	}

	close(): Promise<void> {
		return this.server.close();
	}

	private newKey(): string {
		return `whsec_${Buffer.from(String((this.count += 1)).padEnd(32, '.')).toString('base64')}`;
	}

	private find(id: string): Kept {
		const found = this.webhooks.find((webhook) => webhook.id === id);
		if (!found) throw new Error(`no webhook ${id}`);
		return found;
	}
}

let quo: PretendQuo;
beforeEach(async () => {
	quo = new PretendQuo();
	await quo.open();
});
afterEach(async () => {
	await quo.close();
	await forgetLedger();
});

const credential = (apiKey = 'a-key-for-tests') => ({
	type: new MissedCallQuoApi(),
	data: { apiKey, apiUrl: quo.url },
});

function mount(options: Partial<TriggerOptions> = {}, apiKey = 'a-key-for-tests'): MountedTrigger {
	return new MountedTrigger({
		node: MissedCallTrigger,
		parameters: {
			phoneSystem: 'quo',
			phoneNumber: { __rl: true, mode: 'list', value: BUSINESS },
			businessName: 'Oak Street Plumbing',
		},
		credentials: [credential(apiKey)],
		publicUrl: 'http://127.0.0.1:9/',
		...options,
	});
}

/** A missed call as Quo reports it, signed with the secret that the webhook has now. */
async function reportMissed(
	trigger: MountedTrigger,
	id: string,
	participants: object = { workspace: [BUSINESS], external: ['+14155550142'] },
) {
	const raw = JSON.stringify({
		type: 'call.missed',
		createdAt: new Date().toISOString(),
		data: {
			resource: { id, createdAt: new Date().toISOString() },
			context: { participants },
		},
	});
	const at = new Date();
	return await trigger.call({
		raw,
		headers: {
			'content-type': 'application/json',
			'webhook-id': 'msg_1',
			'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
			'webhook-signature': new Webhook(quo.webhooks[0]?.key ?? '').sign('msg_1', at, raw),
		},
	});
}

test('activation makes a webhook for this number alone and keeps its secret; deactivation removes both', async () => {
	const trigger = mount();
	await trigger.activate();
	expect(quo.webhooks).toMatchObject([
		{ url: trigger.webhookUrl(), resourceIds: ['PN1'], events: expect.arrayContaining(['call.missed']) },
	]);
	const outcome = await reportMissed(trigger, 'AC1');
	expect(outcome.answer?.status).toBe(200);
	expect(outcome.started?.[0]).toMatchObject([{ json: { call: { id: 'AC1', provider: 'quo' } } }]);
	await trigger.deactivate();
	expect(quo.webhooks).toEqual([]);
	expect(await (await openLedger()).registration('workflow:node-0')).toBeUndefined();
	expect(quo.refused).toEqual([]);
});

test('n8n starts again: the same webhook, the same secret', async () => {
	const first = mount();
	await first.activate();
	await first.stop();
	const [before] = quo.webhooks.map((webhook) => ({ ...webhook }));
	const again = mount();
	await again.activate('init');
	expect(quo.webhooks).toEqual([before]);
	expect((await reportMissed(again, 'AC2')).answer?.status).toBe(200);
	await again.deactivate();
});

test('somebody removes the webhook at Quo: the next activation makes another, with a secret of its own', async () => {
	const trigger = mount();
	await trigger.activate();
	await trigger.stop();
	quo.webhooks.length = 0;
	await trigger.activate();
	expect((await reportMissed(trigger, 'AC3')).answer?.status).toBe(200);
	await trigger.deactivate();
});

test('the record is lost: the webhook that is there gets a new secret', async () => {
	const before = mount();
	await before.activate();
	await before.stop();
	await forgetLedger();
	const trigger = mount();
	await trigger.activate();
	expect(quo.webhooks).toHaveLength(1);
	expect((await reportMissed(trigger, 'AC4')).answer?.status).toBe(200);
	await trigger.deactivate();
});

test('a test run has a webhook of its own until the workflow is published, and either can prove its calls', async () => {
	const trial = mount({ test: true });
	await trial.activate();
	expect(quo.webhooks).toMatchObject([{ url: trial.webhookUrl() }]);
	expect((await reportMissed(trial, 'AC5')).answer?.status).toBe(200);
	const live = mount();
	await live.activate();
	await trial.deactivate();
	expect(quo.webhooks).toMatchObject([{ url: live.webhookUrl() }]);
	expect((await reportMissed(live, 'AC6')).answer?.status).toBe(200);
	await live.deactivate();
});

test('calls and texts of one number have a webhook each, with secrets of their own', async () => {
	const calls = mount();
	const texts = mount({ node: ReplyWatcher, workflowId: 'another' });
	await calls.activate();
	await texts.activate();
	expect(quo.webhooks.map(({ url }) => url)).toEqual([calls.webhookUrl(), texts.webhookUrl()]);
	expect(quo.webhooks[1]?.events).toContain('message.received');
	expect(new Set(quo.webhooks.map(({ key }) => key)).size).toBe(2);
	await texts.deactivate();
	expect(quo.webhooks.map(({ url }) => url)).toEqual([calls.webhookUrl()]);
	await calls.deactivate();
});

test('a caller whom the webhook does not name is asked for, and asked for again when Quo does not answer', async () => {
	const unresolved = { workspace: [], external: [], resolution: 'unavailable' };
	const trigger = mount();
	await trigger.activate();
	const unanswered = await reportMissed(trigger, 'AC1', unresolved);
	expect([unanswered.answer?.status, unanswered.started]).toEqual([503, undefined]);
	quo.call = { participants: [{ phoneNumber: '+14155550142', actorId: null }] };
	const outcome = await reportMissed(trigger, 'AC1', unresolved);
	expect(outcome.answer?.status).toBe(200);
	expect(outcome.started?.[0]).toMatchObject([{ json: { contact: { number: '+14155550142' } } }]);
	expect(quo.refused).toEqual([]);
	await trigger.deactivate();
});

test('a missed caller is texted through Quo, whichever system told of the call', async () => {
	const run = await runWorkflow({
		nodes: [{ node: SendTextBack, parameters: { phoneSystem: 'quo' } }],
		input: [{ ...missedCall({ caller: '+14155550142' }) }],
		credentials: [credential()],
	});
	expect(run.items('Send Text-Back', 0)).toMatchObject([{ text: { id: 'AC-ours', status: 'queued' } }]);
	expect(quo.sent).toMatchObject([
		{
			from: BUSINESS,
			to: ['+14155550142'],
			content: expect.stringContaining('Oak Street Plumbing') as unknown,
		},
	]);
	expect(quo.refused).toEqual([]);
});

test('a wrong key is said so', async () => {
	await expect(mount({}, 'another').activate()).rejects.toThrow(/did not accept the API key/);
});
