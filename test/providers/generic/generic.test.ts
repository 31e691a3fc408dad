import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { generic } from '../../../providers/generic';
import { readReport } from '../../../providers/generic/report';
import { ignored } from '../../../textback/ignore';
import { judge } from '../../../textback/verdict';
import { outcomeOf } from '../../../providers/generic/statuses';

const NOW = Date.UTC(2026, 10, 23, 15, 0, 0);
const call = { callId: 'pbx-1', from: '+14155550142', to: '+14155550100', status: 'missed' };
const read = (fields: Record<string, unknown>) => readReport(JSON.stringify({ ...call, ...fields }), NOW);

describe('the words for how a call ended', () => {
	test.each([
		['missed', 'noAnswer'],
		['NO ANSWER', 'noAnswer'],
		['NOANSWER', 'noAnswer'],
		['no_answer', 'noAnswer'],
		['SUCCESS', 'completed'],
		['ORIGINATOR_CANCEL', 'canceled'],
		['CHANUNAVAIL', 'failed'],
		['USER_BUSY', 'busy'],
		['ANSWERED', 'completed'],
		['Inbound', 'completed'],
		['Voicemail', 'voicemail'],
		['Outbound', undefined],
		['Notanswered', undefined],
		['NORMAL_CLEARING', undefined],
		['', undefined],
		['constructor', undefined],
	])('%s is %s', (word, outcome) => {
		expect(outcomeOf(word)).toBe(outcome);
	});
});

describe('the times of a call', () => {
	test.each<[string, Record<string, unknown>, string, string]>([
		[
			'as it says',
			{ startedAt: '2026-11-23T09:59:30-05:00', ringSeconds: 20 },
			'2026-11-23T14:59:30Z',
			'2026-11-23T14:59:50Z',
		],
		[
			'in seconds since 1970, as text',
			{ startedAt: String((NOW - 30_000) / 1000), ringSeconds: '20' },
			'2026-11-23T14:59:30Z',
			'2026-11-23T14:59:50Z',
		],
		['without a start', { ringSeconds: 20 }, '2026-11-23T14:59:40Z', '2026-11-23T15:00:00Z'],
		['without anything', {}, '2026-11-23T15:00:00Z', '2026-11-23T15:00:00Z'],
		[
			'without a time zone',
			{ startedAt: '2026-11-23T09:59:30', ringSeconds: 20 },
			'2026-11-23T14:59:40Z',
			'2026-11-23T15:00:00Z',
		],
		[
			'in the future, by a clock that is wrong',
			{ startedAt: '2027-01-01T00:00:00Z', ringSeconds: 20 },
			'2026-11-23T14:59:40Z',
			'2026-11-23T15:00:00Z',
		],
	])('%s', (_what, fields, startedAt, endedAt) => {
		expect(read(fields)?.events).toMatchObject([
			{ kind: 'received', at: Date.parse(startedAt) },
			{ kind: 'ended', at: Date.parse(endedAt) },
		]);
	});

	test('a caller who gave up after nobody knows how long is no misdial', () => {
		const settings = { shorterThanSeconds: 3, unverifiedNumbers: false };
		const ignoredBecause = (fields: Record<string, unknown>) => {
			const { events = [] } = read({ status: 'canceled', ...fields }) ?? {};
			const verdict = judge(events, { route: 'listen', proof: 'pressed1' });
			expect(verdict).toEqual({ kind: 'missed', reason: 'hungUp' });
			return verdict && ignored(events, verdict, settings);
		};
		expect(ignoredBecause({})).toBeUndefined();
		expect(ignoredBecause({ ringSeconds: 12 })).toBeUndefined();
		expect(ignoredBecause({ ringSeconds: 1 })).toBe('tooShort');
		expect(ignoredBecause({ startedAt: String(NOW / 1000 - 1) })).toBe('tooShort');
	});

	test('whatever is told, no time is after the report, and nothing throws', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.jsonValue(), (startedAt, ringSeconds) => {
				const events = read({ startedAt, ringSeconds })?.events ?? [];
				return events.length === 2 && events.every(({ at }) => at <= NOW);
			}),
		);
	});
});

test.each(['outbound', 'Outgoing', 'out'])(
	'a call that went out (%s) is nobody’s missed call',
	(direction) => {
		const request = { url: '', headers: {}, query: {}, rawBody: '', receivedAt: NOW };
		const told = { ...request, rawBody: JSON.stringify({ ...call, direction }) };
		expect(generic.calls.readWebhook(told)).toEqual({ kind: 'ignored', why: 'the call went out' });
	},
);

test('a message is told with its address, length and words; an address that is none is left out', () => {
	const message = { status: 'voicemail', voicemailUrl: 'https://pbx.example.com/1.wav', voicemailSeconds: 9 };
	expect(read({ ...message, transcript: 'Please call back' })?.events.slice(2)).toEqual([
		{ kind: 'voicemail', at: NOW, id: 'pbx-1', url: 'https://pbx.example.com/1.wav', seconds: 9 },
		{ kind: 'transcribed', at: NOW, id: 'pbx-1', text: 'Please call back' },
	]);
	expect(read({ ...message, voicemailUrl: 'javascript:alert(1)' })?.events).toHaveLength(2);
});

describe('the credential', () => {
	const secretOf = (bytes: number) => `whsec_${Buffer.from('k'.repeat(bytes)).toString('base64')}`;
	const request = { url: '', query: {}, rawBody: '{}', receivedAt: NOW };

	test.each([
		[{ proof: 'token', token: '' }, /16 characters/],
		[{ proof: 'token', token: 'short' }, /16 characters/],
		[{ proof: 'token', token: 'with spaces in the midst' }, /no spaces/],
		[{ proof: 'signature', secret: '' }, /whsec_/],
		[{ proof: 'signature', secret: 'whsec_c2hvcnQ=' }, /whsec_/],
		[{ proof: 'signature', secret: 'whsec_this is no base64 at all!' }, /whsec_/],
		[{ proof: 'signature', secret: secretOf(23) }, /24 to 64 bytes/],
		[{ proof: 'signature', secret: secretOf(65) }, /24 to 64 bytes/],
	])('%j proves nothing and is told what to do', (credential, words) => {
		expect(generic.problemOf(credential)).toMatch(words);
		const headers = {
			authorization: `Bearer ${'token' in credential ? credential.token : credential.secret}`,
		};
		expect(generic.isAuthentic({ ...request, headers }, credential)).toBe(false);
	});

	test.each([24, 64])('may have a key of %i bytes', (bytes) => {
		expect(generic.problemOf({ proof: 'signature', secret: secretOf(bytes) })).toBeUndefined();
	});

	test('with the old secret or the new one proves what was signed with both, while the secret is replaced', () => {
		const at = new Date();
		const [before, after] = [secretOf(32), secretOf(48)];
		const signatures = [before, after].map((secret) =>
			new Webhook(secret).sign('msg-1', at, request.rawBody),
		);
		const headers = {
			'webhook-id': 'msg-1',
			'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
			'webhook-signature': signatures.join(' '),
		};
		const isProven = (secret: string) =>
			generic.isAuthentic({ ...request, headers }, { proof: 'signature', secret });
		expect([before, after, secretOf(40)].map(isProven)).toEqual([true, true, false]);
	});

	test('that says signature takes no token, and the other way round', () => {
		const token = 'a-token-of-32-characters-or-more';
		const headers = { authorization: `Bearer ${token}` };
		expect(generic.isAuthentic({ ...request, headers }, { proof: 'token', token })).toBe(true);
		const secret = secretOf(32);
		expect(generic.isAuthentic({ ...request, headers }, { proof: 'signature', token, secret })).toBe(false);
	});
});
