import { handleText } from '../../nodes/ReplyWatcher/handle-text';
import type { Watched } from '../../nodes/ReplyWatcher/settings';
import { telnyx } from '../../providers/telnyx';
import { twilio } from '../../providers/twilio';
import { sqliteStore } from '../ledger/sqlite-store';
import { sample } from './samples';

const BUSINESS = '+14155550100';
const CALLER = '+14155550142';
const PAIR = { business: BUSINESS, caller: CALLER };
const NOW = Date.UTC(2026, 10, 23, 15, 0, 0);

function read(name: string) {
	const { fields, json } = sample(name);
	const request = { url: '', headers: {}, query: {}, receivedAt: NOW };
	return name.startsWith('tx-')
		? telnyx.texts.readWebhook({ ...request, rawBody: json })
		: twilio.texts.readWebhook({ ...request, rawBody: new URLSearchParams(fields).toString() });
}

test.each([
	['tw-receipt-partially_delivered', { kind: 'receipt', status: 'delivered' }],
	['tx-message.read-read', { kind: 'receipt', status: 'delivered' }],
	['tw-group-mms', { kind: 'received', from: CALLER, isGroup: true }],
	['tx-received-group', { kind: 'received', from: CALLER, isGroup: true }],
	['tw-rcs-stop', { kind: 'received', optOut: 'stop' }],
])('%s is %j', (name, expected) => {
	expect(read(name)).toMatchObject(expected);
});

test('a receipt with SmsStatus alone is one, and an inbound text with it is none', () => {
	const form = (fields: Record<string, string>) =>
		twilio.texts.readWebhook({
			url: '',
			headers: {},
			query: {},
			receivedAt: NOW,
			rawBody: new URLSearchParams({ SmsSid: 'SM1', From: CALLER, To: BUSINESS, ...fields }).toString(),
		});
	expect(form({ SmsStatus: 'undelivered' })).toMatchObject({ kind: 'receipt', status: 'undelivered' });
	expect(form({ SmsStatus: 'received', Body: 'Hi' })).toMatchObject({ kind: 'received', body: 'Hi' });
});

describe('Telnyx’s own verdict on a text', () => {
	const inbound = (change: object) =>
		telnyx.texts.readWebhook({
			url: '',
			headers: {},
			query: {},
			receivedAt: NOW,
			rawBody: JSON.stringify({
				data: {
					event_type: 'message.received',
					payload: { id: '1', from: { phone_number: CALLER }, to: [{ phone_number: BUSINESS }], ...change },
				},
			}),
		});

	test.each([
		['STOP', 'stop'],
		['START', 'start'],
		['HELP', 'help'],
	])('%s goes before the words, and says that it was answered', (autoresponse_type, optOut) => {
		expect(inbound({ text: 'Arrêtez', autoresponse_type })).toMatchObject({ optOut, answered: true });
	});

	test('INFO is not answered by Telnyx', () => {
		expect(inbound({ text: 'INFO', autoresponse_type: null })).not.toHaveProperty('answered');
	});

	test('a text by RCS has its words where RCS has them', () => {
		expect(inbound({ type: 'RCS', body: { text: 'Hi' }, to: [{ agent_id: 'oak-street' }] })).toMatchObject({
			body: 'Hi',
			to: 'oak-street',
		});
	});
});

describe('STOP by RCS', () => {
	const watched = (number: string | undefined): Watched => ({
		system: twilio,
		number,
		holder: 'workflow:node',
		gatherMs: 0,
		answers: false,
		passOnOwner: false,
		downloadPictures: false,
	});

	test.each([
		['one number', BUSINESS],
		['every number, of which the address names none', undefined],
	])('is the opt-out of the same person, where the node watches %s', async (_what, number) => {
		const store = await sqliteStore();
		const ledger = await store.open();
		try {
			await ledger.saveBusiness({ number: BUSINESS, name: 'Oak Street Plumbing', servedBy: 'workflow' });
			const key = { provider: 'twilio', callId: 'CA1' };
			await ledger.claim(PAIR, key, NOW - 1000, 1);
			const sent = { kind: 'sent', textId: 'SM9', body: 'Sorry', segments: 1, status: 'sent' } as const;
			await ledger.recordSend(PAIR, key, sent, NOW - 1000);
			await handleText(ledger, watched(number), read('tw-rcs-stop'), NOW);
			expect(await ledger.isSuppressed(PAIR)).toBe(true);
		} finally {
			await store.dispose();
		}
	});
});
