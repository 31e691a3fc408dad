import { isObject } from '../../sandbox/n8n/json';
import { BUSINESS, CALLER, OWNER, Stage } from './harness';
import { addressOf, answerReplies, changed, setUp } from './workflow-files';

const SECRET = 'a long secret that only the booking tool knows';
const STRANGER = '+14155550143';
const OTHER_BUSINESS = '+14155550101';

let stage: Stage;
let handoff: string;
let address: string;

beforeAll(async () => {
	stage = await Stage.open({ active: false, company: { timings: { secondMs: 50 } } });
	const secret = await stage.api.saveCredential({
		name: 'Booking Tool',
		type: 'httpHeaderAuth',
		data: { name: 'X-Booking-Secret', value: SECRET },
	});
	const filledIn = {
		'Your Phone Number': {
			assignments: {
				assignments: [{ id: '1', name: 'phoneNumber', value: '(415) 555-0100', type: 'string' }],
			},
		},
		'Tell the Owner': { ownerPhone: OWNER },
	};
	handoff = await setUp(stage, 'booking-handoff.json', filledIn, { httpHeaderAuth: secret });
	await answerReplies(stage, handoff);
	address = await addressOf(stage, handoff, 'A Booking Comes In');
});
afterAll(() => stage.close());

const textsTo = (number: string) => stage.company.messages().filter(({ to }) => to === number);
const links = (to: string) => textsTo(to).filter(({ body }) => body.includes('example.com'));
/** What the owner was told of links that could not be sent. */
const complaints = () => textsTo(OWNER).filter(({ body }) => body.includes('booking link'));

/** A caller writes, and the workflow has dealt with it. */
async function writes(from: string, body: string): Promise<void> {
	const { length } = await stage.api.executions(handoff);
	await stage.company.sendText({ from, to: BUSINESS, body });
	await stage.api.endedExecutions(handoff, length + 1, 60_000);
}

async function post(body: unknown, headers: Record<string, string> = { 'X-Booking-Secret': SECRET }) {
	const response = await fetch(address, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
	const text = await response.text();
	const answer: unknown = text.startsWith('{') ? JSON.parse(text) : {};
	return { status: response.status, answer: isObject(answer) ? answer : {} };
}

const booking = { contact: CALLER, business: BUSINESS, event: 'booked', startsAt: '2026-12-01T15:00:00Z' };

describe('a caller who replies', () => {
	test('gets the link from the business’s number, with both numbers in it', async () => {
		await writes(CALLER, 'My sink leaks');
		const [link, ...more] = links(CALLER);
		expect(more).toEqual([]);
		expect(link?.from).toBe(BUSINESS);
		const url = new URL(/https:\S+/.exec(link?.body ?? '')?.[0] ?? '');
		expect(Object.fromEntries(url.searchParams)).toEqual({ contact: CALLER, business: BUSINESS });
		const heard = await stage.company.nextText(OWNER);
		expect(heard.body).toContain('My sink leaks');
	});

	test('who writes again within the hours gets no second one', async () => {
		await writes(CALLER, 'Are you there?');
		expect(links(CALLER)).toHaveLength(1);
	});

	test('and may be asking for no more texts gets none', async () => {
		await writes('+14155550144', 'wrong number');
		expect(textsTo('+14155550144')).toEqual([]);
	});

	test('who asks who this is gets none', async () => {
		await writes('+14155550145', 'HELP');
		expect(links('+14155550145')).toEqual([]);
	});

	test('and gets none by a rule is not told to the owner', () => {
		expect(complaints()).toEqual([]);
	});

	test('and whose link cannot be sent is told to the owner, with the reason', async () => {
		const { accountSid } = stage.client;
		const wrong = await stage.api.saveCredential({
			name: 'Wrong',
			type: 'missedCallTwilioApi',
			data: {
				accountSid,
				authToken: 'wrong',
				signInWith: 'account',
				region: 'us1',
				apiUrl: stage.company.url,
			},
		});
		const caller = '+14155550146';
		const credentials = { missedCallTwilioApi: wrong };
		await changed(stage, handoff, { 'Send the Link': { credentials } }, () =>
			writes(caller, 'Do you do drains?'),
		);
		expect(links(caller)).toEqual([]);
		expect(complaints()).toMatchObject([
			{ body: expect.stringMatching(/(?=[^]*555-0146)(?=[^]*Twilio)/) as unknown },
		]);
	});
});

describe('what the booking tool posts', () => {
	test('without the secret, or with a wrong one, is refused', async () => {
		expect((await post(booking, {})).status).toBe(403);
		expect((await post(booking, { 'X-Booking-Secret': 'guessed' })).status).toBe(403);
	});

	test.each([
		['nothing', {}, 'contact'],
		['a list', [booking], 'contact'],
		['a word', '"hello"', ''],
		['no phone number', { ...booking, contact: 'somebody' }, 'contact'],
		['an object for a number', { ...booking, contact: { number: CALLER } }, 'contact'],
		['another business', { ...booking, business: OTHER_BUSINESS }, 'Your Phone Number'],
		['an event that is none', { ...booking, event: 'deleted' }, 'event'],
		['no time', { ...booking, startsAt: 'soon' }, 'startsAt'],
		['a formula', { ...booking, startsAt: '{{ $env }}' }, 'startsAt'],
	])('with %s is answered with what is wrong', async (_, body, field) => {
		const { status, answer } = await post(body);
		expect(status).toBe(422);
		expect(String(answer['error'] ?? answer['message'])).toContain(field);
	});

	test('of somebody without a conversation is answered with 404', async () => {
		const { status, answer } = await post({ ...booking, contact: STRANGER });
		expect(status).toBe(404);
		expect(answer['error']).toContain('There is no conversation with');
	});

	test('and cannot be noted is answered with 503, so that the tool posts it again', async () => {
		await changed(
			stage,
			handoff,
			{ 'Note the Outcome': { parameters: { phoneNumbers: 'nobody' } } },
			async () => {
				const { status, answer } = await post(booking);
				expect(status).toBe(503);
				expect(answer['error']).toMatch(/Try again[^]*nobody/);
			},
		);
	});

	test('is noted, and the owner hears when it is', async () => {
		const { status, answer } = await post(booking);
		expect({ status, answer }).toEqual({
			status: 200,
			answer: { noted: 'booked', contact: CALLER, business: BUSINESS },
		});
		const told = await stage.company.next(
			(event) => event.type === 'text' && event.message.to === OWNER && event.message.body.includes('Booked'),
		);
		expect(told).toMatchObject({
			message: { body: expect.stringMatching(/\(415\) 555-0142[^]*December 1, at \d/) as unknown },
		});
	});

	test('keeps links from who has booked, until they cancel', async () => {
		const contact = '+14155550144';
		await post({ ...booking, contact });
		await writes(contact, 'Thank you!');
		expect(links(contact)).toEqual([]);
		expect((await post({ ...booking, contact, event: 'cancelled' })).answer).toMatchObject({ noted: 'lost' });
		await writes(contact, 'Another day, please');
		expect(links(contact)).toHaveLength(1);
	});
});
