import { listIn, objectIn } from '../../sandbox/n8n/json';
import { BUSINESS, CALLER, OWNER, Stage } from './harness';

let stage: Stage;

beforeAll(async () => {
	stage = await Stage.open({ atTelnyx: true, company: { timings: { secondMs: 50 } } });
});
afterAll(() => stage.close());

/** Where the number's calls went before; nobody listens there. */
const BEFORE = 'http://127.0.0.1:9/before';

/** What the customer changes about the application that the number's calls go to. */
async function setApplication(change: Record<string, string>): Promise<void> {
	const api = async (path: string, json?: object): Promise<unknown> => {
		const response = await fetch(`${stage.company.url}/v2${path}`, {
			headers: {
				authorization: `Bearer ${stage.client.telnyx?.apiKey ?? ''}`,
				'content-type': 'application/json',
			},
			...(json && { method: 'PATCH', body: JSON.stringify(json) }),
		});
		return await response.json();
	};
	const numbers = listIn(objectIn(await api('/phone_numbers'), 'the answer')['data'], 'the numbers');
	const id = String(objectIn(numbers[0], 'the number')['connection_id']);
	await api(`/texml_applications/${id}`, change);
}

const textsTo = (number: string) => stage.company.messages().filter(({ to }) => to === number);

/** Waits until the owner heard of the caller, which is the end of the workflow's run. */
async function ownerHears(): Promise<string> {
	const event = await stage.company.next(
		(event) =>
			event.type === 'text' && event.message.to === OWNER && event.message.body.includes('(415) 555-0142'),
	);
	return event.type === 'text' ? event.message.body : '';
}

describe('a number at Telnyx', () => {
	test('that nobody answers: the caller is texted once, and the owner hears of it', async () => {
		await stage.company.placeCall({ from: CALLER, to: BUSINESS });
		expect(await stage.company.nextText(CALLER)).toMatchObject({
			from: BUSINESS,
			body: expect.stringContaining('Oak Street Plumbing') as unknown,
		});
		expect(await ownerHears()).toContain('They were texted');
		await stage.company.placeCall({ from: CALLER, to: BUSINESS });
		await ownerHears();
		expect(textsTo(CALLER)).toHaveLength(1);
	});

	test('that a person takes with 1: no text', async () => {
		const caller = '+14155560301';
		const call = await stage.company.placeCall({ from: caller, to: BUSINESS });
		await stage.company.phone(OWNER).rings();
		stage.company.phone(OWNER).answer();
		await stage.company.phone(OWNER).press('1');
		await call.waitFor('bridged');
		call.hangUp();
		await stage.company.next((event) => event.type === 'webhookAnswer' && event.purpose === 'dial ended');
		expect(textsTo(caller)).toEqual([]);
	});

	test('the text’s receipt, the caller’s reply and STOP get to the workflow', async () => {
		await stage.company.next(
			(event) => event.type === 'webhookAnswer' && event.purpose === 'text delivered' && event.status === 200,
		);
		await stage.company.sendText({ from: CALLER, to: BUSINESS, body: 'Can you come tomorrow?' });
		expect(await ownerHears()).toContain('Can you come tomorrow?');
		await stage.company.sendText({ from: CALLER, to: BUSINESS, body: 'Stop.' });
		expect(await ownerHears()).toContain('No more texts');
		await stage.company.placeCall({ from: CALLER, to: BUSINESS });
		expect(await ownerHears()).toContain('not texted');
		// With a full stop it is none of the words that Telnyx deals with: our confirmation is the only one.
		expect(textsTo(CALLER).map(({ body }) => body)).toEqual([
			expect.stringContaining('Sorry we missed your call'),
			expect.stringContaining('no more texts'),
		]);
	});

	test('a webhook that Telnyx did not sign gets 403', async () => {
		const response = await fetch(`${await stage.webhookUrl('Missed Call Trigger')}?step=dialed`, {
			method: 'POST',
			headers: {
				'telnyx-timestamp': String(Math.floor(Date.now() / 1000)),
				'telnyx-signature-ed25519': Buffer.alloc(64, 1).toString('base64'),
			},
			body: new URLSearchParams({ CallSid: 'v3:forged', From: '+14155560302', DialCallStatus: 'no-answer' }),
		});
		expect(response.status).toBe(403);
		expect(textsTo('+14155560302')).toEqual([]);
	});

	test('gets back what it had when the workflow is deactivated', async () => {
		// An application at Telnyx always has an address for its calls.
		await stage.api.deactivate(stage.workflowId);
		await setApplication({ friendly_name: 'Oak Street Plumbing', voice_url: BEFORE });
		await stage.api.activate(stage.workflowId);
		await stage.api.deactivate(stage.workflowId);
		const changes = stage.company
			.events()
			.flatMap((event) => (event.type === 'api' && event.method === 'PATCH' ? [event] : []));
		expect(changes.slice(-2).map(({ form }) => form)).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ voice_url: BEFORE, status_callback: '' }),
				expect.objectContaining({ webhook_url: 'null' }),
			]),
		);
	});
});
