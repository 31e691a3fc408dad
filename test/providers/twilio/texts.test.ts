import { ProviderError } from '../../../providers/error';
import { twilio } from '../../../providers/twilio';
import { ACCOUNT, http, webhook } from './support';

const text = { from: '+14155550100', to: '+14155550142', body: 'Sorry we missed your call' };
const accepted = { status: 201, body: { sid: 'SM1', status: 'queued', num_segments: '1' } };

async function failure(request: Promise<unknown>): Promise<ProviderError> {
	const error: unknown = await request.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (!(error instanceof ProviderError)) throw new Error(`expected a ProviderError, got ${String(error)}`);
	return error;
}

describe('sending a text', () => {
	test('asks Twilio to send it soon or not at all, and to report on it', async () => {
		const api = http(accepted);
		const sent = await twilio.texts.send(api.http, ACCOUNT, {
			...text,
			receiptUrl: 'https://n8n.example.com/r',
		});
		expect(sent).toEqual({ id: 'SM1', status: 'queued', segments: 1 });
		expect(api.asked).toMatchObject([
			{
				method: 'POST',
				url: `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT.accountSid}/Messages.json`,
				form: {
					From: text.from,
					To: text.to,
					Body: text.body,
					StatusCallback: 'https://n8n.example.com/r#rc=5&rp=ct,rt,4xx,5xx',
					ValidityPeriod: '900',
				},
			},
		]);
	});

	test('takes a picture along, and leaves the sender to a Messaging Service', async () => {
		const api = http(accepted);
		const picture = 'https://example.com/van.png';
		await twilio.texts.send(api.http, ACCOUNT, { ...text, service: 'MG1', picture });
		expect(api.asked[0]?.form).toMatchObject({ MessagingServiceSid: 'MG1', MediaUrl: picture });
		expect(api.asked[0]?.form).not.toHaveProperty('From');
	});

	test.each([
		[{ region: 'ie1' }, 'https://api.dublin.ie1.twilio.com'],
		[{ region: 'au1' }, 'https://api.sydney.au1.twilio.com'],
		[{ region: 'us1', apiUrl: 'http://127.0.0.1:4040/' }, 'http://127.0.0.1:4040'],
	])('goes where the credential says: %j', async (where, origin) => {
		const api = http(accepted);
		await twilio.texts.send(api.http, { ...ACCOUNT, ...where }, text);
		expect(api.asked[0]?.url).toMatch(new RegExp(`^${origin}/2010-04-01/`));
	});

	test.each([
		[400, 21610, 'optedOut'],
		[400, 21211, 'unreachableNumber'],
		[400, 21614, 'unreachableNumber'],
		[400, 21635, 'unreachableNumber'],
		[400, 21408, 'notAllowed'],
		[400, 21608, 'notAllowed'],
		[400, 21606, 'notAllowed'],
		[429, 21611, 'busy'],
		[401, 20003, 'credentials'],
		[429, 20429, 'busy'],
		[400, 29999, 'refused'],
	])(
		'HTTP %i with code %i is %s, said so that a person can act on it, and surely not sent',
		async (status, code, kind) => {
			const error = await failure(
				twilio.texts.send(http({ status, body: { code, message: 'Twilio’s words' } }).http, ACCOUNT, text),
			);
			expect(error.kind).toBe(kind);
			expect(error.details).toMatchObject({ code: String(code), httpStatus: status, mayHaveHappened: false });
			expect(error.message).toContain(String(code));
			expect(error.advice).toMatch(/\w{4,}/);
		},
	);

	test('a bare 401 or 429, or an answer in HTML, is understood by its status', async () => {
		const html = '<html>Service unavailable</html>';
		expect(
			(await failure(twilio.texts.send(http({ status: 401, body: html }).http, ACCOUNT, text))).kind,
		).toBe('credentials');
		expect((await failure(twilio.texts.send(http({ status: 429, body: '' }).http, ACCOUNT, text))).kind).toBe(
			'busy',
		);
	});

	test.each([
		['Twilio fails', { status: 500, body: { message: 'oops' } }],
		['a proxy fails', { status: 502, body: '<html>' }],
		['somebody else answers', { status: 200, body: '<html>Welcome to hotel Wi-Fi</html>' }],
		['the answer lacks the id', { status: 201, body: {} }],
		['nobody answers', new Error('timeout of 10000ms exceeded')],
	])('when %s the text may be on its way all the same', async (_what, answer) => {
		const error = await failure(twilio.texts.send(http(answer).http, ACCOUNT, text));
		expect(error.kind).toBe('unavailable');
		expect(error.details.mayHaveHappened).toBe(true);
	});

	test('a credential without its token is named before anything is sent', async () => {
		const api = http(accepted);
		const error = await failure(twilio.texts.send(api.http, { accountSid: 'AC1', authToken: ' ' }, text));
		expect(error.kind).toBe('credentials');
		expect(api.asked).toEqual([]);
	});

	test('no secret gets into an error', async () => {
		const error = await failure(twilio.texts.send(http({ status: 500 }).http, ACCOUNT, text));
		expect(JSON.stringify([error.message, error.advice, error.details])).not.toContain(ACCOUNT.authToken);
	});
});

describe('finding out whether a text went out', () => {
	const since = Date.UTC(2026, 10, 23, 23, 59, 30);
	const sought = { from: text.from, to: text.to, except: new Set<string>() };
	const message = (id: string, created: string) => ({
		sid: id,
		status: 'sent',
		body: 'any words',
		date_created: created,
	});

	test('the provider’s list is asked for the two numbers', async () => {
		const api = http({ body: { messages: [message('SM9', 'Mon, 23 Nov 2026 23:59:31 +0000')] } });
		expect(await twilio.texts.findSent(api.http, ACCOUNT, sought, since)).toEqual({
			id: 'SM9',
			status: 'sent',
			body: 'any words',
		});
		const query = Object.fromEntries(new URL(api.asked[0]?.url ?? '').searchParams);
		// A filter by the date of sending would leave out a text that still waits to be sent.
		expect(query).toEqual({ From: text.from, To: text.to, PageSize: '1000' });
	});

	test('a text that still waits in the queue is, also on a later page', async () => {
		const queued = {
			...message('SM9', 'Mon, 23 Nov 2026 23:59:31 +0000'),
			status: 'queued',
			date_sent: null,
		};
		const next = '/2010-04-01/Accounts/AC/Messages.json?Page=1&PageToken=x';
		const older = message('SM8', 'Mon, 23 Nov 2026 23:59:29 +0000');
		const api = http(
			{ body: { messages: [older], next_page_uri: next } },
			{ body: { messages: [queued], next_page_uri: null } },
		);
		expect(await twilio.texts.findSent(api.http, ACCOUNT, sought, since)).toMatchObject({
			id: 'SM9',
			status: 'queued',
		});
	});

	test('an older text is not it', async () => {
		const api = http({ body: { messages: [message('SM8', 'Mon, 23 Nov 2026 23:59:29 +0000')] } });
		expect(await twilio.texts.findSent(api.http, ACCOUNT, sought, since)).toBeUndefined();
	});

	test('a text of the same second is, since Twilio counts in whole seconds', async () => {
		const api = http({ body: { messages: [message('SM9', 'Mon, 23 Nov 2026 23:59:30 +0000')] } });
		expect(await twilio.texts.findSent(api.http, ACCOUNT, sought, since + 900)).toMatchObject({ id: 'SM9' });
	});
});

describe('what a messaging webhook tells', () => {
	const inbound = {
		MessageSid: 'SM2',
		From: '+14155550142',
		To: '+14155550100',
		Body: 'Hi <b>there</b> \u0000 👋',
	};

	test('a text came in, with its pictures', () => {
		const read = twilio.texts.readWebhook(
			webhook({ ...inbound, NumMedia: '1', MediaUrl0: 'https://api.twilio.com/ME1' }),
		);
		expect(read).toEqual({
			kind: 'received',
			id: 'SM2',
			from: inbound.From,
			to: inbound.To,
			body: inbound.Body,
			media: ['https://api.twilio.com/ME1'],
		});
	});

	test('Twilio’s own reading of STOP is passed on', () => {
		expect(twilio.texts.readWebhook(webhook({ ...inbound, OptOutType: 'STOP' }))).toMatchObject({
			optOut: 'stop',
		});
	});

	test.each([
		['queued', 'queued'],
		['sending', 'queued'],
		['sent', 'sent'],
		['delivered', 'delivered'],
		['undelivered', 'undelivered'],
		['failed', 'failed'],
	])('a receipt says %s', (MessageStatus, status) => {
		const read = twilio.texts.readWebhook(webhook({ ...inbound, MessageStatus, ErrorCode: '30006' }));
		expect(read).toMatchObject({ kind: 'receipt', id: 'SM2', status, errorCode: '30006' });
	});

	test('what lacks an id, or has a status that we do not follow, is ignored and said so', () => {
		expect(twilio.texts.readWebhook(webhook({ Body: 'hello' })).kind).toBe('ignored');
		expect(twilio.texts.readWebhook(webhook({ ...inbound, MessageStatus: 'levitating' })).kind).toBe(
			'ignored',
		);
	});

	test('a count of pictures that is nonsense is not believed', () => {
		expect(twilio.texts.readWebhook(webhook({ ...inbound, NumMedia: '99999999' }))).toMatchObject({
			media: [],
		});
		expect(twilio.texts.readWebhook(webhook({ ...inbound, NumMedia: 'many' }))).toMatchObject({ media: [] });
	});
});

describe('what a delivery error means', () => {
	test.each(['30001', '30003', '30006', '30007', '30032', '30034', '21610'])(
		'%s is a sentence that says what to do',
		(code) => {
			expect(twilio.texts.explain(code)).toMatch(/^[A-Z].+\. .+\.$/);
		},
	);

	test.each([
		['21610', text.from, 'optedOut'],
		['21635', text.from, 'landline'],
		['30006', text.from, 'mayBeLandline'],
		['30003', text.from, undefined],
		['30004', '+18885550100', 'optedOut'],
		['30004', text.from, undefined],
	])('%s of a text from %s says of the recipient: %s', (code, from, finding) => {
		expect(twilio.texts.finding(code, from)).toBe(finding);
	});

	test('an unregistered number is told from an unverified toll-free one', () => {
		expect(twilio.texts.explain('30034')).toContain('A2P 10DLC');
		expect(twilio.texts.explain('30032')).toContain('Toll-Free');
	});

	test('an unknown code leads to Twilio’s page on it', () => {
		expect(twilio.texts.explain('39999')).toContain('https://www.twilio.com/docs/api/errors/39999');
	});

	test('a code by the name of something that every object has is no known one', () => {
		expect(twilio.texts.explain('constructor')).toContain('(Twilio error constructor)');
	});

	test.each([
		['half a character', '\uD800'],
		['a path', '../console'],
		['a long text', '3'.repeat(100_000)],
		['nothing', ''],
	])('%s in place of a code is neither looked up nor passed on', (_, code) => {
		expect(twilio.texts.explain(code)).toBe(
			'The text was not delivered, for a reason that Twilio does not explain.',
		);
	});
});

describe('looking a number up', () => {
	const answered = (type: string) => ({ status: 200, body: { line_type_intelligence: { type } } });

	test.each([
		['landline', 'landline'],
		['mobile', 'mobile'],
		['fixedVoip', 'unknown'],
		['', 'unknown'],
	])('%j is %s', async (type, line) => {
		const api = http(answered(type));
		expect(await twilio.texts.lookUpLine(api.http, ACCOUNT, text.to)).toBe(line);
		expect(api.asked).toMatchObject([
			{
				url: 'https://lookups.twilio.com/v2/PhoneNumbers/%2B14155550142',
				query: { Fields: 'line_type_intelligence' },
			},
		]);
	});

	test('is not asked for with the credential of another region, which Lookup refuses', async () => {
		const api = http(answered('landline'));
		const error = await failure(twilio.texts.lookUpLine(api.http, { ...ACCOUNT, region: 'ie1' }, text.to));
		expect(error).toMatchObject({ kind: 'notAllowed', advice: expect.stringContaining('US1') as unknown });
		expect(api.asked).toEqual([]);
	});

	test('without an answer throws; what it means for the text is for the node to say', async () => {
		const api = http({ status: 400, body: { code: 60601, message: 'Not approved' } });
		expect((await failure(twilio.texts.lookUpLine(api.http, ACCOUNT, text.to))).details.code).toBe('60601');
	});
});

describe('answering a text', () => {
	test('says nothing, or one text that needs no escaping by us', () => {
		expect(twilio.texts.webhookAnswer.body).toMatch(/<Response\/>$/);
		const { body, contentType } = twilio.texts.replyAnswer('Smith & Sons: <stop> "now"');
		expect(body).toMatch(/<Response><Message>Smith &amp; Sons: &lt;stop&gt; "now"<\/Message><\/Response>$/);
		expect(contentType).toContain('text/xml');
	});

	test.each([
		[{ Body: 'STOP' }, true],
		[{ Body: ' Help\n' }, true],
		[{ Body: 'take me off your list' }, undefined],
		[{ Body: 'arrêt', OptOutType: 'STOP' }, true],
	])('knows what Twilio answers by itself: %j', (fields, answered) => {
		const read = twilio.texts.readWebhook(
			webhook({ MessageSid: 'SM1', From: text.to, To: text.from, ...fields }),
		);
		expect(read).toMatchObject({ kind: 'received' });
		expect('answered' in read ? read.answered : undefined).toBe(answered);
	});
});
