import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { BUSINESS, CALLER, OWNER, Stage } from './harness';

let stage: Stage;

beforeAll(async () => {
	stage = await Stage.open({ company: { timings: { secondMs: 50 } } });
});
afterAll(() => stage.close());

let lastCaller = 200;
const freshCaller = () => `+1415556${String(++lastCaller).padStart(4, '0')}`;
const textsTo = (number: string) => stage.company.messages().filter(({ to }) => to === number);

/** Waits until a webhook of this purpose is answered. */
async function answered(purpose: string): Promise<void> {
	await stage.company.next((event) => event.type === 'webhookAnswer' && event.purpose === purpose);
}

/** Waits until the owner heard of this caller, which is the end of the workflow's run. */
async function ownerHears(of: string): Promise<string> {
	const national = `(${of.slice(2, 5)}) ${of.slice(5, 8)}-${of.slice(8)}`;
	const event = await stage.company.next(
		(event) => event.type === 'text' && event.message.to === OWNER && event.message.body.includes(national),
	);
	return event.type === 'text' ? event.message.body : '';
}

describe('a call to the business', () => {
	test('that nobody answers ends in a text that fits the hour, and the owner hears of it', async () => {
		await stage.company.placeCall({ from: CALLER, to: BUSINESS });
		const text = await stage.company.nextText(CALLER);
		expect(text).toMatchObject({
			from: BUSINESS,
			body: expect.stringContaining('Oak Street Plumbing') as unknown,
		});
		expect(await ownerHears(CALLER)).toContain('They were texted');
	});

	test('that a person takes with 1 ends in no text', async () => {
		const caller = freshCaller();
		const call = await stage.company.placeCall({ from: caller, to: BUSINESS });
		await stage.company.phone(OWNER).rings();
		stage.company.phone(OWNER).answer();
		await stage.company.phone(OWNER).press('1');
		await call.waitFor('bridged');
		call.hangUp();
		await answered('call ended');
		await answered('dial ended');
		expect(textsTo(caller)).toEqual([]);
	});

	test('that a voicemail picks up is missed all the same', async () => {
		const caller = freshCaller();
		await stage.company.placeCall({ from: caller, to: BUSINESS });
		await stage.company.phone(OWNER).rings();
		stage.company.phone(OWNER).voicemailPicksUp();
		await stage.company.nextText(caller);
		await ownerHears(caller);
		expect(textsTo(caller)).toHaveLength(1);
	});

	test('of somebody who said STOP ends in a confirmation and no text, on every later call', async () => {
		const caller = freshCaller();
		await stage.company.placeCall({ from: caller, to: BUSINESS });
		await stage.company.nextText(caller);
		await ownerHears(caller);
		await stage.company.sendText({ from: caller, to: BUSINESS, body: 'Stop.' });
		expect(await ownerHears(caller)).toContain('No more texts');
		await stage.company.placeCall({ from: caller, to: BUSINESS });
		expect(await ownerHears(caller)).toContain('not texted');
		expect(textsTo(caller).map(({ direction }) => direction)).toEqual(['outbound-api', 'outbound-reply']);
	});

	test('three times in a row by the same caller is one text', async () => {
		const caller = freshCaller();
		for (let call = 1; call <= 3; call++) {
			await stage.company.placeCall({ from: caller, to: BUSINESS });
			await stage.company.phone(OWNER).rings();
			stage.company.phone(OWNER).decline();
			await ownerHears(caller);
		}
		expect(textsTo(caller)).toHaveLength(1);
	});
});

describe('a webhook', () => {
	test.each([
		['without a signature', {}],
		['with a wrong one', { 'x-twilio-signature': 'bm90IHRoZSByaWdodCBvbmU=' }],
	])('%s gets 403 and leaves no trace', async (_what, headers) => {
		const runs = (await stage.api.executions(stage.workflowId)).length;
		const caller = freshCaller();
		const form = { CallSid: 'CAforged', From: caller, To: BUSINESS, DialCallStatus: 'no-answer' };
		const url = `${await stage.webhookUrl('Missed Call Trigger')}?step=dialed`;
		const response = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(form) });
		expect(response.status).toBe(403);
		// The genuine one has nothing to continue: it is decided afresh, so nothing of the forged one was kept.
		expect((await stage.api.executions(stage.workflowId)).length).toBe(runs);
		expect(textsTo(caller)).toEqual([]);
	});

	test('of whatever shape never brings n8n down', async () => {
		const url = await stage.webhookUrl('Missed Call Trigger');
		const texts = await stage.webhookUrl('Reply Watcher');
		const bodies: Array<[string, string | Uint8Array<ArrayBuffer>]> = [
			['application/json', '{"CallSid":'],
			['application/x-www-form-urlencoded', 'x='.padEnd(3_000_000, 'y')],
			['multipart/form-data; boundary=x', '--x\r\n'],
			['application/octet-stream', new Uint8Array([0, 255, 254])],
			['text/xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
			['', ''],
		];
		for (const [type, body] of bodies) {
			for (const address of [url, texts]) {
				const response = await fetch(address, { method: 'POST', headers: { 'content-type': type }, body });
				expect(response.status).toBeGreaterThanOrEqual(400);
				expect(response.status).toBeLessThan(500);
			}
		}
		const caller = freshCaller();
		await stage.company.placeCall({ from: caller, to: BUSINESS });
		expect((await stage.company.nextText(caller)).body).toContain('Oak Street Plumbing');
		await ownerHears(caller);
	});

	test('30 callers × 4 copies at once: exactly one text each', async () => {
		const url = `${await stage.webhookUrl('Missed Call Trigger')}?step=dialed`;
		const callers = Array.from({ length: 30 }, freshCaller);
		const sendOne = async (caller: string) => {
			const fields = {
				CallSid: `CA${caller.slice(1).padStart(32, '0')}`,
				From: caller,
				To: BUSINESS,
				DialCallStatus: 'no-answer',
			};
			const signature = getExpectedTwilioSignature(stage.client.authToken, url, fields);
			return await fetch(url, {
				method: 'POST',
				headers: { 'x-twilio-signature': signature },
				body: new URLSearchParams(fields),
			});
		};
		const answers = await Promise.all(callers.flatMap((caller) => [1, 2, 3, 4].map(() => sendOne(caller))));
		expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
		await Promise.all(callers.map((caller) => ownerHears(caller)));
		expect(callers.map((caller) => textsTo(caller).length)).toEqual(callers.map(() => 1));
	});
});

describe('the workflow', () => {
	test('changed on the canvas changes what the next caller gets', async () => {
		const { json } = await stage.api.workflow(stage.workflowId);
		const nodes = json.nodes.map((node) =>
			node.name === 'Send Text-Back'
				? {
						...node,
						parameters: {
							...node.parameters,
							messageFrom: 'same',
							sameMessage: 'New words, {{business.name}}',
						},
					}
				: node,
		);
		await stage.api.updateWorkflow(stage.workflowId, { nodes });
		await stage.api.activate(stage.workflowId);
		const caller = freshCaller();
		await stage.company.placeCall({ from: caller, to: BUSINESS });
		expect((await stage.company.nextText(caller)).body).toMatch(/^New words, Oak Street Plumbing/);
		await ownerHears(caller);
	});
});
