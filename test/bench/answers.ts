import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import setUp from '../e2e/harness-setup';
import { BUSINESS, OWNER, Stage } from '../e2e/harness';
import { figuresOf, type Figures } from './ledger/measure';
import { bareWebhook, post, postAsTwilio, withoutLimits } from './texting/flows';

const WARM_UP = 20;
const CALLS = 150;

export type AnswerFigures = { floor: Figures; pack: Array<{ step: string; took: Figures }> };

type Ask = { step: string; send: (call: OneCall) => Promise<Response> };
type OneCall = { id: string; caller: string };

/**
 * How long a caller waits for TwiML: from each webhook of a call to its answer, in turns with the least that n8n can
 * do, a workflow of one Webhook node that answers at once.
 */
export async function benchAnswers(env: Record<string, string> = {}): Promise<AnswerFigures> {
	await setUp();
	const stage = await Stage.open({
		env,
		company: { timings: { secondMs: 50 } },
		workflow: withoutLimits,
	});
	try {
		const bare = await bareWebhook(stage);
		const floor: Ask = { step: 'bare webhook', send: () => post(bare, {}, {}) };
		const pack = await steps(stage);
		const took = new Map<Ask, number[]>([floor, ...pack].map((ask) => [ask, []]));
		for (let index = 0; index < WARM_UP + CALLS; index += 1) {
			const call = { id: `CA${randomUUID()}`, caller: `+1415555${1_000 + index}` };
			// The floor takes each place in turn but the last, after which n8n is busy with the workflow.
			for (const ask of pack.toSpliced(index % pack.length, 0, floor)) {
				const start = performance.now();
				const response = await ask.send(call);
				await response.text();
				if (!response.ok) throw new Error(`${ask.step} was answered with ${response.status}.`);
				if (index >= WARM_UP) took.get(ask)?.push(performance.now() - start);
			}
			// The last step starts the workflow: its text and what follows must not slow the next call.
			await stage.company.nextText(call.caller);
			await quiet(stage);
		}
		const figures = (ask: Ask) => figuresOf(took.get(ask) ?? []);
		return { floor: figures(floor), pack: pack.map((ask) => ({ step: ask.step, took: figures(ask) })) };
	} finally {
		await stage.close();
	}
}

/** The steps of a call that is picked up by something that presses nothing, and so is missed. */
async function steps(stage: Stage): Promise<Ask[]> {
	const webhook = await stage.webhookUrl('Missed Call Trigger');
	const ask = (step: string, query: Record<string, string>, fields: Record<string, string>): Ask => ({
		step,
		send: ({ id, caller }) => {
			const ofPhone = { ...query, ...(query.phone !== undefined && { call: id, caller }) };
			const url = `${webhook}?${new URLSearchParams(ofPhone).toString()}`;
			const numbers = { CallSid: id, From: caller, To: BUSINESS };
			return postAsTwilio(stage.client.authToken, url, { ...numbers, ...fields });
		},
	});
	return [
		ask('a call comes in', { step: 'incoming' }, { CallStatus: 'ringing', Direction: 'inbound' }),
		ask('a phone was picked up', { step: 'whisper', phone: OWNER }, { CallStatus: 'in-progress' }),
		ask('a wrong key was pressed', { step: 'accept', phone: OWNER }, { Digits: '5' }),
		ask(
			'nobody took the call',
			{ step: 'dialed', turn: '0' },
			{ CallStatus: 'ringing', DialCallStatus: 'completed', DialBridged: 'false' },
		),
	];
}

/** Waits until nothing has happened at the phone company for a while. */
async function quiet({ company }: Stage): Promise<void> {
	for (;;) {
		const last = company.events().at(-1);
		const left = (last?.at ?? 0) + 250 - Date.now();
		if (left <= 0) return;
		await new Promise((resolve) => setTimeout(resolve, left));
	}
}
