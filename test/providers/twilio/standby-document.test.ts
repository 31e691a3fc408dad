import type { CallFlowSettings } from '../../../providers/contract';
import { telnyx } from '../../../providers/telnyx';
import { standby } from '../../../providers/twilio/standby';
import { standbyDocument } from '../../../providers/twilio/standby-document';
import { ACCOUNT, http, TWO_PHONES } from './support';

const SPACE = 'https://example.signalwire.com/api/laml';
const BINS = `${SPACE}/2010-04-01/Accounts/${ACCOUNT.accountSid}/LamlBins`;
const CREDENTIAL = { ...ACCOUNT, apiUrl: SPACE };
const MADE = { sid: 'bin-1', request_url: 'https://example.signalwire.com/laml-bins/bin-1' };

const documentOf = (change: Partial<CallFlowSettings> = {}) =>
	standbyDocument({ ...TWO_PHONES, ...change }).replace(/^<\?xml[^>]*\?>/, '');

describe('what SignalWire does with a call while n8n does not answer', () => {
	test('rings the phones one after the other and then says the greeting', () => {
		expect(documentOf()).toBe(
			'<Response>' +
				'<Dial answerOnBridge="true" timeout="18"><Number>+14155550198</Number></Dial>' +
				'<Dial answerOnBridge="true" timeout="12"><Number>+14155550199</Number></Dial>' +
				'<Say voice="Polly.Joanna" language="en-US">Sorry we missed your call.</Say><Hangup/></Response>',
		);
	});

	test('shows the business’s number to the phones where that is set', () => {
		expect(documentOf({ callerId: 'business' })).toContain('callerId="+14155550100"');
	});

	test('takes a voicemail of a forwarded call, which rang the phones before', () => {
		const greeting = { audioUrl: 'https://example.com/hello.mp3' };
		const afterMiss = { kind: 'voicemail', greeting, maxSeconds: 90, beep: true, transcribe: false } as const;
		expect(documentOf({ phones: [], afterMiss })).toBe(
			'<Response><Play>https://example.com/hello.mp3</Play>' +
				'<Record maxLength="90" playBeep="true" timeout="5"/><Hangup/></Response>',
		);
	});

	test('reads what a person wrote as no template and no markup', () => {
		const afterMiss = { kind: 'say', greeting: { text: '{{From}} <Hangup/>' } } as const;
		expect(documentOf({ afterMiss })).toContain('{ {From}} &lt;Hangup/&gt;');
	});
});

describe('the document at SignalWire', () => {
	test('is made there, and never a Studio flow', async () => {
		const { http: network, asked } = http({ status: 201, body: MADE });
		expect(await standby.put(network, CREDENTIAL, TWO_PHONES, undefined)).toEqual({
			id: 'bin-1',
			fields: { VoiceFallbackUrl: MADE.request_url, VoiceFallbackMethod: 'POST' },
		});
		expect(asked).toMatchObject([
			{ method: 'POST', url: BINS, form: { Name: 'Fallback for Oak Street Plumbing +14155550100 (n8n)' } },
		]);
	});

	test('is brought up to date, and made anew when somebody deleted it', async () => {
		const { http: network, asked } = http({ body: MADE }, { status: 404 }, { status: 201, body: MADE });
		await standby.put(network, CREDENTIAL, TWO_PHONES, 'bin-1');
		await standby.put(network, CREDENTIAL, TWO_PHONES, 'bin-1');
		expect(asked.map(({ method, url }) => [method, url])).toEqual([
			['PUT', `${BINS}/bin-1`],
			['PUT', `${BINS}/bin-1`],
			['POST', BINS],
		]);
	});

	test('is taken away, and may be gone already', async () => {
		const { http: network, asked } = http({ status: 204 }, { status: 404 });
		await standby.remove(network, CREDENTIAL, 'bin-1');
		await standby.remove(network, CREDENTIAL, 'bin-1');
		expect(asked).toMatchObject([
			{ method: 'DELETE', url: `${BINS}/bin-1` },
			{ method: 'DELETE', url: `${BINS}/bin-1` },
		]);
	});
});

test('publishing at Telnyx says how calls ring while n8n is down', () => {
	expect(telnyx.numbers.standbyByHand).toMatch(/TeXML Bin.*failover URL/);
});
