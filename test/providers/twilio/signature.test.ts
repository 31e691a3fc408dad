import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { isAuthentic } from '../../../providers/twilio/signature';
import { ACCOUNT, webhook, WEBHOOK } from './support';

const fields = { CallSid: 'CA1', From: '+14155550142', To: '+14155550100' };

describe('whether a webhook really comes from Twilio', () => {
	test('one that the account’s token signed does, query included', () => {
		expect(isAuthentic(webhook(fields), ACCOUNT)).toBe(true);
		expect(isAuthentic(webhook(fields, 'step=dialed&call=CA1'), ACCOUNT)).toBe(true);
	});

	test('SignalWire’s header is the same signature, made with its signing key', () => {
		const { headers, ...request } = webhook(fields, 'step=dialed');
		const renamed = { 'x-signalwire-signature': headers['x-twilio-signature'] };
		expect(isAuthentic({ ...request, headers: renamed }, ACCOUNT)).toBe(true);
		expect(isAuthentic({ ...request, headers: renamed }, { ...ACCOUNT, authToken: 'another' })).toBe(false);
	});

	test('one without a signature, or signed with another token, does not', () => {
		expect(isAuthentic({ ...webhook(fields), headers: {} }, ACCOUNT)).toBe(false);
		expect(isAuthentic({ ...webhook(fields), headers: { 'x-twilio-signature': '' } }, ACCOUNT)).toBe(false);
		expect(isAuthentic(webhook(fields, '', 'another-token'), ACCOUNT)).toBe(false);
	});

	test('one whose body, query or address was changed does not', () => {
		const signed = webhook(fields, 'step=dialed');
		expect(isAuthentic({ ...signed, rawBody: signed.rawBody.replace('5550142', '5550143') }, ACCOUNT)).toBe(
			false,
		);
		expect(isAuthentic({ ...signed, url: `${WEBHOOK}?step=accept` }, ACCOUNT)).toBe(false);
		expect(isAuthentic({ ...signed, url: signed.url.replace('n8n.example.com', 'localhost') }, ACCOUNT)).toBe(
			false,
		);
	});

	test('fields that nobody expected and fields that come twice are signed too', () => {
		const url = `${WEBHOOK}?step=incoming`;
		const rawBody = 'CallSid=CA1&New=1&Twice=a&Twice=b';
		const signature = getExpectedTwilioSignature(ACCOUNT.authToken, url, {
			CallSid: 'CA1',
			New: '1',
			Twice: ['a', 'b'],
		});
		const request = { ...webhook({}), url, rawBody, headers: { 'x-twilio-signature': signature } };
		expect(isAuthentic(request, ACCOUNT)).toBe(true);
		expect(isAuthentic({ ...request, rawBody: 'CallSid=CA1&New=1&Twice=a' }, ACCOUNT)).toBe(false);
	});

	test('a body covered by bodySHA256 must be that body', () => {
		const rawBody = '{"hello":"there"}';
		const query = `bodySHA256=${createHash('sha256').update(rawBody).digest('hex')}`;
		const request = { ...webhook({}, query), rawBody };
		expect(isAuthentic(request, ACCOUNT)).toBe(true);
		expect(isAuthentic({ ...request, rawBody: '{"hello":"you"}' }, ACCOUNT)).toBe(false);
	});

	test('whatever a stranger sends is refused, and nothing throws', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (signature, rawBody) => {
				expect(
					isAuthentic({ ...webhook({}), headers: { 'x-twilio-signature': signature }, rawBody }, ACCOUNT),
				).toBe(false);
			}),
		);
	});
});
